import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunCounts } from '../domain/harvest.ts';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import type { RunRef, VersionedPosting, WriteCounts } from '../store/harvest-store.ts';
import { MemoryHarvestStore } from './memory-harvest-store.test-support.ts';
import { RunWriter } from './run-writer.ts';

const RUN: RunRef = { id: 'run-1', source: 'test', at: new Date('2026-11-22T02:00:00Z') };
const BATCH = 100;
const ID_BATCH = 500;

function posting(sourceId: string): VersionedPosting {
  const said: NormalisedPosting = {
    sourceId,
    url: `https://example.org/${sourceId}`,
    title: 'Sygeplejerske',
    description: 'Vi søger en sygeplejerske.',
    descriptionHtml: '<p>Vi søger en sygeplejerske.</p>',
    language: 'da',
    employer: { name: 'Havnens Pleje', orgNumber: null, country: 'DK' },
    workplace: {
      country: 'DK',
      municipality: { code: '0101', name: 'København' },
      postcode: null,
      city: null,
      street: null,
      lat: null,
      lon: null,
      precision: 'municipality',
    },
    occupation: null,
    occupationClaims: [],
    hours: null,
    duration: null,
    positions: null,
    publishedAt: null,
    deadline: null,
    openUntil: null,
  };
  return { version: '1', posting: said, payload: null };
}

/** A store whose writes wait until they are let go, or fail. */
class SlowStore extends MemoryHarvestStore {
  readonly #turns: ((error?: Error) => void)[] = [];
  writing = 0;

  override async write(
    run: RunRef,
    postings: readonly VersionedPosting[],
    after?: Promise<unknown>,
  ): Promise<WriteCounts> {
    this.writing += 1;
    await new Promise<void>((resolve, reject) => {
      this.#turns.push((error) => (error === undefined ? resolve() : reject(error)));
    });
    this.writing -= 1;
    return super.write(run, postings, after);
  }

  /** Lets the write that has waited longest go on. */
  next(error?: Error): void {
    this.take()(error);
  }

  /** What lets the write go on that has waited longest. */
  take(): (error?: Error) => void {
    const turn = this.#turns.shift();
    if (turn === undefined) throw new Error('nothing is being written');
    return turn;
  }
}

/** A store that refuses one posting, as PostgreSQL does what is too large for an index. */
class RefusingStore extends MemoryHarvestStore {
  refused = '';

  override async write(run: RunRef, postings: readonly VersionedPosting[]): Promise<WriteCounts> {
    if (postings.some((entry) => entry.posting.sourceId === this.refused)) {
      throw Object.assign(new Error('index row too large'), { code: '54000' });
    }
    return super.write(run, postings);
  }
}

/** A store that fails at some of its calls, counted from 0, before it has done anything or after. */
class FailingStore extends MemoryHarvestStore {
  readonly #failing: ReadonlySet<number>;
  #calls = 0;

  constructor(failing: readonly number[]) {
    super();
    this.#failing = new Set(failing);
  }

  override async write(
    run: RunRef,
    postings: readonly VersionedPosting[],
    after?: Promise<unknown>,
  ): Promise<WriteCounts> {
    this.#mayFail();
    return super.write(run, postings, after);
  }

  override async touch(run: RunRef, sourceIds: readonly string[]): Promise<number> {
    const touched = await super.touch(run, sourceIds);
    this.#mayFail();
    return touched;
  }

  override async keepVersions(run: RunRef, versions: ReadonlyMap<string, string>): Promise<void> {
    await super.keepVersions(run, versions);
    this.#mayFail();
  }

  #mayFail(): void {
    this.#calls += 1;
    if (this.#failing.has(this.#calls - 1)) throw new Error('no');
  }
}

async function take(writer: RunWriter, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) await writer.posting(posting(`ad-${number}`), []);
}

