import fc from 'fast-check';
import type pg from 'pg';
import { createPostingMatcher } from '../../src/harvest/join-postings.ts';
import { HarvestBusyError, type RunReport, runHarvest } from '../../src/harvest/run-harvest.ts';
import { SundetError } from '../../src/lib/errors.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import { NO_CONCEPTS } from '../../src/occupations/no-concepts.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createFaultyPool, type Fault } from './faulty-pool.ts';
import { MARKET_SOURCES, type NightRun } from './market-nights.ts';

/** What may happen to a run at one of its statements: what PostgreSQL says instead of doing it, or worse. */
export const FAULTS = [
  '40P01',
  '23505',
  '55P03',
  '57014',
  '53100',
  'cut',
  'unanswered',
  'dead',
  'lock lost',
  'stopped',
] as const;

export interface RunFault {
  readonly what: (typeof FAULTS)[number];
  /** How far into the run: thousandths of the statements that it asks when nothing happens. */
  readonly at: number;
}

const runFault: fc.Arbitrary<RunFault> = fc.record({
  what: fc.constantFrom(...FAULTS),
  at: fc.noBias(fc.nat({ max: 999 })),
});

/** Of each run in turn, what happens to its attempts before the one that nothing happens to. */
export const runFaults: fc.Arbitrary<readonly (readonly RunFault[])[]> = fc.array(
  fc.array(runFault, { minLength: 1, maxLength: 2 }),
  { minLength: 6, maxLength: 9 },
);

/** Small, so that a night of some dozens of ads is many loads. */
const LOAD_SIZES = { postings: 6, ids: 8 };

/** Runs nights on a database as often as faults are given for them, each and then once more until its orderly end. */
export function createRepeater(database: Pick<Database, 'pool' | 'url'>, places: PlaceIndex) {
  const faulty = createFaultyPool(database.pool);
  const matcher = createPostingMatcher(MARKET_SOURCES);

  const attempt = async (night: NightRun, signal: AbortSignal): Promise<RunReport> => {
    const clock = { now: () => night.at };
    const store = createHarvestStore({ pool: faulty.pool, url: database.url }, clock, matcher);
    const http = { request: () => Promise.reject(new Error('no network in this test')) };
    const rules = { places, concepts: NO_CONCEPTS };
    const deps = { store, http, ...rules, clock, logger: silentLogger, loadSizes: LOAD_SIZES };
    return untilFree(() => runHarvest(night.source, deps, { signal, wanted: night.wanted }));
  };

  const disturbed = async (night: NightRun, { what, at }: RunFault, statements: number): Promise<void> => {
    const stop = new AbortController();
    const loseLock = () => breakLock(database.pool, night.source.id);
    faulty.arm(faultOf(what, loseLock, stop), Math.floor((at / 1000) * statements));
    try {
      await attempt(night, stop.signal);
    } catch (error) {
      if (!isTold(error)) throw error;
    }
    if (what === 'dead') await loseLock();
  };

  return {
    /** @returns what the run of each night's orderly end reported, and how many statements it asked. */
    async repeat(
      nights: readonly NightRun[],
      faults: readonly (readonly RunFault[])[],
      sizes: readonly number[] = [],
    ) {
      const ends: { readonly report: RunReport; readonly statements: number }[] = [];
      for (const [index, night] of nights.entries()) {
        for (const fault of faults[index] ?? []) await disturbed(night, fault, sizes[index] ?? 0);
        faulty.arm(null, 0);
        const report = await attempt(night, new AbortController().signal);
        ends.push({ report, statements: faulty.seen });
      }
      return ends;
    },
  };
}

function faultOf(what: RunFault['what'], loseLock: () => Promise<void>, stop: AbortController): Fault {
  switch (what) {
    case 'cut':
    case 'unanswered':
    case 'dead':
      return { kind: what };
    case 'lock lost':
      return { kind: 'event', happen: loseLock };
    case 'stopped':
      return { kind: 'event', happen: async () => stop.abort() };
    default:
      return { kind: 'sqlstate', code: what };
  }
}

/** Whether a run may throw it: what we say ourselves, or what PostgreSQL was made to say. */
function isTold(error: unknown): boolean {
  return error instanceof SundetError || (error instanceof Error && error.message === 'thrown into the run');
}

async function breakLock(pool: pg.Pool, source: string): Promise<void> {
  await pool.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and application_name = $1`,
    [`sundet harvest ${source}`],
  );
}

/** A lock goes with its connection, which PostgreSQL may notice a moment later. */
async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HarvestBusyError)) throw error;
    }
  }
}
