import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleDraft, samplePlace } from '../../src/domain/posting-draft.test-support.ts';
import type { PostingDraft } from '../../src/domain/posting-draft.ts';
import { ANY_VACANCY } from '../../src/domain/vacancy.ts';
import { eraseEverywhere } from '../../src/harvest/erase-everywhere.ts';
import { createErasingStore } from '../../src/harvest/erasing-store.ts';
import { createPostingMatcher } from '../../src/harvest/join-postings.ts';
import { packDraft, packJson, unpackJson } from '../../src/harvest/payload.ts';
import { purge } from '../../src/harvest/purge.ts';
import { renormalise } from '../../src/harvest/renormalise.ts';
import { HarvestBusyError } from '../../src/harvest/run-harvest.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { normalisePosting } from '../../src/normalise/normalise-posting.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { NO_CONCEPTS } from '../../src/occupations/no-concepts.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { createUpkeepStore } from '../../src/store/create-upkeep-store.ts';
import type { VersionedPosting } from '../../src/store/harvest-store.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { createFaultyPool } from '../support/faulty-pool.ts';
import { testDatabase } from '../support/test-database.ts';
import { differences, wholeState } from '../support/whole-state.ts';
import { samplePosting, sampleRun, versioned } from './sample-posting.ts';
import { wordMatcher } from './word-matcher.ts';

const database = testDatabase();
const places = await loadPlaces();
const clock = fixedClock('2026-03-02T12:00:00+01:00');

const upkeep = () => createUpkeepStore(database(), wordMatcher);
const store = () => createErasingStore(createHarvestStore(database(), clock, wordMatcher), upkeep());
const search = () => createVacancySearch({ database: database(), clock, municipalityName: () => null });

const DRAFT = sampleDraft({
  title: 'kok',
  body: { kind: 'html', content: '<p>Vi søger en kollega.</p>' },
  employer: { name: 'Rigshospitalet', orgNumber: null, country: 'DK' },
  place: samplePlace({ country: 'DK', municipalityCode: '0101', postcode: '2100', listedIn: 'DK' }),
});

/** An ad as a run writes it, with its payload. */
function harvested(change: Partial<PostingDraft>, version = '1'): VersionedPosting {
  const draft = { ...DRAFT, ...change };
  const normalised = normalisePosting(draft, places, clock);
  if (normalised.kind !== 'posting') throw new Error('the sample is a posting');
  return { version, posting: normalised.posting, payload: packDraft(draft, normalised.posting) };
}

const html = (content: string): Pick<PostingDraft, 'body'> => ({ body: { kind: 'html', content } });

async function rows(query: string): Promise<Record<string, unknown>[]> {
  return (await database().pool.query(query)).rows;
}

