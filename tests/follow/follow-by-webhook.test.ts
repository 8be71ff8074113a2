import { afterEach, describe, expect, it } from 'vitest';
import { TooManyFollowsError } from '../../src/lib/errors.ts';
import { asked, followWorld } from './support/follow-world.ts';
import { type Answer, ECHO, isGenuine } from './support/webhook-receiver.ts';

describe('following by webhook', () => {
  const world = followWorld();
  afterEach(() => {
    world.hook.answer = ECHO;
  });

  async function start() {
    const keys = await world.following().start(asked({ channel: 'webhook', target: world.hook.url }));
    if (keys === null) throw new Error('no keys');
    return { ...keys, stopToken: new URL(keys.stopUrl).searchParams.get('token') ?? '' };
  }

  it('begins with a challenge that has to come back, and signs all it sends', async () => {
    const { secret, stopToken } = await start();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await world.following().read('stop', stopToken)).toMatchObject({ state: 'pending' });
    await world.round();
    expect(await world.following().read('stop', stopToken)).toMatchObject({ state: 'active' });
    await world.harvest({ sourceId: 'nurse-1' });
    world.pass(1);
    await world.round();
    const [challenge, news] = world.hook.received;
    expect(world.hook.received).toHaveLength(2);
    expect(challenge?.body.type).toBe('follow.challenge');
    expect(news?.body).toMatchObject({
      type: 'vacancies.new',
      data: {
        search: { label: 'sygeplejerske', url: 'https://sundet.example/?q=sygeplejerske&lang=da' },
        total: 1,
        vacancies: [{ title: 'Sygeplejerske', employer: 'Rigshospitalet', country: 'DK' }],
      },
    });
    const [vacancy] = news?.body.data.vacancies ?? [];
    expect(vacancy?.url).toBe(`https://sundet.example/vacancy/${vacancy?.id}?lang=da`);
    expect(news && isGenuine(news, secret, world.clock.now())).toBe(true);
    expect(news && isGenuine({ ...news, raw: `${news.raw} ` }, secret, world.clock.now())).toBe(false);
    expect(news && isGenuine(news, 'whsec_AAAA', world.clock.now())).toBe(false);
    // Sent on by somebody later.
    world.pass(1);
    expect(news && isGenuine(news, secret, world.clock.now())).toBe(false);
    expect(news?.headers['idempotency-key']).toBe(`"${news?.headers['webhook-id']}"`);
  });

  const NEVER: Answer = () => null;
  const UNCONFIRMED: readonly (readonly [string, Answer])[] = [
    ['says only that all is well', () => ({ status: 200, text: 'ok' })],
    ['sends another challenge back', () => ({ status: 200, text: '{"challenge":"x"}' })],
    ['answers an error', () => ({ status: 500, text: '' })],
    ['never answers', NEVER],
  ];
  it.each(UNCONFIRMED)('tells nothing to a receiver that %s, and forgets it', async (_name, answer) => {
    world.hook.answer = answer;
    if (answer === NEVER) world.wait(500);
    const { stopToken } = await start();
    await world.harvest({ sourceId: 'nurse-1' });
    for (let hour = 0; hour < 40; hour += 10) {
      await world.round();
      world.pass(10);
    }
    expect(new Set(world.hook.received.map(({ body }) => body.type))).toEqual(new Set(['follow.challenge']));
    expect(await world.following().read('stop', stopToken)).toMatchObject({ state: 'off' });
    const { rows } = await world.database().pool.query('select target, secret from follow');
    expect(rows).toEqual([{ target: null, secret: null }]);
  });

  it('follows no redirect: one is a failure like any other', async () => {
    world.hook.answer = () => ({ status: 307, headers: { location: '/elsewhere' } });
    await start();
    await world.round();
    expect(world.hook.received).toHaveLength(1);
    expect(JSON.stringify(world.log)).toContain('status 307');
  });

  it('tries what failed again under the same id, newly signed', async () => {
    const { secret } = await start();
    await world.round();
    await world.harvest({ sourceId: 'nurse-1' });
    world.pass(1);
    world.hook.answer = () => ({ status: 503 });
    await world.round();
    world.hook.answer = () => ({ status: 204 });
    world.pass(1);
    await world.round();
    world.pass(1);
    await world.round();
    const news = world.hook.received.filter(({ body }) => body.type === 'vacancies.new');
    expect(news).toHaveLength(2);
    expect(new Set(news.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [first, second] = news;
    expect(first?.headers['webhook-timestamp']).not.toBe(second?.headers['webhook-timestamp']);
    world.pass(-1);
    expect(second && isGenuine(second, secret, world.clock.now())).toBe(true);
  });

  it('stops at once where the receiver answers 410', async () => {
    const { stopToken } = await start();
    await world.round();
    await world.harvest({ sourceId: 'nurse-1' });
    world.pass(1);
    world.hook.answer = () => ({ status: 410 });
    await world.round();
    expect(await world.following().read('stop', stopToken)).toMatchObject({ state: 'off' });
  });

  it('tells all of very many, in parts, each once', async () => {
    await start();
    await world.round();
    await world.harvest(...Array.from({ length: 230 }, (_, index) => ({ sourceId: `nurse-${index}` })));
    world.pass(1);
    await world.round();
    const parts = world.hook.received.flatMap(({ body }) =>
      body.data.vacancies ? [body.data.vacancies] : [],
    );
    expect(parts.map((part) => part.length).toSorted()).toEqual([100, 100, 30].toSorted());
    expect(new Set(parts.flat().map(({ id }) => id)).size).toBe(230);
  });

  it('reads no more than a little of an answer, and waits for none that trickles', async () => {
    world.hook.answer = () => ({ status: 200, text: 'x'.repeat(5_000_000) });
    const { stopToken } = await start();
    await world.round();
    expect(await world.following().read('stop', stopToken)).toMatchObject({ state: 'pending' });
    expect(JSON.stringify(world.log)).toContain('no echo');
  });

  it('takes no more than twenty searches, three of them unconfirmed', async () => {
    for (let time = 0; time < 3; time += 1) await start();
    await expect(start()).rejects.toThrow(TooManyFollowsError);
  });
});
