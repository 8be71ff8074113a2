import type { SourceState, SourceStates } from '../domain/harvest.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type { Source } from '../sources/source.ts';
import type { HarvestStore, SourceRow } from '../store/harvest-store.ts';
import { nightsOf, troubledRunOf } from './nights.ts';

/** How many issues are told; the rest stand in the database. */
const ISSUES_TOLD = 20;
/** Thirty days of a source that is asked for changes every ten minutes, with room for what is tried again. */
const RUNS_READ = 5_000;

export interface SourceStatesDeps {
  readonly sources: readonly Source[];
  readonly isEnabled: (sourceId: string) => boolean;
  readonly store: Pick<HarvestStore, 'sourceRows' | 'recentRuns'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** When each source is next harvested; empty where nothing is scheduled. Where it throws, that is left untold. */
  nextRuns(): Promise<ReadonlyMap<string, Date>>;
}

/** How each source of the registry stands, whether or not it has ever run. */
export function createSourceStates(deps: SourceStatesDeps): SourceStates {
  const readHistory = rememberHistory(deps);
  return {
    async list() {
      const [rows, nextRuns] = await Promise.all([deps.store.sourceRows(ISSUES_TOLD), nextRunsOf(deps)]);
      const bySource = new Map(rows.map((row) => [row.source, row]));
      return Promise.all(
        deps.sources.map(async (source) => {
          const row = bySource.get(source.id);
          const history = await readHistory(source.id, row);
          return stateOf(source, row, nextRuns.get(source.id), history, deps);
        }),
      );
    },
  };
}

/** A queue out of reach hides when the next run is, not how the last one went. */
async function nextRunsOf(deps: SourceStatesDeps): Promise<ReadonlyMap<string, Date>> {
  try {
    return await deps.nextRuns();
  } catch (error) {
    deps.logger.warn({ error: messageOf(error) }, 'the queue does not say when the next runs are');
    return new Map();
  }
}

function stateOf(
  source: Source,
  row: SourceRow | undefined,
  nextRun: Date | undefined,
  history: History,
  deps: SourceStatesDeps,
): SourceState {
  const { id, name, homepage, licence, attribution } = source;
  const goodAt = row?.lastGoodRunAt ?? null;
  return {
    id,
    name,
    homepage,
    licence,
    attribution,
    enabled: deps.isEnabled(id),
    openVacancies: row?.openVacancies ?? 0,
    ageSeconds:
      goodAt === null
        ? null
        : Math.max(0, Math.round((deps.clock.now().getTime() - goodAt.getTime()) / 1000)),
    lastRun: row?.lastRun ?? null,
    nextRunAt: nextRun === undefined ? null : instantInCopenhagen(nextRun),
    issues: row?.issues ?? [],
    issueCount: row?.issueCount ?? 0,
    ...history,
  };
}

/** What the runs of the last thirty days come to. */
type History = Pick<SourceState, 'nights' | 'troubledRun'>;
type ReadHistory = (source: string, row: SourceRow | undefined) => Promise<History>;

/**
 * The history changes with each run and each midnight, and is asked for with each scrape: it is read anew only when
 * one of these has passed.
 */
function rememberHistory({ store, clock }: SourceStatesDeps): ReadHistory {
  const known = new Map<string, { readonly until: string; readonly history: History }>();
  return async (source, row) => {
    const now = clock.now();
    const until = `${instantInCopenhagen(now).slice(0, 10)} ${row?.lastRun?.id} ${row?.lastRun?.finishedAt}`;
    const remembered = known.get(source);
    if (remembered?.until === until) return remembered.history;
    const runs = row === undefined ? [] : await store.recentRuns(source, RUNS_READ);
    const history = { nights: nightsOf(runs, now), troubledRun: troubledRunOf(runs) };
    known.set(source, { until, history });
    return history;
  };
}
