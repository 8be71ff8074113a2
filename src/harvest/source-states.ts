import type { SourceState, SourceStates } from '../domain/harvest.ts';
import type { Clock } from '../lib/clock.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type { Source } from '../sources/source.ts';
import type { HarvestStore, SourceRow } from '../store/harvest-store.ts';

/** How many issues of the last run are told; the rest stand in the database. */
const ISSUES_TOLD = 20;

export interface SourceStatesDeps {
  readonly sources: readonly Source[];
  readonly isEnabled: (sourceId: string) => boolean;
  readonly store: HarvestStore;
  readonly clock: Clock;
  /** When each source is next harvested; empty where nothing is scheduled. */
  nextRuns(): Promise<ReadonlyMap<string, Date>>;
}

/** How each source of the registry stands, whether or not it has ever run. */
export function createSourceStates(deps: SourceStatesDeps): SourceStates {
  return {
    async list() {
      const [rows, nextRuns] = await Promise.all([deps.store.sourceRows(ISSUES_TOLD), deps.nextRuns()]);
      const bySource = new Map(rows.map((row) => [row.source, row]));
      return deps.sources.map((source) =>
        stateOf(source, bySource.get(source.id), nextRuns.get(source.id), deps),
      );
    },
  };
}

function stateOf(
  source: Source,
  row: SourceRow | undefined,
  nextRun: Date | undefined,
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
  };
}
