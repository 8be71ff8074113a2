import { UsageError } from '../lib/errors.ts';
import { removeFeeds } from '../timetable/service/remove-feeds.ts';
import { UnknownFeedError } from '../timetable/timetable-errors.ts';
import type { CommandContext } from './command-context.ts';
import { configureSources, timetableFolder } from './program.ts';

/**
 * `sundet remove gtfs`: needs no database, and may be run beside a server, which goes on without them.
 * @throws UsageError where one of them is not in service.
 */
export async function removeGtfs(
  context: CommandContext,
  ids: readonly string[],
  { json }: { readonly json: boolean },
): Promise<boolean> {
  const { clock, config, signal } = context;
  const removed = [...new Set(ids)];
  const left = await removeFeeds(timetableFolder(config), removed, { clock, signal }).catch(refuseUnknown);
  const feeds = (left?.feeds ?? []).map(({ id }) => id);
  if (json) {
    context.print(JSON.stringify({ removed, left: feeds }, null, 2));
    return true;
  }
  context.print(`removed: ${removed.join(', ')}`);
  context.print(
    feeds.length === 0 ? 'no timetable is in service any more' : `in service: ${feeds.join(', ')}`,
  );
  const { timetableSources } = await configureSources(config);
  for (const { id } of timetableSources.filter((source) => removed.includes(source.id))) {
    context.print(`${id} is fetched again the next night, unless SUNDET_SOURCES leaves it out`);
  }
  return true;
}

function refuseUnknown(error: unknown): never {
  throw error instanceof UnknownFeedError ? new UsageError(error.message, { cause: error }) : error;
}
