import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../lib/clock.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import type { FeedJob, FeedJobResult } from './feed-thread.ts';
import { joinFeeds, newFileId, openKeptFeed, type ReadFeed } from './join-feeds.ts';
import { runInThread } from './thread-job.ts';
import { TimetableFolder, type TimetableRecord } from './timetable-folder.ts';

export interface FeedToImport {
  /** `gtfs-dk`; a feed of the same id is replaced. */
  readonly id: string;
  /** A zip or a folder. */
  readonly path: string;
}

export interface ImportOptions {
  readonly clock: Clock;
  /** The feeds must carry people in the week from here on. */
  readonly asOf: Temporal.PlainDate;
  /** Of all feeds together. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface ImportReport {
  readonly timetable: TimetableRecord;
}

/**
 * Reads feeds, checks them, joins them with those that are kept, and puts the result in service in `folder`: each feed
 * on a thread of its own, and the joining on another, so that whoever calls this stays free. Until the last step, which
 * is one rename, what is in service stays.
 * @throws FeedUnreadableError, FeedRefusedError for a feed that is not fit; TimetableFolderBusyError.
 */
export function importFeeds(
  folder: string,
  feeds: readonly FeedToImport[],
  options: ImportOptions,
): Promise<ImportReport> {
  const store = new TimetableFolder(folder);
  return store.exclusively(async () => {
    const before = await store.read().catch(() => null);
    const fresh = await readFeeds(store, feeds, before, options);
    const kept = (before?.feeds ?? []).filter(({ id }) => !fresh.some(({ feed }) => feed.id === id));
    const others = await Promise.all(kept.map((feed) => openKeptFeed(store, feed)));
    return { timetable: await joinFeeds(store, [...fresh, ...others], options) };
  }, options.signal);
}

/** All at once; where one is not fit, the others stop too. */
async function readFeeds(
  store: TimetableFolder,
  feeds: readonly FeedToImport[],
  before: TimetableRecord | null,
  options: ImportOptions,
): Promise<ReadFeed[]> {
  const failing = new AbortController();
  const signal = AbortSignal.any([failing.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const progress = new Map<string, { readonly done: number; readonly total: number }>();
  const reading = feeds.map(async ({ id, path }): Promise<ReadFeed> => {
    const previous = before?.feeds.find((feed) => feed.id === id);
    const file = `${id}-${newFileId()}.network`;
    const job: FeedJob = {
      id,
      path,
      asOf: options.asOf.toString(),
      previousTrips: previous?.tripsOnBusiestDay ?? null,
      file: store.pathOf(file),
    };
    const { feed, network } = await runInThread<FeedJobResult>(
      new URL('./feed-thread.ts', import.meta.url),
      job,
      {
        signal,
        onTold(value) {
          progress.set(id, value as { done: number; total: number });
          const sum = (of: 'done' | 'total') =>
            [...progress.values()].reduce((all, each) => all + each[of], 0);
          options.onProgress?.(sum('done'), sum('total'));
        },
      },
    );
    const importedAt = instantInCopenhagen(options.clock.now());
    return { feed: { ...feed, file, importedAt, asOf: options.asOf.toString() }, network };
  });
  try {
    return await Promise.all(reading);
  } catch (error) {
    failing.abort(error);
    await Promise.allSettled(reading);
    throw error;
  }
}