describe('RunWriter', () => {
  it('gathers the next load while two are written, and no fourth', async () => {
    const store = new SlowStore();
    const writer = new RunWriter(RUN, store);
    await take(writer, 0, 3 * BATCH - 1);
    expect(store.writing).toBe(2);
    expect(store.open()).toHaveLength(0);
    const fourth = take(writer, 3 * BATCH - 1, 3 * BATCH + 1);
    store.next();
    await fourth;
    expect(store.open()).toHaveLength(BATCH);
    expect(store.writing).toBe(2);
    const flushed = writer.flush();
    store.next();
    store.next();
    await expect.poll(() => store.writing).toBe(1);
    store.next();
    await flushed;
    expect(store.open()).toHaveLength(3 * BATCH + 1);
    expect(writer.counts).toMatchObject({ read: 3 * BATCH + 1, inserted: 3 * BATCH + 1 });
  });

  it('has each load follow the one before it, and fail with it', async () => {
    const store = new SlowStore();
    const writer = new RunWriter(RUN, store);
    await take(writer, 0, 2 * BATCH + 10);
    // The second could go on, but for the first.
    const [first, second] = [store.take(), store.take()];
    second();
    expect(store.open()).toHaveLength(0);
    first(new Error('the disk is full'));
    await expect(writer.flush()).rejects.toThrow('the disk is full');
    expect([store.open(), writer.counts.inserted]).toEqual([[], 0]);
    const again = writer.flush();
    await expect.poll(() => store.writing).toBeGreaterThan(0);
    store.next();
    await again;
    expect(store.open()).toHaveLength(2 * BATCH + 10);
    expect(writer.counts).toMatchObject({ read: 2 * BATCH + 10, inserted: 2 * BATCH + 10 });
  });

  it('writes an ad that is listed again in the next load after it has been written', async () => {
    const store = new SlowStore();
    const writer = new RunWriter(RUN, store);
    await take(writer, 0, BATCH);
    await take(writer, 1, BATCH);
    // The same to the database, which has no such sign.
    const listed = writer.posting(posting('ad-0\0'), []);
    await Promise.resolve();
    expect(store.writing).toBe(1);
    store.next();
    await listed;
    expect(store.writing).toBe(1);
    store.next();
    await writer.flush();
    expect(writer.counts).toMatchObject({ read: 2 * BATCH, unchanged: BATCH - 1 });
  });

  it('tells of a write that failed behind its back, loses nothing and counts nothing twice', async () => {
    const store = new SlowStore();
    const writer = new RunWriter(RUN, store);
    await take(writer, 0, BATCH + 10);
    store.next(new Error('the disk is full'));
    await expect(writer.flush()).rejects.toThrow('the disk is full');
    expect(writer.counts.inserted).toBe(0);
    const again = writer.flush();
    await expect.poll(() => store.writing).toBeGreaterThan(0);
    store.next();
    await again;
    expect(store.open()).toHaveLength(BATCH + 10);
    expect(writer.counts.inserted).toBe(BATCH + 10);
  });

  it('loses none of a load but the one that the database refuses, which is an issue and stays open', async () => {
    const store = new RefusingStore();
    await store.write({ ...RUN, id: 'run-0' }, [posting('ad-3')]);
    store.refused = 'ad-3';
    const writer = new RunWriter(RUN, store);
    await take(writer, 0, BATCH + 10);
    await writer.flush();
    expect(writer.counts).toMatchObject({ read: BATCH + 10, inserted: BATCH + 9, rejected: 1 });
    expect(store.open()).toHaveLength(BATCH + 10);
    expect(store.issues).toEqual([
      { sourceId: 'ad-3', path: '', reason: 'cannot be stored', value: 'index row too large' },
    ]);
    expect(await store.countUnseen(RUN)).toMatchObject({ unseen: 0 });
  });

  it('does not close what is listed while its removal is being looked up', async () => {
    const store = new MemoryHarvestStore();
    const lookups: (() => void)[] = [];
    await store.write(RUN, [posting('back'), posting('gone')]);
    const knownVersions = store.knownVersions.bind(store);
    store.knownVersions = async (source, ids) => {
      await new Promise<void>((resolve) => lookups.push(resolve));
      return knownVersions(source, ids);
    };
    const writer = new RunWriter(RUN, store);
    await writer.removed('back');
    for (let number = 0; number < ID_BATCH - 1; number += 1) await writer.outside(`far-${number}`);
    await writer.removed('gone');
    await writer.unchanged('back');
    lookups.shift()?.();
    const flushed = writer.flush();
    await expect.poll(() => lookups.length).toBe(1);
    lookups.shift()?.();
    await flushed;
    await writer.closeHeld();
    expect(store.open()).toEqual(['back']);
  });

  it('has what is the same known by the version it comes in now', async () => {
    const store = new MemoryHarvestStore();
    await store.write(RUN, [posting('a'), posting('b')]);
    const writer = new RunWriter(RUN, store);
    await writer.unchanged('a', '2');
    await writer.unchanged('b');
    await writer.flush();
    expect(Object.fromEntries(await store.knownVersions('test', ['a', 'b']))).toEqual({ a: '2', b: '1' });
    expect(writer.counts).toMatchObject({ read: 2, unchanged: 2 });
  });

  it('abandoned, waits for what is being written and writes no more, begun or not', async () => {
    const store = new SlowStore();
    const writer = new RunWriter(RUN, store);
    await take(writer, 0, 2 * BATCH + 10);
    const abandoned = writer.abandon();
    store.next();
    store.next();
    await abandoned;
    await writer.flush();
    expect(store.open()).toHaveLength(BATCH);
  });
});

