import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostingDraft } from '../domain/posting-draft.ts';
import type { TaxonomyData } from '../domain/taxonomy.ts';
import { silentLogger } from '../lib/logger.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import { buildConceptIndex } from '../occupations/build-concept-index.ts';
import { sketchBytes } from '../store/sketch-row.ts';
import { createPostingMatcher } from './join-postings.ts';
import { preparePosting, prepareWhole } from './prepare-posting.ts';
import { Preparer } from './preparer.ts';
import { PreparingThread } from './preparing-thread.ts';
import type { NormaliseRules } from './rewrite-payloads.ts';
import { CLOCK, draft as nurse } from './run-fixture.test-support.ts';

const TAXONOMY: TaxonomyData = {
  version: '1',
  concepts: [
    {
      number: 1,
      uri: 'http://data.europa.eu/esco/occupation/nurse',
      kind: 'occupation',
      isco: '2221',
      labels: { da: 'sygeplejerske', sv: 'sjuksköterska', en: 'nurse' },
    },
  ],
  labels: [
    { concept: 1, language: 'da', label: 'sygeplejerske', kind: 'preferred', source: 'test', weight: 1 },
  ],
  codes: [],
  unsettled: [],
};

function draft(sourceId: string, changes: Partial<PostingDraft> = {}): PostingDraft {
  return nurse(sourceId, {
    title: 'Sygeplejerske søges',
    body: {
      kind: 'text',
      content: `Vi søger dig. Kørekort er et krav. Ring 12 34 56 78.\n\nTjeneste ${sourceId}`,
    },
    publishedAt: '2026-11-20T08:00:00+01:00',
    ...changes,
  });
}

const DRAFTS = [
  ...Array.from({ length: 40 }, (_, index) => draft(`ad-${index}`)),
  draft('nowhere', { place: { ...draft('').place, country: 'NO', municipalityName: 'Oslo' } }),
  draft('untitled', { title: ' ' }),
  draft('undated', { publishedAt: 'i går', deadline: '3026-01-01T00:00:00Z' }),
];

const doneHere: string[] = [];
let rules: NormaliseRules;
let thread: PreparingThread;

/** @param here is told what was left for this thread. */
const start = (here: string[]): Promise<PreparingThread> =>
  PreparingThread.start(
    { source: 'test', taxonomy: TAXONOMY },
    CLOCK,
    (each) => {
      here.push(each.sourceId);
      return preparePosting(each, rules);
    },
    new AbortController().signal,
  );

beforeAll(async () => {
  rules = { places: await loadPlaces(), concepts: buildConceptIndex(TAXONOMY), clock: CLOCK };
  thread = await start(doneHere);
});
afterAll(() => thread.close());

function prepareAll(drafts: readonly PostingDraft[]) {
  const asked = drafts.map((each) => thread.prepare(each));
  thread.flush();
  return Promise.all(asked);
}

test('a thread makes of each draft what this one makes', async () => {
  const prepared = await prepareAll(DRAFTS);
  expect(prepared).toEqual(
    DRAFTS.map((each) => {
      const made = prepareWhole('test', each, rules);
      if (made.kind !== 'posting' || made.entry.payload === null) return made;
      return { ...made, entry: { ...made.entry, payload: new Uint8Array(made.entry.payload) } };
    }),
  );
  expect(new Set(prepared.map(({ kind }) => kind))).toEqual(new Set(['posting', 'outside', 'rejected']));
});

test('what it makes for the store is what the store would make', async () => {
  const [prepared] = await prepareAll(DRAFTS);
  if (prepared?.kind !== 'posting') throw new Error('the first draft is no posting');
  const { posting, made } = prepared.entry;
  expect(posting.occupationCandidates ?? posting.occupation).toMatchObject([{ isco: '2221' }]);
  expect(made?.sketched).toEqual(sketchBytes(createPostingMatcher([]).sketch('test', posting)));
});

test('what cannot be passed on a thread, or fails there, fails as it does here', async () => {
  const broken = draft('broken', { body: { kind: 'text', content: null as unknown as string } });
  const asked = [thread.prepare(draft('before')), thread.prepare(broken), thread.prepare(draft('after'))];
  thread.flush();
  const [before, failed, after] = await Promise.allSettled(asked);
  expect(failed).toEqual({ status: 'rejected', reason: expect.any(TypeError) });
  expect([before?.status, after?.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(doneHere).toEqual(['before', 'broken', 'after']);
});

test('what a thread has not done when it dies is done here', async () => {
  const here: string[] = [];
  const dying = await start(here);
  const asked = [dying.prepare(draft('one')), dying.prepare(draft('two'))];
  await dying.terminate();
  expect(await Promise.all(asked)).toEqual(['one', 'two'].map((id) => preparePosting(draft(id), rules)));
  expect(here).toEqual(['one', 'two']);
  expect(dying.isLost).toBe(true);
});

describe('a run', () => {
  const preparerOf = (readTaxonomy: (() => Promise<TaxonomyData>) | null) =>
    new Preparer({ source: 'test', rules, logger: silentLogger, readTaxonomy });
  const outside = draft('nowhere', {
    place: { ...draft('').place, country: 'NO', municipalityName: 'Oslo' },
  });

  /** So many as a thread pays from. */
  async function prepareMany(preparer: Preparer): Promise<void> {
    for (let count = 0; count < 300; count += 1) await preparer.prepare(outside);
  }

  test('that becomes long goes on on a thread, and closes it', async () => {
    const preparer = preparerOf(async () => TAXONOMY);
    await prepareMany(preparer);
    await expect.poll(() => preparer.ahead).toBeGreaterThan(0);
    const asked = preparer.prepare(draft('late'));
    preparer.flush();
    expect(await asked).toMatchObject({ kind: 'posting', entry: { made: { hash: expect.any(String) } } });
    await preparer.close();
  });

  test('that ends while the thread starts ends it too', async () => {
    const preparer = preparerOf(async () => TAXONOMY);
    await prepareMany(preparer);
    await preparer.close();
    expect(preparer.ahead).toBe(0);
  });

  test.each([
    ['has nothing for one', null],
    ['cannot start one', () => Promise.reject(new Error('no database'))],
  ])('that %s goes on without a thread', async (_, readTaxonomy) => {
    const preparer = preparerOf(readTaxonomy);
    await prepareMany(preparer);
    expect(await preparer.prepare(outside)).toEqual({ kind: 'outside' });
    await preparer.close();
    expect(preparer.ahead).toBe(0);
  });
});
