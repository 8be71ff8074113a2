import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { candidateKeys } from '../../src/duplicates/candidate-keys.ts';
import { decide } from '../../src/duplicates/decide.ts';
import { sketch } from '../../src/duplicates/sketch.ts';
import { createPostingMatcher } from '../../src/harvest/join-postings.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { PostingMatcher } from '../../src/store/posting-matcher.ts';
import { type CrowdPosting, crowdOf } from './crowd.ts';
import type { LabelledAd } from './labelled-ad.ts';

/** What became of the open postings of one large employer in one municipality. */
export interface CrowdFigures {
  readonly postings: number;
  /** Keys that more than 150 and more than 500 of them have. */
  readonly commonKeys: readonly [over150: number, over500: number];
  /** Pairs that `decide` joins, of all pairs there are. */
  readonly matches: number;
  /** Of those, the ones that the store has found. */
  readonly found: number;
  /** Pairs of one job, and how many of them are in one vacancy. */
  readonly duplicates: number;
  readonly joined: number;
  /** Pairs in one vacancy of two jobs. */
  readonly wronglyJoined: number;
  /** Postings in other company after they were written in another order, in other loads. */
  readonly otherCompany: number;
}

const LOAD = 100;
const ODD_LOAD = 37;
const SOURCES = [
  { id: 'jobtech', standing: 'database' },
  { id: 'jobnet', standing: 'database' },
  { id: 'other', standing: 'aggregator' },
] as const;

export const crowdMatcher = createPostingMatcher(SOURCES);

/**
 * Writes one crowd of each size through the store of an embedded database, and holds what it finds against all pairs.
 * @param sizes in jobs.
 */
export async function measureCrowds(
  ads: readonly LabelledAd[],
  sizes: readonly number[],
): Promise<CrowdFigures[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sundet-bench-'));
  await chmod(folder, 0o755);
  const database = await openDatabase({
    databaseUrl: null,
    dataDir: folder,
    share: false,
    logger: silentLogger,
  });
  try {
    await migrate(database);
    const figures: CrowdFigures[] = [];
    for (const [index, jobs] of sizes.entries()) {
      figures.push(await measureCrowd(database, crowdOf(ads, index, jobs), crowdMatcher));
    }
    return figures;
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Store = Pick<Database, 'pool' | 'url'>;

/** Empties the tables and writes a crowd, in two orders, and holds what is found against all pairs there are. */
export async function measureCrowd(
  database: Store,
  crowd: readonly CrowdPosting[],
  matcher: PostingMatcher,
): Promise<CrowdFigures> {
  const matches = matchesOf(crowd);
  const jobs = new Map(crowd.map((each) => [nameOf(each), each.job]));
  await write(database, matcher, crowd, LOAD);
  const stored = new Set(await storedMatches(database.pool));
  const vacancies = await storedVacancies(database.pool);
  const pairs = vacancies.flatMap(pairsOf);
  const isOneJob = ([one, other]: readonly [string, string]) => jobs.get(one) === jobs.get(other);
  await write(database, matcher, crowd.toReversed(), ODD_LOAD);
  const company = new Map((await storedVacancies(database.pool)).flatMap(withCompany));
  return {
    postings: crowd.length,
    commonKeys: commonKeys(crowd),
    matches: matches.length,
    found: matches.filter((match) => stored.has(match)).length,
    duplicates: crowd.length - new Set(crowd.map(({ job }) => job)).size,
    joined: pairs.filter(isOneJob).length,
    wronglyJoined: pairs.filter((pair) => !isOneJob(pair)).length,
    otherCompany: vacancies.flatMap(withCompany).filter(([name, others]) => company.get(name) !== others)
      .length,
  };
}

/** All of them into empty tables, source by source. */
async function write(
  database: Store,
  matcher: PostingMatcher,
  crowd: readonly CrowdPosting[],
  load: number,
): Promise<void> {
  await database.pool.query('truncate posting, vacancy, posting_key cascade');
  const store = createHarvestStore(database, undefined, matcher);
  for (const { id: source } of SOURCES) {
    const own = crowd.filter((each) => each.source === source);
    const run = { id: await store.beginRun(source, NOW, 'listing'), source, at: NOW };
    for (let from = 0; from < own.length; from += load) {
      const postings = own.slice(from, from + load).map(({ posting, elsewhere }) => {
        return { version: '1', posting: { ...posting, elsewhere }, payload: null };
      });
      await store.write(run, postings);
    }
  }
}

const NOW = new Date('2025-09-15T08:00:00+02:00');

function matchesOf(crowd: readonly CrowdPosting[]): string[] {
  const sketches = crowd.map(
    (each) => [nameOf(each), sketch(each.source, each.posting, each.elsewhere)] as const,
  );
  return sketches.flatMap(([one, a], index) =>
    sketches.slice(index + 1).flatMap(([other, b]) => (decide(a, b).same ? [pairName(one, other)] : [])),
  );
}

function commonKeys(crowd: readonly CrowdPosting[]): [number, number] {
  const holders = new Map<string, number>();
  for (const { source, posting, elsewhere } of crowd) {
    for (const key of candidateKeys(sketch(source, posting, elsewhere))) {
      holders.set(key, (holders.get(key) ?? 0) + 1);
    }
  }
  const over = (many: number) => [...holders.values()].filter((count) => count > many).length;
  return [over(150), over(500)];
}

async function storedMatches(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ one: string; other: string }>(
    `select a.source || ':' || a.source_id as one, b.source || ':' || b.source_id as other
     from posting_match join posting a on a.number = one join posting b on b.number = other`,
  );
  return rows.map(({ one, other }) => pairName(one, other));
}

/** The names of the open postings of each vacancy, in order. */
async function storedVacancies(pool: pg.Pool): Promise<string[][]> {
  const { rows } = await pool.query<{ names: string[] }>(
    `select array_agg(source || ':' || source_id order by source || ':' || source_id) as names
     from posting where retired_at is null group by vacancy_id`,
  );
  return rows.map(({ names }) => names);
}

function withCompany(names: readonly string[]): [string, string][] {
  return names.map((name) => [name, names.join(' ')]);
}

function pairsOf(names: readonly string[]): [string, string][] {
  return names.flatMap((one, index) => names.slice(index + 1).map((other): [string, string] => [one, other]));
}

function nameOf({ source, posting }: CrowdPosting): string {
  return `${source}:${posting.sourceId}`;
}

function pairName(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
