import { randomBytes } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import type { MergeReport } from '../merge/merge-report.ts';
import { openNetwork } from '../timetable-file.ts';
import type { MergeJob } from './merge-thread.ts';
import { runInThread } from './thread-job.ts';
import type { KeptFeed, TimetableFolder, TimetableRecord } from './timetable-folder.ts';

/** A feed that was read, with its packed network. */
export interface ReadFeed {
  readonly feed: KeptFeed;
  readonly network: SharedArrayBuffer;
}

/**
 * Joins feeds on a thread and puts the result in service in the place of what was: only for who holds the folder.
 * @throws the signal's reason; what is in service stays then.
 */
export async function joinFeeds(
  store: TimetableFolder,
  feeds: readonly ReadFeed[],
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<TimetableRecord> {
  const all = feeds.toSorted((a, b) => (a.feed.id < b.feed.id ? -1 : 1));
  const id = newFileId();
  const file = `${id}.timetable`;
  const job: MergeJob = { networks: all.map(({ network }) => network), file: store.pathOf(file) };
  const merge = await runInThread<MergeReport[]>(new URL('./merge-thread.ts', import.meta.url), job, {
    signal,
  });
  signal?.throwIfAborted();
  const timetable: TimetableRecord = {
    version: 1,
    id,
    builtAt: instantInCopenhagen(clock.now()),
    file,
    feeds: all.map(({ feed }) => feed),
    merge,
  };
  await store.publish(timetable);
  return timetable;
}

export async function openKeptFeed(store: TimetableFolder, feed: KeptFeed): Promise<ReadFeed> {
  const { buffer } = await openNetwork(store.pathOf(feed.file));
  return { feed, network: buffer };
}

export function newFileId(): string {
  return randomBytes(6).toString('hex');
}
