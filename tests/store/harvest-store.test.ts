import { randomBytes } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { NO_COUNTS, type RunMode } from '../../src/domain/harvest.ts';
import { RunWriter } from '../../src/harvest/run-writer.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import type { RunResult } from '../../src/store/harvest-store.ts';
import { createSharedTurns } from '../../src/store/shared-turns.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { testDatabase } from '../support/test-database.ts';
import { MALMO, samplePosting, sampleRun, versioned } from './sample-posting.ts';

const database = testDatabase();
const store = () => createHarvestStore(database(), fixedClock('2026-03-02T12:00:00+01:00'));

interface State {
  readonly closed_at: Date | null;
  readonly closed_reason: string | null;
  readonly open_until: Date | null;
  readonly title: string;
  readonly first_seen_at: Date;
}

async function vacancyOf(sourceId: string, source = 'jobnet'): Promise<State | undefined> {
  const { rows } = await database().pool.query<State>(
    'select closed_at, closed_reason, open_until, title, first_seen_at from vacancy where id = $1',
    [vacancyId(source, sourceId)],
  );
  return rows[0];
}

describe('writing', () => {
  test('inserts, then finds unchanged, then changes', async () => {
    const first = versioned(samplePosting({ sourceId: 'a' }));
    const second = versioned(samplePosting({ sourceId: 'b' }));
    expect(await store().write(sampleRun(1), [first, second])).toEqual({
      inserted: 2,
      changed: 0,
      unchanged: 0,
    });
    expect(await store().write(sampleRun(2), [first, second])).toEqual({
      inserted: 0,
      changed: 0,
      unchanged: 2,
    });
    const changed = versioned(samplePosting({ sourceId: 'b', title: 'Overlæge' }), '2');
    expect(await store().write(sampleRun(3), [first, changed])).toEqual({
      inserted: 0,
      changed: 1,
      unchanged: 1,
    });
    expect((await vacancyOf('b'))?.title).toBe('Overlæge');
    expect(await store().knownVersions('jobnet', ['a', 'b', 'c'])).toEqual(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
  });

  test('has what it wrote merged into the text indexes once its run has ended', async () => {
    const pendingPages = async () => {
      const { rows } = await database().pool.query<{ pages: number }>(
        `select pending_pages::int as pages from pgstatginindex('vacancy_document')`,
      );
      return rows[0]?.pages;
    };
    await database().pool.query('create extension if not exists pgstattuple');
    const run = { ...sampleRun(1), id: await store().beginRun('jobnet', new Date(), 'listing') };
    await store().write(run, [versioned(samplePosting({ sourceId: 'a' }))]);
    expect(await pendingPages()).toBeGreaterThan(0);
    const ended = {
      outcome: 'ok',
      complete: true,
      coveredUntil: null,
      counts: NO_COUNTS,
      message: null,
    } as const;
    await store().finishRun(run, { ...ended, finishedAt: new Date() });
    expect(await pendingPages()).toBe(0);
  });

  test('refuses an id larger than an index takes, and nothing else of its load', async () => {
    const tooLong = randomBytes(5000).toString('hex');
    const run = sampleRun(1);
    const harvest = store();
    const writer = new RunWriter(
      { ...run, id: await harvest.beginRun(run.source, run.at, 'listing') },
      harvest,
    );
    for (const sourceId of ['a', tooLong, 'b'])
      await writer.posting(versioned(samplePosting({ sourceId })), []);
    await writer.flush();
    expect(writer.counts).toMatchObject({ read: 3, inserted: 2, rejected: 1 });
    const [row] = await harvest.sourceRows(5);
    expect(row?.issues).toMatchObject([{ sourceId: tooLong, reason: 'cannot be stored' }]);
  });

  test('has open postings known by other versions, and changes nothing else of them', async () => {
    await store().write(
      sampleRun(1),
      ['a', 'b', 'c'].map((sourceId) => versioned(samplePosting({ sourceId }))),
    );
    await store().retire(sampleRun(1), ['c'], 'removed');
    const said = await vacancyOf('a');
    await store().keepVersions(
      sampleRun(2),
      new Map([
        ['a', '2'],
        ['c', '2'],
        ['unknown', '2'],
      ]),
    );
    expect(Object.fromEntries(await store().knownVersions('jobnet', ['a', 'b', 'c']))).toEqual({
      a: '2',
      b: '1',
    });
    expect(await vacancyOf('a')).toEqual(said);
    expect(await store().write(sampleRun(3), [versioned(samplePosting({ sourceId: 'c' }))])).toMatchObject({
      changed: 1,
    });
  });

  test('keeps everything that a posting says', async () => {
    const posting = samplePosting({
      sourceId: 'a',
      workplace: MALMO,
      occupation: {
        esco: 'http://data.europa.eu/esco/occupation/1',
        isco: '2221',
        labels: { da: 'sygeplejerske', sv: 'sjuksköterska', en: null },
        basis: 'mapped',
        confidence: 0.5,
      },
      occupationClaims: [{ scheme: 'ssyk-2012', code: '2221', label: null }],
      deadline: '2026-03-20T23:59:59+01:00',
      openUntil: '2026-04-01T00:00:00+02:00',
    });
    await store().write(sampleRun(1), [versioned(posting)]);
    const { rows } = await database().pool.query('select * from vacancy');
    expect(rows).toEqual([
      expect.objectContaining({
        id: vacancyId('jobnet', 'a'),
        source: 'jobnet',
        employer_org_number: '29190623',
        municipality_code: '1280',
        lat: 55.606,
        precision: 'address',
        occupation_isco: '2221',
        occupation_confidence: 0.5,
        occupation_claims: [{ scheme: 'ssyk-2012', code: '2221', label: null }],
        deadline: new Date('2026-03-20T22:59:59Z'),
        open_until: new Date('2026-03-31T22:00:00Z'),
      }),
    ]);
  });

  test('takes what PostgreSQL would refuse: NUL, half characters, a text beyond the index', async () => {
    const description = `ord\0 \ud83d ${Array.from({ length: 200_000 }, (_, index) => `w${index}`).join(' ')}`;
    const postings = [versioned(samplePosting({ sourceId: 'a/ø\0👩‍⚕️', title: 'a\0b', description }))];
    expect(await store().write(sampleRun(1), postings)).toEqual({ inserted: 1, changed: 0, unchanged: 0 });
    expect(await store().write(sampleRun(1), postings)).toEqual({ inserted: 0, changed: 0, unchanged: 1 });
    expect((await store().knownVersions('jobnet', ['a/ø\0👩‍⚕️'])).size).toBe(1);
  });

  test('keeps the texts of each as they are, whatever they look like', async () => {
    const texts = ['"a" \\ {NULL},\n\t', 'NULL', '{"b"}', '', '🙂 å\u2028', "\\x41 '; --"];
    const postings = texts.map((description, index) =>
      versioned(
        samplePosting({ sourceId: `${index}`, description, descriptionHtml: `<p>${description}</p>` }),
      ),
    );
    await store().write(sampleRun(1), postings);
    const { rows } = await database().pool.query<Record<string, string>>(
      'select description, description_html from vacancy join posting on vacancy_id = id order by source_id',
    );
    expect(rows).toEqual(texts.map((text) => ({ description: text, description_html: `<p>${text}</p>` })));
    expect((await store().write(sampleRun(2), postings)).unchanged).toBe(texts.length);
  });

  test('keeps payloads byte for byte, the empty and the latest too', async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const entry = (sourceId: string, payload: Uint8Array) => ({
      ...versioned(samplePosting({ sourceId }), payload.join()),
      payload,
    });
    const kept = async () => {
      const { rows } = await database().pool.query<{ payload: Buffer }>(
        'select payload from posting_payload join posting using (number) order by source_id',
      );
      return rows.map(({ payload }) => payload);
    };
    // A part of a larger buffer, as they come from the other thread.
    const part = new Uint8Array(all.buffer, all.byteOffset + 250, 6);
    await store().write(sampleRun(1), [entry('a', all), entry('b', new Uint8Array()), entry('c', part)]);
    expect(await kept()).toEqual([all, Buffer.alloc(0), Buffer.from([250, 251, 252, 253, 254, 255])]);
    await store().write(sampleRun(2), [entry('b', Buffer.from('later'))]);
    expect((await kept())[1]).toEqual(Buffer.from('later'));
  });

  test('writes a posting that comes twice in one batch one after the other', async () => {
    const batch = ['x', 'y', 'x'].map((title) => versioned(samplePosting({ sourceId: 'a', title })));
    expect(await store().write(sampleRun(1), batch)).toEqual({ inserted: 1, changed: 2, unchanged: 0 });
    expect((await vacancyOf('a'))?.title).toBe('x');
  });

  test('keeps sources apart that use the same ids', async () => {
    const posting = versioned(samplePosting({ sourceId: '1' }));
    await store().write(sampleRun(1, 'jobnet'), [posting]);
    expect(await store().write(sampleRun(2, 'jobtech'), [posting])).toMatchObject({ inserted: 1 });
    await store().retire(sampleRun(3, 'jobnet'), ['1'], 'removed');
    expect((await vacancyOf('1', 'jobnet'))?.closed_reason).toBe('removed');
    expect((await vacancyOf('1', 'jobtech'))?.closed_reason).toBeNull();
  });

  test('by two writers at once ends as by one', async () => {
    const batch = Array.from({ length: 50 }, (_, index) =>
      versioned(samplePosting({ sourceId: `${index}` })),
    );
    await Promise.all([store().write(sampleRun(1), batch), store().write(sampleRun(1), batch.toReversed())]);
    expect(await store().countOpen(sampleRun(1))).toBe(50);
  });
});

