import { Temporal } from 'temporal-polyfill';
import type { TimetableSourceState, TimetableSourceStates } from '../../domain/timetable-source.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { COPENHAGEN, instantInCopenhagen } from '../../lib/zoned-time.ts';
import { type KeptFeed, TimetableFolder } from '../service/timetable-folder.ts';
import { FetchLedger, MOST_FETCHES_A_MONTH } from './fetch-ledger.ts';
import type { TimetableSource } from './timetable-source.ts';

export interface TimetableSourceStatesDeps {
  readonly folder: string;
  /** Those that are fetched. */
  readonly sources: readonly TimetableSource[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** When each is fetched next. Where it throws, that is left untold. */
  nextRuns(): Promise<ReadonlyMap<string, Date>>;
}

/** How each publisher's timetable stands, and every other one that is in service. */
export function createTimetableSourceStates(deps: TimetableSourceStatesDeps): TimetableSourceStates {
  return {
    async list() {
      const nextRuns = await deps.nextRuns().catch((error: unknown) => {
        deps.logger.warn({ error: messageOf(error) }, 'the queue does not say when the next runs are');
        return new Map<string, Date>();
      });
      const feeds = (await new TimetableFolder(deps.folder).read().catch(() => null))?.feeds ?? [];
      const fetched = await Promise.all(
        deps.sources.map((source) => {
          const feed = feeds.find(({ id }) => id === source.id);
          return stateOfSource(source, feed, nextRuns.get(source.id), deps);
        }),
      );
      const others = feeds.filter(({ id }) => !deps.sources.some((source) => source.id === id));
      return [...fetched, ...others.map(stateOfImport)];
    },
  };
}

async function stateOfSource(
  source: TimetableSource,
  feed: KeptFeed | undefined,
  nextRun: Date | undefined,
  { folder, clock }: TimetableSourceStatesDeps,
): Promise<TimetableSourceState> {
  const now = clock.now();
  const day = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(COPENHAGEN);
  const ledger = await new FetchLedger(folder, source.id).read(day.toPlainDate().toString());
  const { id, name, homepage, licence, attribution } = source;
  const good = ledger.lastGoodAt ?? null;
  return {
    kind: 'timetable',
    id,
    name,
    homepage,
    licence,
    attribution,
    enabled: true,
    ageSeconds: good === null ? null : Math.max(0, Math.round((now.getTime() - Date.parse(good)) / 1000)),
    lastFetch: ledger.lastFetch,
    nextRunAt: nextRun === undefined ? null : instantInCopenhagen(nextRun),
    fetches: { month: ledger.month, used: ledger.used, allowed: MOST_FETCHES_A_MONTH },
    inService: feed === undefined ? null : inService(feed),
  };
}

function stateOfImport(feed: KeptFeed): TimetableSourceState {
  return {
    kind: 'timetable',
    id: feed.id,
    name: feed.publisher ?? feed.id,
    homepage: null,
    licence: null,
    attribution: feed.publisher,
    enabled: false,
    ageSeconds: null,
    lastFetch: null,
    nextRunAt: null,
    fetches: null,
    inService: inService(feed),
  };
}

function inService(feed: KeptFeed): NonNullable<TimetableSourceState['inService']> {
  const { importedAt, publisher, version, validFrom, validTo, stops, trips, warnings } = feed;
  return { importedAt, publisher, version, validFrom, validTo, stops, trips, warnings };
}

/** When what is in service of each was last known to be the newest: null for never, or where it is not in service. */
export async function lastGoodFetches(
  folder: string,
  sources: readonly TimetableSource[],
): Promise<Map<string, Date | null>> {
  const record = await new TimetableFolder(folder).read().catch(() => null);
  const entries = sources.map(async ({ id }): Promise<[string, Date | null]> => {
    const { lastGoodAt } = await new FetchLedger(folder, id).read('1970-01-01');
    const isInService = record?.feeds.some((feed) => feed.id === id) ?? false;
    return [id, isInService && lastGoodAt !== null ? new Date(lastGoodAt) : null];
  });
  return new Map(await Promise.all(entries));
}
