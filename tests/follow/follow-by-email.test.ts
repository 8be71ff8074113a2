import { describe, expect, it } from 'vitest';
import { NotDeliveredError } from '../../src/follow/follow-errors.ts';
import { NoRoomError } from '../../src/lib/errors.ts';
import { asked, type FollowWorld, followWorld, tokenIn } from './support/follow-world.ts';

const NURSE = { sourceId: 'nurse-1' };

describe('following by e-mail', () => {
  const world = followWorld();

  async function confirmed(change: Parameters<typeof asked>[0] = {}): Promise<void> {
    await world.following().start(asked(change));
    await world.round();
    const text = world.mail.mails.at(-1)?.text ?? '';
    expect(await world.following().confirm(tokenIn(text, 'confirm'))).toMatchObject({ state: 'active' });
    world.mail.mails.length = 0;
  }

  it('sends nothing but the question before it is answered, and deletes who does not answer', async () => {
    await world.following().start(asked({}));
    await world.round();
    expect(world.mail.mails.map(({ to }) => to)).toEqual([['anna@example.org']]);
    await world.harvest(NURSE);
    for (let hour = 0; hour < 50; hour += 10) {
      world.pass(10);
      await world.round();
    }
    expect(world.mail.mails).toHaveLength(1);
    expect(await world.store().counts()).toMatchObject({ pending: 0, active: 0, waiting: 0 });
    expect(await rows(world, 'follow')).toEqual([]);
  });

  it('tells what is new after that, each vacancy once, and nothing that was there before', async () => {
    await world.harvest({ sourceId: 'old', title: 'Sygeplejerske fra før' });
    world.pass(1);
    await confirmed();
    await world.round();
    expect(world.mail.mails).toHaveLength(0);
    world.pass(1);
    await world.harvest(NURSE, { sourceId: 'cook', title: 'Kok', description: 'Mad.' });
    world.pass(1);
    await world.round();
    expect(world.mail.mails.map(({ headers }) => headers.get('subject'))).toEqual([
      '1 nyt job: sygeplejerske',
    ]);
    expect(world.mail.mails[0]?.text).not.toContain('Sygeplejerske fra før');
    for (let hour = 0; hour < 80; hour += 20) {
      world.pass(20);
      // Seen again, and changed: no news.
      await world.harvest({ ...NURSE, description: `Vi søger. ${hour}` });
      await world.round();
    }
    expect(world.mail.mails).toHaveLength(1);
  });

  it('says nothing of what is only near to the words', async () => {
    await confirmed({ query: { ...asked({}).query, q: 'sygeplejerske tandklinik' } });
    await world.harvest(NURSE);
    world.pass(2);
    await world.round();
    expect(world.mail.mails).toHaveLength(0);
  });

  it('writes at most once an hour, or a day', async () => {
    await confirmed({ howOften: 'daily' });
    for (let hour = 0; hour < 48; hour += 6) {
      await world.harvest({ sourceId: `nurse-${hour}` });
      world.pass(6);
      await world.round();
    }
    expect(world.mail.mails).toHaveLength(2);
  });

  it('keeps a link good for one use and one day, and all that are not good apart from nothing', async () => {
    await world.following().start(asked({}));
    await world.round();
    const token = tokenIn(world.mail.mails[0]?.text ?? '', 'confirm');
    const following = world.following();
    expect(await following.read('stop', token)).toBeNull();
    expect(await following.read('confirm', 'x'.repeat(43))).toBeNull();
    expect(await following.confirm(token)).toMatchObject({ label: 'sygeplejerske', state: 'active' });
    expect(await following.confirm(token)).toBeNull();
    expect(await following.read('confirm', token)).toBeNull();
  });

  it('lets a link run out', async () => {
    await world.following().start(asked({}));
    await world.round();
    const token = tokenIn(world.mail.mails[0]?.text ?? '', 'confirm');
    world.pass(24);
    expect(await world.following().read('confirm', token)).toBeNull();
    expect(await world.following().confirm(token)).toBeNull();
  });

  it('stops with one click and forgets the address', async () => {
    await confirmed();
    await world.harvest(NURSE);
    world.pass(1);
    await world.round();
    const [mail] = world.mail.mails;
    const token = tokenIn(mail?.text ?? '', 'stop');
    expect(mail?.headers.get('list-unsubscribe')).toBe(
      `<https://sundet.example/follow/stop?token=${token}&lang=da>`,
    );
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    await world.following().stop(token);
    await world.following().stop(token);
    for (const table of ['follow', 'follow_token', 'follow_told', 'follow_delivery']) {
      expect([table, await rows(world, table)]).toEqual([table, []]);
    }
    await world.harvest({ sourceId: 'nurse-2' });
    world.pass(2);
    await world.round();
    expect(world.mail.mails).toHaveLength(1);
  });

  it('keeps no token, and writes neither address nor search into its log', async () => {
    await confirmed();
    world.mail.refuseNext({ message: 'no such user anna@example.org', responseCode: 550 });
    await world.harvest(NURSE);
    world.pass(1);
    await world.round();
    world.pass(1);
    await world.round();
    const token = tokenIn(world.mail.mails[0]?.text ?? '', 'stop');
    expect(JSON.stringify(await rows(world, 'follow_token'))).not.toContain(token);
    expect(world.log.length).toBeGreaterThan(2);
    expect(JSON.stringify(world.log)).not.toMatch(/anna|example\.org|sygeplejerske/i);
    expect(JSON.stringify(world.log)).toContain('mail EMESSAGE 550');
  });

  it('asks an address three times a day at most, and tells nobody', async () => {
    for (let time = 0; time < 6; time += 1) {
      expect(await world.following().start(asked({ path: `/?q=${time}` }))).toBeNull();
    }
    await world.round();
    expect(world.mail.mails).toHaveLength(3);
  });

  it('writes to no more within an hour than all together may be written to, whoever asks', async () => {
    const following = world.following({ confirmationsAnHour: 3, follows: 100 });
    const start = (name: string) => following.start(asked({ target: `${name}@example.org` }));
    for (const name of ['a', 'b', 'c']) expect(await start(name)).toBeNull();
    const error = await start('d').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoRoomError);
    expect(error).toHaveProperty('retryAfterSeconds', 3_600);
    await world.round();
    expect(world.mail.mails).toHaveLength(3);
    world.pass(1);
    expect(await start('d')).toBeNull();
  });

  it('does not count whom it leaves out, and tells nothing of them when there is no room', async () => {
    const following = world.following({ confirmationsAnHour: 4, follows: 100 });
    for (let time = 0; time < 6; time += 1) {
      expect(await following.start(asked({ path: `/?q=${time}` }))).toBeNull();
    }
    expect(await following.start(asked({ target: 'b@example.org' }))).toBeNull();
    for (const target of ['anna@example.org', 'c@example.org']) {
      await expect(following.start(asked({ target }))).rejects.toThrow(NoRoomError);
    }
  });

  it('keeps no more follows than there is room for', async () => {
    const following = world.following({ confirmationsAnHour: 100, follows: 2 });
    await following.start(asked({ target: 'a@example.org' }));
    await following.start(asked({ target: 'b@example.org' }));
    await expect(following.start(asked({ target: 'c@example.org' }))).rejects.toThrow(NoRoomError);
  });

  it('lets whoever asks for the same again have it once', async () => {
    await confirmed();
    await confirmed({ target: 'anna@EXAMPLE.org' });
    await world.harvest(NURSE);
    world.pass(1);
    await world.round();
    expect(world.mail.mails).toHaveLength(1);
  });

  it('is killed between finding and sending: the next round sends, once', async () => {
    await confirmed();
    await world.harvest(NURSE);
    world.pass(1);
    const killed = () => Promise.reject(new Error('killed'));
    const store = world.store();
    await expect(world.round({ store: { ...store, takeDeliveries: killed } })).rejects.toThrow('killed');
    expect(world.mail.mails).toHaveLength(0);
    await world.round();
    world.pass(1);
    await world.round();
    expect(world.mail.mails).toHaveLength(1);
  });

  it('is killed while it finds: what it took in hand is looked through by the next', async () => {
    await confirmed();
    await world.harvest(NURSE);
    world.pass(1);
    const killed = () => Promise.reject(new Error('killed'));
    await world.round({ store: { ...world.store(), recordNews: killed } });
    expect(world.mail.mails).toHaveLength(0);
    world.pass(0.25);
    await world.round();
    expect(world.mail.mails).toHaveLength(1);
  });

  it('is killed between sending and noting it: what is sent again is known by its id', async () => {
    await confirmed();
    await world.harvest(NURSE);
    world.pass(1);
    const killed = () => Promise.reject(new Error('killed'));
    await expect(world.round({ store: { ...world.store(), delivered: killed } })).rejects.toThrow('killed');
    world.pass(0.25);
    await world.round();
    world.pass(1);
    await world.round();
    const ids = world.mail.mails.map(({ headers }) => headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('is run by three at once: each vacancy is told once', async () => {
    await confirmed();
    await world.harvest(NURSE, { sourceId: 'nurse-2' });
    world.pass(1);
    await Promise.all([world.round(), world.round(), world.round()]);
    expect(world.mail.mails).toHaveLength(1);
    expect(world.mail.mails[0]?.text.match(/vacancy\//g)).toHaveLength(2);
  });

  it('tries again after failures, less and less often, and after five days forgets the address', async () => {
    await confirmed();
    await world.harvest(NURSE);
    world.pass(1);
    const tried: Date[] = [];
    const deps = world.deps();
    const dead = {
      confirm: async () => false,
      tell: async () => {
        tried.push(world.clock.now());
        throw new NotDeliveredError('unanswered');
      },
    };
    const start = world.clock.now().getTime();
    for (let time = 0; time < 27; time += 1) {
      await world.round({ ...deps, carriers: new Map([['email', dead]]) });
      world.pass(time < 4 ? 0.5 : 6);
    }
    const hours = tried.map((at) => (at.getTime() - start) / 3_600_000);
    expect(hours.slice(0, 5)).toEqual([0, 0.5, 1, 1.5, 8]);
    expect(hours.at(-1)).toBeGreaterThanOrEqual(120);
    expect(hours.length).toBeLessThan(16);
    expect(await rows(world, 'follow')).toMatchObject([{ state: 'off', target: null, secret: null }]);
    expect(await rows(world, 'follow_delivery')).toEqual([]);
    world.pass(31 * 24);
    await world.round();
    expect(await rows(world, 'follow')).toEqual([]);
  });

  it('lists thirty and says how many more', async () => {
    await confirmed({ language: 'sv' });
    await world.harvest(...Array.from({ length: 130 }, (_, index) => ({ sourceId: `nurse-${index}` })));
    world.pass(1);
    await world.round();
    const [mail] = world.mail.mails;
    expect(mail?.headers.get('subject')).toBe('130 nya jobb: sygeplejerske');
    expect(mail?.text.match(/\/vacancy\//g)).toHaveLength(30);
    expect(mail?.text).toContain('Och 100 till.');
    world.pass(1);
    await world.round();
    expect(world.mail.mails).toHaveLength(1);
  });

  it('lets no search and no ad write a header of the mail', async () => {
    const label = 'nurse\r\nBcc: victim@example.org\r\n\r\nhello';
    await confirmed({ label });
    await world.harvest({ ...NURSE, title: 'Sygeplejerske\r\nBcc: victim@example.org' });
    world.pass(1);
    await world.round();
    const [mail] = world.mail.mails;
    expect(mail?.to).toEqual(['anna@example.org']);
    expect(mail?.headers.has('bcc')).toBe(false);
    expect(mail?.headers.get('subject')).toBe('1 nyt job: nurse Bcc: victim@example.org hello');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('is found and removed by whoever erases an address', async () => {
    await confirmed();
    await confirmed({ target: 'bo@example.org' });
    const change = (text: string) => text.replaceAll('anna@example.org', '[…]');
    expect(await world.store().erase(change, true)).toBe(1);
    expect(await rows(world, 'follow')).toHaveLength(2);
    expect(await world.store().erase(change, false)).toBe(1);
    expect(await rows(world, 'follow')).toMatchObject([{ target: 'bo@example.org' }]);
  });
});

async function rows({ database }: FollowWorld, table: string): Promise<Record<string, unknown>[]> {
  return (await database().pool.query(`select * from ${table}`)).rows;
}