describe('retiring', () => {
  test('closes with reason and moment, once, and says how many were open', async () => {
    await store().write(sampleRun(1), [versioned(samplePosting({ sourceId: 'a' }))]);
    const run = sampleRun(2, 'jobnet', '2026-03-02T03:00:00+01:00');
    expect(await store().retire(run, ['a', 'unknown'], 'removed')).toBe(1);
    expect(await store().retire(sampleRun(3), ['a'], 'left_region')).toBe(0);
    expect(await vacancyOf('a')).toMatchObject({ closed_at: run.at, closed_reason: 'removed' });
    expect(await store().knownVersions('jobnet', ['a'])).toEqual(new Map());
  });

  test('a posting that comes back opens the same vacancy, first seen when it first was', async () => {
    const posting = versioned(samplePosting({ sourceId: 'a' }));
    await store().write(sampleRun(1), [posting]);
    await store().retire(sampleRun(2), ['a'], 'missing');
    const later = sampleRun(3, 'jobnet', '2026-03-05T03:00:00+01:00');
    expect(await store().write(later, [posting])).toEqual({ inserted: 0, changed: 1, unchanged: 0 });
    expect(await vacancyOf('a')).toMatchObject({
      closed_at: null,
      closed_reason: null,
      first_seen_at: sampleRun(1).at,
    });
  });

  test('by absence takes what the run has neither written nor touched', async () => {
    const postings = ['a', 'b', 'c', 'd'].map((sourceId) => versioned(samplePosting({ sourceId })));
    await store().write(sampleRun(1), postings);
    await store().write(sampleRun(2), postings.slice(0, 1));
    expect(await store().touch(sampleRun(2), ['b', 'unknown'])).toBe(1);
    expect(await store().countUnseen(sampleRun(2))).toMatchObject({ unseen: 2 });
    expect(await store().retireUnseen(sampleRun(2), 'missing')).toBe(2);
    expect(await store().countOpen(sampleRun(2))).toBe(2);
    expect(await store().touch(sampleRun(2), ['c'])).toBe(0);
  });

  test('is weighed against what should still be open: not past its own end', async () => {
    await store().write(sampleRun(1), [
      versioned(samplePosting({ sourceId: 'past', openUntil: '2026-02-28T23:59:59+01:00' })),
      versioned(samplePosting({ sourceId: 'open', openUntil: '2026-03-31T23:59:59+02:00' })),
      versioned(samplePosting({ sourceId: 'endless' })),
    ]);
    expect(await store().countOpen(sampleRun(2))).toBe(2);
    expect(await store().countOpen(sampleRun(2), ['past', 'open', 'unknown'])).toBe(1);
    expect(await store().countOpen(sampleRun(2), [])).toBe(0);
    expect(await store().countUnseen(sampleRun(2))).toMatchObject({ unseen: 2 });
  });

  test('by its own end takes what the run has not seen again, and forgets what was kept of it', async () => {
    const past = { openUntil: '2026-02-28T23:59:59+01:00' };
    const postings = [
      versioned(samplePosting({ sourceId: 'past', ...past })),
      versioned(samplePosting({ sourceId: 'listed', ...past })),
      versioned(samplePosting({ sourceId: 'open', openUntil: '2026-03-31T23:59:59+02:00' })),
      versioned(samplePosting({ sourceId: 'endless' })),
    ].map((entry) => ({ ...entry, payload: Buffer.from('kept') }));
    await store().write(sampleRun(1), postings);
    await store().touch(sampleRun(2), ['listed']);
    expect(await store().retireExpired(sampleRun(2))).toBe(1);
    expect(await vacancyOf('past')).toMatchObject({ closed_reason: 'expired' });
    const kept = await database().pool.query(
      'select source_id from posting join posting_payload using (number) order by 1',
    );
    expect(kept.rows.map(({ source_id }) => source_id)).toEqual(['endless', 'listed', 'open']);
  });

  test('calls one that is missing after its end of publication expired', async () => {
    await store().write(sampleRun(1), [
      versioned(samplePosting({ sourceId: 'past', openUntil: '2026-02-28T23:59:59+01:00' })),
      versioned(samplePosting({ sourceId: 'running', openUntil: '2026-03-28T23:59:59+01:00' })),
    ]);
    await store().retireUnseen(sampleRun(2), 'missing');
    expect((await vacancyOf('past'))?.closed_reason).toBe('expired');
    expect((await vacancyOf('running'))?.closed_reason).toBe('missing');
  });

  test('leaves a vacancy open while another posting of it is', async () => {
    await store().write(sampleRun(1), [
      versioned(samplePosting({ sourceId: 'a', openUntil: '2026-03-10T00:00:00+01:00' })),
    ]);
    await store().write(sampleRun(2, 'jobtech'), [
      versioned(samplePosting({ sourceId: 'b', openUntil: '2026-03-20T00:00:00+01:00' })),
    ]);
    const joined = vacancyId('jobnet', 'a');
    await database().pool.query(`update posting set vacancy_id = $1 where source_id = 'b'`, [joined]);
    await store().retire(sampleRun(3, 'jobnet'), ['a'], 'removed');
    expect(await vacancyOf('a')).toMatchObject({
      closed_at: null,
      open_until: new Date('2026-03-20T00:00:00+01:00'),
    });
    await store().retire(sampleRun(4, 'jobtech'), ['b'], 'removed');
    expect((await vacancyOf('a'))?.closed_reason).toBe('removed');
  });
});

