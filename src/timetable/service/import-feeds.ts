import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../lib/clock.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import { describeProblem } from '../gtfs/problem-log.ts';
import { readGtfs } from '../gtfs/read-gtfs.ts';
import { validateFeed } from '../gtfs/validate.ts';
import { mergeNetworks } from '../merge/merge-networks.ts';
import { readBorderStations } from '../merge/read-border-stations.ts';
import { type Network, stopCount, tripCount } from '../network/network.ts';
import { buildFootpaths } from '../network/walking.ts';
import { FeedRefusedError } from '../timetable-errors.ts';
import { openTimetable, saveTimetable } from '../timetable-file.ts';
import { type KeptFeed, TimetableFolder, type TimetableRecord } from './timetable-folder.ts';

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
  readonly onProgress?: (feed: string, doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface ImportReport {
  readonly timetable: TimetableRecord;
}

/** Kinds of faults told at once; the others are like them. */
const MOST_REASONS = 5;
/** Real-time messages name trips as this feed does. */
const IDS_FROM = ['gtfs-se'];

/**
 * Reads feeds, checks them, joins them with those that are kept, and puts the result in service in `folder`. Until the
 * last step, which is one rename, what is in service stays.
 * @throws FeedUnreadableError, FeedRefusedError for a feed that is not fit; TimetableFolderBusyError.
 */
export function importFeeds(
  folder: string,
  feeds: readonly FeedToImport[],
  options: ImportOptions,
): Promise<ImportReport> {
  const store = new TimetableFolder(folder);
  return store.exclusively(async () => {
    await mkdir(folder, { recursive: true });
    const before = await store.read().catch(() => null);
    const fresh = new Map<string, { feed: KeptFeed; network: Network }>();
    for (const feed of feeds) fresh.set(feed.id, await readFeed(store, feed, before, options));
    const ids = [...new Set([...(before?.feeds ?? []).map((feed) => feed.id), ...fresh.keys()])].sort();
    const kept: KeptFeed[] = [];
    const networks: Network[] = [];
    for (const id of ids) {
      const old = before?.feeds.find((feed) => feed.id === id);
      const { feed, network } = fresh.get(id) ?? (await openKept(store, old));
      kept.push(feed);
      networks.push(network);
    }
    options.signal?.throwIfAborted();
    const { network: merged, reports } = mergeNetworks(networks, {
      borderStations: await readBorderStations(),
      idsFrom: IDS_FROM,
    });
    const id = newId();
    const file = `${id}.timetable`;
    await saveTimetable(store.pathOf(file), {
      network: merged,
      footpaths: buildFootpaths(merged),
      layouts: [],
    });
    const builtAt = instantInCopenhagen(options.clock.now());
    const timetable: TimetableRecord = { version: 1, id, builtAt, file, feeds: kept, merge: reports };
    await store.publish(timetable);
    return { timetable };
  });
}

async function readFeed(
  store: TimetableFolder,
  { id, path }: FeedToImport,
  before: TimetableRecord | null,
  { clock, asOf, onProgress, signal }: ImportOptions,
): Promise<{ feed: KeptFeed; network: Network }> {
  const previous = before?.feeds.find((feed) => feed.id === id);
  const read = await readGtfs(path, {
    feed: id,
    ...(signal === undefined ? {} : { signal }),
    onProgress: (done, total) => onProgress?.(id, done, total),
  });
  const verdict = validateFeed(read, { asOf, previousTrips: previous?.tripsOnBusiestDay ?? null });
  if (!verdict.accepted) {
    const reasons = verdict.errors.slice(0, MOST_REASONS).map(describeProblem);
    const more = verdict.errors.length - reasons.length;
    const rest = more > 0 ? `\n  and ${more} more kinds of faults` : '';
    throw new FeedRefusedError(`${id} is not taken into service:\n  ${reasons.join('\n  ')}${rest}`);
  }
  const { network } = read;
  const file = `${id}-${newId()}.network`;
  await saveTimetable(store.pathOf(file), { network, footpaths: NO_FOOTPATHS, layouts: [] });
  const [info] = network.feeds;
  const feed: KeptFeed = {
    id,
    file,
    publisher: info?.publisher ?? null,
    version: info?.version ?? null,
    validFrom: info?.validFrom ?? null,
    validTo: info?.validTo ?? null,
    importedAt: instantInCopenhagen(clock.now()),
    asOf: asOf.toString(),
    stops: stopCount(network),
    trips: tripCount(network),
    tripsOnBusiestDay: verdict.tripsOnBusiestDay,
    warnings: verdict.warnings.map(describeProblem),
  };
  return { feed, network };
}

const NO_FOOTPATHS = { first: new Int32Array(0), to: new Int32Array(0), seconds: new Int32Array(0) };

async function openKept(
  store: TimetableFolder,
  feed: KeptFeed | undefined,
): Promise<{ feed: KeptFeed; network: Network }> {
  if (feed === undefined) throw new RangeError('a feed is neither kept nor new');
  const { network } = await openTimetable(store.pathOf(feed.file));
  return { feed, network };
}

function newId(): string {
  return randomBytes(6).toString('hex');
}
