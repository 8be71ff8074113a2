import type pg from 'pg';
import { type Clock, systemClock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { addIssues, beginRun, finishRun, recordWritten, type Written } from './harvest-runs.ts';
import type { HarvestStore, RunRef, UnseenCount } from './harvest-store.ts';
import { inTransaction } from './in-transaction.ts';
import { keepVersions } from './keep-versions.ts';
import { markUnseen } from './mark-unseen.ts';
import type { PostingMatcher } from './posting-matcher.ts';
import { reachingStore } from './reaching-store.ts';
import { readCoveredUntil, readLastListingAt, readRecentRuns } from './read-runs.ts';
import { retirePostings } from './retire-postings.ts';
import { lockSource } from './source-lock.ts';
import { readSourceRows } from './source-rows.ts';
import { storableId } from './storable-text.ts';
import { touchPostings } from './touch-postings.ts';
import { writeAfter, writeNow } from './write-after.ts';
import { mergeWritten, whileWriting } from './writing.ts';

const AS_RETIRED = (retired: number): Written => ({ retired });
const NOTHING = (): Written => ({});

/**
 * The harvest's view of the database.
 * @param clock only for what `sourceRows` counts as open; everything else takes the run's own moment.
 * @param matcher tells which postings are of one vacancy; without one each is a vacancy of its own.
 */
export function createHarvestStore(
  database: Pick<Database, 'pool' | 'url'>,
  clock: Clock = systemClock,
  matcher: PostingMatcher | null = null,
): HarvestStore {
  const { pool, url } = database;
  /** Does `work` as the only one that writes, and counts in the run's record what came of it. */
  const ofRun = <T>(
    run: RunRef,
    countedAs: (result: T) => Written,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> =>
    whileWriting(pool, async (client) => {
      const result = await work(client);
      await recordWritten(client, run, countedAs(result));
      return result;
    });
  return reachingStore({
    lock: (source) => lockSource(url, source),
    beginRun: (source, startedAt, mode) =>
      inTransaction(pool, 'begin', (client) => beginRun(client, source, startedAt, mode)),
    write: (run, postings, after) =>
      after === undefined
        ? writeNow(pool, run, postings, { matcher, seen: true })
        : writeAfter(pool, run, postings, { matcher, seen: true }, after),
    touch: (run, sourceIds) => ofRun(run, NOTHING, (client) => touchPostings(client, run, sourceIds)),
    keepVersions: (run, versions) => ofRun(run, NOTHING, (client) => keepVersions(client, run, versions)),
    retire: (run, sourceIds, reason) =>
      ofRun(run, AS_RETIRED, (client) => retirePostings(client, run, { sourceIds }, reason, matcher)),
    retireUnseen: (run, reason, except = []) =>
      ofRun(run, AS_RETIRED, (client) => retirePostings(client, run, { unseenBut: except }, reason, matcher)),
    retireExpired: (run) =>
      ofRun(run, AS_RETIRED, (client) => retirePostings(client, run, 'expired', 'expired', matcher)),
    addIssues: (run, issues) => inTransaction(pool, 'begin', (client) => addIssues(client, run, issues)),
    async finishRun(run, result) {
      await mergeWritten(pool);
      await finishRun(pool, run, result);
    },
    markUnseen: (run, countedBefore, except = []) =>
      ofRun(run, NOTHING, (client) => markUnseen(client, run, countedBefore, except)),
    coveredUntil: (source) => readCoveredUntil(pool, source),
    lastListingAt: (source) => readLastListingAt(pool, source),
    recentRuns: (source, limit) => readRecentRuns(pool, source, limit),
    sourceRows: (issueLimit) => readSourceRows(pool, issueLimit, clock.now()),

    async knownVersions(source, sourceIds) {
      const { rows } = await pool.query<{ source_id: string; version: string }>(
        `select source_id, version from posting
         where source = $1 and source_id = any($2::text[]) and retired_at is null`,
        [source, sourceIds.map(storableId)],
      );
      return new Map(rows.map((row) => [row.source_id, row.version]));
    },

    async countUnseen(run, part = { except: [] }) {
      const [scopes, isWithin] = 'within' in part ? [part.within, true] : [part.except, false];
      const { rows } = await pool.query<UnseenCount>(
        `select count(*)::int as open, count(*) filter (where last_seen_run <> $3)::int as unseen from posting
         where source = $1 and retired_at is null and (open_until is null or open_until > $2)
           and (source_id ^@ any($4::text[])) = $5`,
        [run.source, run.at, run.id, scopes.map(storableId), isWithin],
      );
      return rows[0] ?? { open: 0, unseen: 0 };
    },

    async countOpen(run, sourceIds) {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int from posting
         where source = $1 and retired_at is null and (open_until is null or open_until > $2)
           and ($3::text[] is null or source_id = any($3))`,
        [run.source, run.at, sourceIds?.map(storableId) ?? null],
      );
      return rows[0]?.count ?? 0;
    },
  });
}