describe('a source', () => {
  test('is locked by one store at a time, and free again when that one lets go or dies', async () => {
    const [one, other] = [store(), store()];
    const lock = await one.lock('jobnet');
    expect(lock).not.toBeNull();
    expect(await other.lock('jobnet')).toBeNull();
    const unrelated = await other.lock('jobtech');
    await lock?.release();
    const again = await other.lock('jobnet');
    expect(again).not.toBeNull();

    await database().pool.query(
      `select pg_terminate_backend(pid, 60000) from pg_stat_activity where application_name = 'sundet harvest jobnet' and datname = current_database()`,
    );
    const afterDeath = await one.lock('jobnet');
    expect(afterDeath).not.toBeNull();
    await Promise.all([unrelated, again, afterDeath].map((held) => held?.release()));
  });

  test('tells its last run, its issues and what is open', async () => {
    const startedAt = new Date('2026-03-02T03:00:00+01:00');
    const run = {
      id: await store().beginRun('jobnet', startedAt, 'listing'),
      source: 'jobnet',
      at: startedAt,
    };
    await store().write(run, [
      versioned(samplePosting({ sourceId: 'open' })),
      versioned(samplePosting({ sourceId: 'past', openUntil: '2026-03-02T11:59:59+01:00' })),
    ]);
    const issue = { sourceId: 'x', path: 'title', reason: 'is missing', value: null };
    await store().addIssues(run, [issue, { ...issue, sourceId: null }, issue]);
    await store().addIssues(run, [issue]);
    const counts = { ...NO_COUNTS, read: 2, inserted: 2, fill: { postings: 2, deadline: 1 } };
    const finishedAt = new Date('2026-03-02T03:10:00+01:00');
    await store().finishRun(run, {
      finishedAt,
      outcome: 'ok',
      complete: true,
      coveredUntil: null,
      counts,
      message: null,
    });
    expect(await store().sourceRows(10)).toEqual([
      {
        source: 'jobnet',
        openVacancies: 1,
        lastGoodRunAt: finishedAt,
        lastRun: {
          id: run.id,
          mode: 'listing',
          startedAt: '2026-03-02T03:00:00+01:00',
          finishedAt: '2026-03-02T03:10:00+01:00',
          outcome: 'ok',
          complete: true,
          counts,
          message: null,
        },
        issues: [
          { source: 'jobnet', seenAt: '2026-03-02T03:00:00+01:00', ...issue },
          { source: 'jobnet', seenAt: '2026-03-02T03:00:00+01:00', ...issue, sourceId: null },
        ],
        issueCount: 2,
      },
    ]);
    expect((await store().sourceRows(1))[0]?.issues).toHaveLength(1);
  });

  test('closes a killed run as failed when the next begins, and keeps when it last went well', async () => {
    const at = (hour: number) => new Date(`2026-03-02T0${hour}:00:00+01:00`);
    const good = { id: await store().beginRun('jobnet', at(1), 'listing'), source: 'jobnet', at: at(1) };
    const result = {
      finishedAt: at(2),
      outcome: 'ok',
      complete: true,
      coveredUntil: null,
      counts: NO_COUNTS,
      message: null,
    } as const;
    await store().finishRun(good, result);
    const killed = await store().beginRun('jobnet', at(3), 'changes');
    const now = await store().beginRun('jobnet', at(4), 'changes');
    await store().beginRun('jobtech', at(4), 'listing');
    const [row] = await store().sourceRows(10);
    expect(row?.lastRun).toMatchObject({ id: now, finishedAt: null, outcome: null });
    expect(row?.lastGoodRunAt).toEqual(at(2));
    const { rows } = await database().pool.query(
      'select outcome, finished_at from harvest_run where id = $1',
      [killed],
    );
    expect(rows).toEqual([{ outcome: 'failed', finished_at: at(4) }]);
  });

  test('tells a source’s runs newest first, how far its changes were read, and its last whole listing', async () => {
    const at = (hour: number) => new Date(`2026-03-02T0${hour}:00:00+01:00`);
    const run = async (hour: number, mode: RunMode, result: Partial<RunResult>, source = 'jobnet') => {
      const id = await store().beginRun(source, at(hour), mode);
      const good = { outcome: 'ok', complete: true, counts: NO_COUNTS, message: null } as const;
      const ended = { finishedAt: at(hour), coveredUntil: null, ...good, ...result };
      await store().finishRun({ id, source, at: at(hour) }, ended);
      return id;
    };
    expect(await store().coveredUntil('jobnet')).toBeNull();
    expect(await store().lastListingAt('jobnet')).toBeNull();
    expect(await store().recentRuns('jobnet', 5)).toEqual([]);
    const listing = await run(1, 'listing', { coveredUntil: at(1) });
    const changes = await run(2, 'changes', { coveredUntil: at(2), complete: false });
    await run(3, 'listing', { outcome: 'suspect', coveredUntil: at(3) });
    await run(4, 'listing', { complete: false });
    const failed = await run(5, 'changes', { outcome: 'failed', coveredUntil: at(5) });
    await run(6, 'listing', { coveredUntil: at(6) }, 'jobtech');
    expect(await store().coveredUntil('jobnet')).toEqual(at(2));
    expect(await store().lastListingAt('jobnet')).toEqual(at(1));
    const runs = await store().recentRuns('jobnet', 10);
    expect(runs).toHaveLength(5);
    expect(runs[0]).toMatchObject({ id: failed, mode: 'changes', outcome: 'failed' });
    expect(runs.slice(-2)).toMatchObject([
      { id: changes, mode: 'changes' },
      { id: listing, mode: 'listing' },
    ]);
    expect(await store().recentRuns('jobnet', 2)).toEqual(runs.slice(0, 2));
  });
});