/** What `RunCounts` says of `read`. */
function sumOf({ inserted, changed, unchanged, outside, rejected }: RunCounts): number {
  return inserted + changed + unchanged + outside + rejected;
}

type Listed = readonly [what: 'posting' | 'unchanged' | 'outside' | 'rejected', id: number, version: number];

/** What a night lists, of few ads, so that one often stands in two loads. */
const listed: fc.Arbitrary<Listed> = fc.tuple(
  fc.constantFrom('posting', 'posting', 'posting', 'unchanged', 'outside', 'rejected'),
  fc.nat({ max: 6 }),
  fc.nat({ max: 2 }),
);

async function say(writer: RunWriter, [what, id, version]: Listed): Promise<void> {
  const sourceId = `ad-${id}`;
  if (what === 'unchanged') return writer.unchanged(sourceId, `${version}`);
  if (what === 'outside') return writer.outside(sourceId);
  if (what === 'rejected') return writer.rejected(sourceId, []);
  const { posting: said, payload } = posting(sourceId);
  const title = `${said.title} ${version}`;
  return writer.posting({ version: `${version}`, posting: { ...said, title }, payload }, []);
}

/** Until nothing is left that failed; while something is, no more may be counted than was read. */
async function written(writer: RunWriter, work: () => Promise<void>): Promise<void> {
  for (let isLeft = true; isLeft; ) {
    try {
      await work();
      isLeft = false;
    } catch {
      expect(sumOf(writer.counts)).toBeLessThanOrEqual(writer.counts.read);
      return written(writer, () => writer.flush());
    }
  }
}

/** By which version each ad is known in the end. */
function versionsOf(night: readonly Listed[]): Record<string, string> {
  const versions: Record<string, string> = {};
  for (const [what, id, version] of night) {
    const isKnown = `ad-${id}` in versions;
    if (what === 'posting' || (what === 'unchanged' && isKnown)) versions[`ad-${id}`] = `${version}`;
  }
  return versions;
}

it('counts each record once, and stores it as it was listed last, whatever fails and is written again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(listed, { maxLength: 30 }),
      fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 5 }),
      async (night, failing) => {
        const outcomes = [];
        for (const fails of [[], failing]) {
          const store = new FailingStore(fails);
          const writer = new RunWriter(RUN, store, { postings: 3, ids: 3 });
          for (const record of night) await written(writer, () => say(writer, record));
          await written(writer, () => writer.flush());
          const { counts } = writer;
          expect(sumOf(counts)).toBe(counts.read);
          const versions = Object.fromEntries(await store.knownVersions('test', store.open()));
          const { read, inserted, outside, rejected } = counts;
          outcomes.push({ versions, held: writer.held.toSorted(), read, inserted, outside, rejected });
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
        expect(outcomes[0]).toMatchObject({ read: night.length, versions: versionsOf(night) });
      },
    ),
    { numRuns: 200 },
  );
});
