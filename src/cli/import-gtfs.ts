import { Temporal } from 'temporal-polyfill';
import { UsageError } from '../lib/errors.ts';
import { COPENHAGEN } from '../lib/zoned-time.ts';
import { describeMerge } from '../timetable/merge/merge-report.ts';
import { type FeedToImport, importFeeds } from '../timetable/service/import-feeds.ts';
import type { CommandContext } from './command-context.ts';
import { timetableFolder } from './program.ts';
import { createProgress } from './progress.ts';

const FEED_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** `sundet import gtfs`: needs no database, and may be run beside a server, which takes what it puts in service. */
export async function importGtfs(
  context: CommandContext,
  feeds: readonly string[],
  { asOf, json }: { readonly asOf: string | null; readonly json: boolean },
): Promise<boolean> {
  const wanted = parseFeeds(feeds);
  const day = asOf === null ? today(context) : parseDay(asOf);
  const progress = createProgress(context.terminal, 'reading');
  const report = await importFeeds(timetableFolder(context.config), wanted, {
    clock: context.clock,
    asOf: day,
    signal: context.signal,
    onProgress: (done, total) => progress.update(done, total),
  });
  progress.finish('done');
  const { timetable } = report;
  if (json) {
    context.print(JSON.stringify(report, null, 2));
    return true;
  }
  for (const { id, stops, trips, validFrom, validTo, warnings } of timetable.feeds) {
    context.print(`${id}: ${stops} stops, ${trips} trips, valid ${validFrom} to ${validTo}`);
    for (const warning of warnings) context.print(`  ${warning}`);
  }
  for (const line of timetable.merge.flatMap(describeMerge)) context.print(line);
  return true;
}

/** @throws UsageError */
function parseFeeds(feeds: readonly string[]): FeedToImport[] {
  const parsed = feeds.map((text) => {
    const at = text.indexOf('=');
    const id = text.slice(0, Math.max(at, 0));
    const path = text.slice(at + 1);
    if (!FEED_ID.test(id) || path === '') {
      throw new UsageError(
        `“${text}” is not a feed: write its id and its path, such as gtfs-dk=timetable.zip`,
      );
    }
    return { id, path };
  });
  const twice = parsed.find(({ id }, i) => parsed.findIndex((feed) => feed.id === id) !== i);
  if (twice !== undefined) throw new UsageError(`feed ${twice.id} is named twice`);
  return parsed;
}

function today({ clock }: CommandContext): Temporal.PlainDate {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime());
  return now.toZonedDateTimeISO(COPENHAGEN).toPlainDate();
}

/** @throws UsageError */
function parseDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch (cause) {
    throw new UsageError(`--as-of: “${text}” is not a date, such as 2026-11-23`, { cause });
  }
}