describe('the turns that all processes take at an upstream', () => {
  it('are spaced whoever takes them, each lane by itself', async () => {
    const [one, other] = [createSharedTurns(database().pool), createSharedTurns(database().pool)];
    const before = performance.now();
    expect(await one.take('stream', 60_000)).toBe(0);
    const waits = [await other.take('stream', 60_000), await one.take('stream', 60_000)];
    // The database's clock goes on between them, and counts whole milliseconds.
    const meanwhile = performance.now() - before + 1;
    for (const [index, wait] of waits.entries()) {
      const apart = (index + 1) * 60_000;
      expect(wait).toBeLessThanOrEqual(apart);
      expect(wait).toBeGreaterThanOrEqual(apart - meanwhile);
    }
    expect(await other.take('elsewhere', 60_000)).toBe(0);
  });

  it('are left to others by one who can do without, where they lie too far ahead', async () => {
    const turns = createSharedTurns(database().pool);
    expect(await turns.takeSoon('soon', 60_000, 5_000)).toEqual({ taken: true, waitMs: 0 });
    const refused = await turns.takeSoon('soon', 60_000, 5_000);
    expect(refused.taken).toBe(false);
    expect(Math.round(refused.waitMs / 10_000)).toBe(6);
    // What was refused was not taken: the next to wait for it has it.
    expect(Math.round((await turns.take('soon', 60_000)) / 10_000)).toBe(6);
    expect(await turns.takeSoon('soon', 60_000, 180_000)).toMatchObject({ taken: true });
    expect(Math.round((await turns.take('soon', 60_000)) / 10_000)).toBe(18);
  });

  it('are not waited for without end where they lie far ahead', async () => {
    await database().pool.query(
      "insert into upstream_turn (lane, latest) values ('ahead', now() + interval '1 year')",
    );
    expect(await createSharedTurns(database().pool).take('ahead', 60_000)).toBeLessThanOrEqual(600_000);
  });
});