/** Everything that is stored, as text. */
async function everything(): Promise<string> {
  const tables = await rows(`select tablename from pg_tables where schemaname = 'public'`);
  const all = await Promise.all(tables.map(({ tablename }) => rows(`select * from "${tablename}"`)));
  const payloads = await upkeep().readPayloads('jobnet', null, 100);
  const shown = JSON.stringify(all, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  const { inflateRawSync } = await import('node:zlib');
  return shown + payloads.map(({ payload }) => inflateRawSync(payload).toString('utf8')).join('\n');
}

describe('writing again', () => {
  test('leaves alone what has come in another version meanwhile', async () => {
    const before = harvested({ sourceId: 'a' });
    await store().write(sampleRun(1), [before]);
    await store().write(sampleRun(2), [harvested({ sourceId: 'a', title: 'overkok' }, '2')]);
    const written = await upkeep().rewrite('jobnet', clock.now(), [before]);
    expect(written).toEqual({ inserted: 0, changed: 0, unchanged: 0 });
    expect(await search().get(vacancyId('jobnet', 'a'))).toMatchObject({ title: 'overkok' });
  });
});

describe('normalising again', () => {
  const deps = () => ({ store: store(), upkeep: upkeep(), places, concepts: NO_CONCEPTS, clock });
  const signal = new AbortController().signal;

  test('writes what the rules say today, and leaves alone when it was seen', async () => {
    await store().write(sampleRun(1), [
      harvested({ sourceId: 'a' }),
      harvested({ sourceId: 'b', title: 'smed' }),
    ]);
    const seen = () => rows('select source_id, version, last_seen_at, last_seen_run from posting order by 1');
    const before = await seen();
    await database().pool.query(
      `update vacancy set language = 'en'; update posting set content_hash = 'old'`,
    );
    expect(await renormalise('jobnet', deps(), { signal })).toEqual({
      source: 'jobnet',
      read: 2,
      changed: 2,
      unchanged: 0,
      outside: 0,
      rejected: 0,
    });
    expect(await rows('select distinct language from vacancy')).toEqual([{ language: 'da' }]);
    expect(await seen()).toEqual(before);
    expect(await renormalise('jobnet', deps(), { signal })).toMatchObject({ changed: 0, unchanged: 2 });
  });

  test('compares anew what was compared by rules of another day', async () => {
    await createHarvestStore(database(), clock).write(sampleRun(1), [
      harvested({ sourceId: 'a' }),
      harvested({ sourceId: 'b' }),
    ]);
    expect(await rows('select id from vacancy')).toHaveLength(2);
    await renormalise('jobnet', deps(), { signal });
    expect(await rows('select id from vacancy')).toEqual([{ id: vacancyId('jobnet', 'a') }]);
  });

  test('closes what lies outside by today’s rules, and leaves what it cannot read', async () => {
    const outside = packDraft(
      { ...DRAFT, place: { ...DRAFT.place, country: 'NO' } },
      samplePosting({ sourceId: 'a' }),
    );
    const damaged = new Uint8Array([1, 2, 3]);
    await store().write(sampleRun(1), [
      { ...harvested({ sourceId: 'a' }), payload: outside },
      { ...harvested({ sourceId: 'b', title: 'smed' }), payload: damaged },
      { ...harvested({ sourceId: 'c', title: 'lærer' }), payload: null },
    ]);
    expect(await renormalise('jobnet', deps(), { signal })).toMatchObject({
      read: 2,
      outside: 1,
      rejected: 1,
    });
    expect(await rows('select source_id, retired_reason from posting order by 1')).toEqual([
      { source_id: 'a', retired_reason: 'left_region' },
      { source_id: 'b', retired_reason: null },
      { source_id: 'c', retired_reason: null },
    ]);
  });

  test('does not touch a source that is being harvested', async () => {
    const lock = await store().lock('jobnet');
    await expect(renormalise('jobnet', deps(), { signal })).rejects.toThrow(HarvestBusyError);
    await lock?.release();
  });

  test('opens nothing that closed meanwhile', async () => {
    const ad = harvested({ sourceId: 'a' });
    await store().write(sampleRun(1), [ad]);
    await store().retire(sampleRun(2), ['a'], 'removed');
    await upkeep().rewrite('jobnet', clock.now(), [ad]);
    expect(await store().countOpen(sampleRun(3))).toBe(0);
  });
});

describe('erasing a name', () => {
  const NAME = 'Åse Bjørk';
  const PLACES = /[åa]se[^a-zæøå]{0,20}bj[øo]rk/i;
  const deps = () => ({ upkeep: upkeep(), places, concepts: NO_CONCEPTS, clock });

  /** One that leads, one that does not, one that is closed, an issue; all name her. */
  async function fill(): Promise<void> {
    const text = html('<p>Ring til <strong>Åse</strong> Bjørk på 12 34 56 78.</p>');
    await store().write(sampleRun(1), [
      harvested({ sourceId: 'a', title: 'kok hos Åse Bjørk', ...text }),
      harvested({ sourceId: 'b', title: 'kok', ...text }),
      harvested({ sourceId: 'c', title: 'smed' }),
      harvested({ sourceId: 'd', title: 'lærer', ...text }),
    ]);
    await store().retire(sampleRun(2), ['d'], 'removed');
    const run = {
      id: await store().beginRun('jobnet', clock.now(), 'listing'),
      source: 'jobnet',
      at: clock.now(),
    };
    await store().addIssues(run, [
      { sourceId: 'x', path: 'employer.name', reason: 'is odd', value: 'v/ ÅSE BJØRK' },
      { sourceId: 'y', path: 'employer.name', reason: 'is odd', value: 'en anden' },
    ]);
  }

  test('takes it out of everything, tells where it stood, and changes nothing else', async () => {
    await fill();
    expect(await everything()).toMatch(PLACES);
    const report = await eraseEverywhere(NAME, false, deps());
    expect(report.vacancies.toSorted()).toEqual(
      [vacancyId('jobnet', 'a'), vacancyId('jobnet', 'd')].toSorted(),
    );
    expect(report.postings.map(({ sourceId }) => sourceId).toSorted()).toEqual(['a', 'b']);
    expect(report).toMatchObject({ issues: 1 });
    const left = await everything();
    expect(left).not.toMatch(PLACES);
    expect(left).not.toContain('"bjørk"');
    expect(await search().get(vacancyId('jobnet', 'a'))).toMatchObject({
      title: 'kok hos […]',
      description: 'Ring til […] på [tel.].',
      descriptionHtml: '<p>Ring til <strong>[…]</strong> på [tel.].</p>',
    });
    expect(await search().get(vacancyId('jobnet', 'd'))).toMatchObject({ closedReason: 'removed' });
    expect(await search().get(vacancyId('jobnet', 'c'))).toMatchObject({ title: 'smed' });
    const again = await eraseEverywhere(NAME, false, deps());
    expect(again).toEqual({ vacancies: [], postings: [], issues: 0, reasons: 0, shares: 0 });
  });

  test('reaches what ads are compared by, and why they were joined', async () => {
    const matcher = createPostingMatcher([]);
    const own = {
      harvest: createHarvestStore(database(), clock, matcher),
      upkeep: createUpkeepStore(database(), matcher),
    };
    const text = Array.from({ length: 60 }, (_, index) => `ord${index}`).join(' ');
    const ad = (sourceId: string): VersionedPosting =>
      harvested({
        sourceId,
        url: `https://example.org/job/${sourceId}`,
        title: 'Frisør hos Åse Bjørk',
        employer: { name: 'Salon Åse Bjørk', orgNumber: null, country: 'DK' },
        deadline: '2026-03-31T23:59:59+02:00',
        elsewhere: { ids: [`salon:ase-bjork-${sourceId}`], urls: ['https://salon.test/ase-bjork/job/1'] },
        ...html(`<p>${text} Åse Bjørk.</p>`),
      });
    await own.harvest.write(sampleRun(1), [ad('a')]);
    await own.harvest.write(sampleRun(2, 'jobtech'), [ad('b')]);
    const [[joined], [sketch]] = [
      await rows('select reason from vacancy_join'),
      await rows(`select glance, sketch from posting_sketch order by number`),
    ];
    expect(JSON.stringify([joined, sketch])).toMatch(PLACES);
    await eraseEverywhere(NAME, false, { ...deps(), upkeep: own.upkeep });
    expect(await everything()).not.toMatch(PLACES);
    const [after] = await rows('select sketch from posting_sketch order by number');
    expect(after?.['sketch']).not.toBe(sketch?.['sketch']);
    expect(await rows('select number from vacancy_join')).toHaveLength(1);
  });

  test('is not to be found by it any more', async () => {
    await fill();
    const query = {
      ...ANY_VACANCY,
      limit: 20,
      cursor: null,
    } as const;
    const find = () => search().search({ ...query, q: 'bjørk', sort: 'relevance', facets: false });
    expect((await find()).total).toBe(1);
    await eraseEverywhere(NAME, false, deps());
    expect((await find()).total).toBe(0);
  });

  test('as a dry run tells the same and changes nothing', async () => {
    await fill();
    const before = await everything();
    const report = await eraseEverywhere(NAME, true, deps());
    expect(await everything()).toBe(before);
    expect(report).toMatchObject({ issues: 1 });
    expect(await eraseEverywhere(NAME, false, deps())).toMatchObject({
      vacancies: report.vacancies,
      postings: report.postings,
    });
  });

  test('holds for what is harvested later, changed or new, and for its issues', async () => {
    await fill();
    await eraseEverywhere(NAME, false, deps());
    const text = html('<p>Nu kan du også skrive til Åse Bjørk.</p>');
    await store().write(sampleRun(3), [
      harvested({ sourceId: 'a', ...text }, '2'),
      harvested({ sourceId: 'e', title: 'tømrer', ...text }),
    ]);
    const run = {
      id: await store().beginRun('jobnet', clock.now(), 'listing'),
      source: 'jobnet',
      at: clock.now(),
    };
    await store().addIssues(run, [{ sourceId: 'z', path: 'title', reason: 'is odd', value: 'åse bjørk' }]);
    expect(await everything()).not.toMatch(PLACES);
    expect(await search().get(vacancyId('jobnet', 'e'))).toMatchObject({
      description: 'Nu kan du også skrive til […].',
    });
  });

  test('holds for what was being written when it was asked for, and had been read without it', async () => {
    await fill();
    const plain = createHarvestStore(database(), clock, wordMatcher);
    const meanwhile = createErasingStore(
      {
        ...plain,
        async write(run, postings) {
          await eraseEverywhere(NAME, false, deps());
          return plain.write(run, postings);
        },
        async addIssues(run, issues) {
          await eraseEverywhere('Liv Holm', false, deps());
          return plain.addIssues(run, issues);
        },
      },
      upkeep(),
    );
    const text = html('<p>Skriv til Åse Bjørk.</p>');
    const late = [harvested({ sourceId: 'a', ...text }, '2'), harvested({ sourceId: 'e', ...text })];
    expect(await meanwhile.write(sampleRun(3), late)).toMatchObject({ inserted: 1, changed: 1 });
    expect(await everything()).not.toMatch(PLACES);
    const run = sampleRun(Number(await store().beginRun('jobnet', clock.now(), 'listing')));
    await meanwhile.addIssues(run, [{ sourceId: 'z', path: 'title', reason: 'is odd', value: 'liv holm' }]);
    expect(await everything()).not.toMatch(/liv holm/i);
  });

  test('does not stop at a payload of another version of the program, or a damaged one', async () => {
    await fill();
    const older = packJson({ text: '<b>Åse</b> Bjørk', tags: ['åse bjørk'] });
    const setPayload = `update posting_payload set payload = $2 from posting
      where source_id = $1 and posting.number = posting_payload.number`;
    await database().pool.query(setPayload, ['a', Buffer.from('damaged')]);
    await database().pool.query(setPayload, ['b', Buffer.from(older)]);
    const report = await eraseEverywhere(NAME, false, deps());
    expect(report.postings).toEqual([{ source: 'jobnet', sourceId: 'b' }]);
    const [left] = await upkeep().readPayloadsOf([{ source: 'jobnet', sourceId: 'b' }]);
    expect(unpackJson(left?.payload ?? older)).toEqual({ text: '<b>[…]</b>', tags: ['[…]'] });
  });

  test('killed at any moment and repeated, leaves nothing of it, nor anything that was made of it', async () => {
    const erased = async (killedAt: number | null) => {
      await database().pool.query('truncate vacancy, harvest_run, posting_key, erasure cascade');
      await fill();
      await store().write(sampleRun(1), [
        versioned(samplePosting({ sourceId: 'e', title: 'vikar Åse Bjørk', description: 'Hos Åse Bjørk.' })),
        {
          ...harvested({ sourceId: 'f', title: 'pedel Åse Bjørk' }),
          payload: packJson({ text: 'hos Åse Bjørk' }),
        },
      ]);
      const faulty = createFaultyPool(database().pool);
      const dying = createUpkeepStore({ pool: faulty.pool, url: database().url }, wordMatcher);
      faulty.arm(killedAt === null ? null : { kind: 'dead' }, killedAt ?? 0);
      const attempt = eraseEverywhere(NAME, false, { ...deps(), upkeep: dying });
      if (killedAt === null) await attempt;
      else await expect(attempt).rejects.toThrow();
      const statements = faulty.seen;
      if (killedAt !== null) await eraseEverywhere(NAME, false, deps());
      const left = await everything();
      expect(left).not.toMatch(PLACES);
      expect(left).not.toContain('"bjørk"');
      return { statements, state: await wholeState(database().pool, true) };
    };
    const { statements, state } = await erased(null);
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat({ max: statements - 1 })), async (killedAt) => {
        expect(differences(state, (await erased(killedAt)).state)).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });

  test('keeps a hash of it and not the name', async () => {
    await eraseEverywhere(NAME, false, deps());
    await eraseEverywhere('ase  BJORK', false, deps());
    const kept = await rows('select * from erasure');
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toMatch(/bj[øo]rk/i);
  });

  test('that stands where nothing was kept to make it anew is forgotten in comparisons too', async () => {
    await store().write(sampleRun(1), [versioned(samplePosting({ sourceId: 'a', title: 'Bjørk kok' }))]);
    await eraseEverywhere('Bjørk', false, deps());
    expect(await everything()).not.toMatch(/bj[øo]rk/i);
  });
});

describe('purging', () => {
  const at = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
  const closed = (sourceId: string, days: number) =>
    store().retire({ id: '9', source: 'jobnet', at: at(days) }, [sourceId], 'removed');

  test('deletes what closed long ago, remembers all ids that led to it, and may be repeated', async () => {
    await store().write(sampleRun(1), [
      harvested({ sourceId: 'a' }),
      harvested({ sourceId: 'b' }),
      harvested({ sourceId: 'c', title: 'smed' }),
      harvested({ sourceId: 'd', title: 'lærer' }),
    ]);
    await closed('a', 181);
    await closed('b', 181);
    await closed('c', 179);
    expect(await purge(upkeep(), clock, 180)).toEqual({ vacancies: 1, runs: 0 });
    expect(await purge(upkeep(), clock, 180)).toEqual({ vacancies: 0, runs: 0 });
    for (const sourceId of ['a', 'b']) {
      expect(await search().get(vacancyId('jobnet', sourceId))).toBeNull();
      expect(await search().isGone?.(vacancyId('jobnet', sourceId))).toBe(true);
    }
    expect(await search().get(vacancyId('jobnet', 'c'))).toMatchObject({ closedReason: 'removed' });
    expect(await search().isGone?.(vacancyId('jobnet', 'c'))).toBe(false);
    expect(await rows('select source_id from posting order by 1')).toEqual([
      { source_id: 'c' },
      { source_id: 'd' },
    ]);
  });

  test('lets an ad come back under its id', async () => {
    await store().write(sampleRun(1), [harvested({ sourceId: 'a' })]);
    await closed('a', 200);
    await purge(upkeep(), clock, 180);
    await store().write(sampleRun(2), [harvested({ sourceId: 'a' })]);
    expect(await search().get(vacancyId('jobnet', 'a'))).toMatchObject({ closedAt: null });
  });

  test('deletes more than a batch', async () => {
    const many = Array.from({ length: 2100 }, (_, index) => ({
      ...versioned(samplePosting({ sourceId: `${index}` })),
    }));
    const plain = createHarvestStore(database(), clock);
    await plain.write(sampleRun(1), many);
    await plain.retireUnseen({ id: '2', source: 'jobnet', at: at(300) }, 'missing');
    expect(await purge(upkeep(), clock, 180)).toMatchObject({ vacancies: 2100 });
  });

  test('deletes old runs and their issues, but what the next run goes by', async () => {
    const run = async (
      days: number,
      mode: 'listing' | 'changes',
      outcome: 'ok' | 'failed',
      covered: number | null,
    ) => {
      const ref = { id: await store().beginRun('jobnet', at(days), mode), source: 'jobnet', at: at(days) };
      await store().addIssues(ref, [{ sourceId: 'x', path: 'title', reason: 'is odd', value: null }]);
      await store().finishRun(ref, {
        finishedAt: at(days),
        outcome,
        complete: mode === 'listing',
        coveredUntil: covered === null ? null : at(covered),
        counts: { read: 0, inserted: 0, changed: 0, unchanged: 0, outside: 0, rejected: 0, retired: 0 },
        message: null,
      });
      return ref.id;
    };
    await run(500, 'listing', 'ok', null);
    const listing = await run(490, 'listing', 'ok', null);
    const changes = await run(480, 'changes', 'ok', 480);
    const good = await run(470, 'changes', 'ok', null);
    await run(460, 'changes', 'failed', null);
    const last = await run(450, 'changes', 'failed', null);
    expect(await purge(upkeep(), clock, 180)).toEqual({ vacancies: 0, runs: 2 });
    expect(await rows('select id::text from harvest_run order by harvest_run.id')).toEqual(
      [listing, changes, good, last].map((id) => ({ id })),
    );
    expect(await rows('select run_id from harvest_issue')).toHaveLength(4);
    expect(await store().lastListingAt('jobnet')).toEqual(at(490));
    expect(await store().coveredUntil('jobnet')).toEqual(at(480));
  });
});
