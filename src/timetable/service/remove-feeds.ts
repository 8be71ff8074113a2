import { rm } from 'node:fs/promises';
import type { Clock } from '../../lib/clock.ts';
import { UnknownFeedError } from '../timetable-errors.ts';
import { joinFeeds, openKeptFeed } from './join-feeds.ts';
import { TimetableFolder, type TimetableRecord } from './timetable-folder.ts';

/**
 * Takes feeds out of service, by id, and joins those that are left anew. The account of what was asked of a publisher
 * stays, for its month's quota does.
 * @returns what is in service then; null where nothing is left.
 * @throws UnknownFeedError where one of them is not in service: nothing is removed then. TimetableFolderBusyError.
 */
export function removeFeeds(
  folder: string,
  ids: readonly string[],
  options: { readonly clock: Clock; readonly signal?: AbortSignal },
): Promise<TimetableRecord | null> {
  const store = new TimetableFolder(folder);
  return store.exclusively(async () => {
    const feeds = (await store.read())?.feeds ?? [];
    const unknown = ids.filter((id) => !feeds.some((feed) => feed.id === id));
    if (unknown.length > 0) {
      const known = feeds.map(({ id }) => id).join(', ') || 'none';
      throw new UnknownFeedError(`no timetable of ${unknown.join(', ')} is in service; there is: ${known}`);
    }
    const left = feeds.filter(({ id }) => !ids.includes(id));
    const record =
      left.length === 0
        ? await store.withdraw()
        : await joinFeeds(store, await Promise.all(left.map((feed) => openKeptFeed(store, feed))), options);
    for (const id of ids) await rm(store.pathOf(`${id}.zip`), { force: true });
    return record;
  }, options.signal);
}
