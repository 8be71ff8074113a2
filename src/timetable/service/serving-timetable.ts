import { Temporal } from 'temporal-polyfill';
import type { Journey } from '../journey.ts';
import { dayNumber, serviceDayStart } from '../network/service-day.ts';
import { StopFinder } from '../network/walking.ts';
import { mergeRanges, splitWindow } from '../split-range.ts';
import { openNetwork } from '../timetable-file.ts';
import { LayoutShelf } from './layout-shelf.ts';
import { ordinaryWeekdayAfter } from './ordinary-weekday.ts';
import { RouterPool } from './router-pool.ts';
import type { RangeQuestion, RouterAnswer, When } from './router-question.ts';
import type { TimetableFolder, TimetableRecord } from './timetable-folder.ts';
import type { ServingTimetable } from './timetable-service.ts';

/** Enough for a thread to search while another does; the machine has other work too. */
const THREADS = 2;
/** Layouts kept: the two made ready, and the last other day somebody asked about. About 100 MB each for the region. */
const LAYOUTS_KEPT = 3;

/** A window that is shorter than two of these is not worth two threads, seconds. */
const SHORTEST_PART = 1_200;

export interface OpenedTimetable {
  readonly timetable: ServingTimetable;
  /** Has the layouts of these dates (ISO) built in the background; those without service are left out. */
  prepare(dates: readonly string[]): void;
  /** Closes once everything that was asked is answered. */
  retire(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a timetable's file and makes it ready to be asked. @throws TimetableFileError */
export async function openServing(
  folder: TimetableFolder,
  record: TimetableRecord,
): Promise<OpenedTimetable> {
  const { buffer, network } = await openNetwork(folder.pathOf(record.file));
  const shelf = new LayoutShelf(buffer, LAYOUTS_KEPT);
  const pool = new RouterPool(buffer, THREADS);
  const timeZone = network.feeds[0]?.timeZone ?? 'UTC';
  const firsts = record.feeds.flatMap((feed) => feed.validFrom ?? []).sort();
  const lasts = record.feeds.flatMap((feed) => feed.validTo ?? []).sort();
  const validFrom = firsts[0] ?? record.builtAt.slice(0, 10);
  const validTo = lasts.at(-1) ?? validFrom;
  const baseOf = (date: string) => serviceDayStart(dayNumber(plainDate(date)), timeZone);
  let asked = 0;
  let whenQuiet = (): void => undefined;
  const timetable: ServingTimetable = {
    id: record.id,
    network,
    stops: new StopFinder(network),
    feeds: record.feeds.map(({ id, publisher, validFrom: from, validTo: to, importedAt }) => {
      return { id, publisher, validFrom: from, validTo: to, importedAt };
    }),
    validFrom,
    validTo,
    timeZone,
    baseOf,
    ordinaryWeekdayAfter: (date) => ordinaryWeekdayAfter(network, plainDate(date).toString()),
    async ask(date, question) {
      const day = plainDate(date).toString();
      asked += 1;
      try {
        const layout = await shelf.get(day);
        if (question.kind !== 'range') return await pool.ask(day, layout, question);
        return (await askRange(pool, day, layout, question, baseOf(day))) as RouterAnswer<typeof question>;
      } finally {
        asked -= 1;
        if (asked === 0) whenQuiet();
      }
    },
  };
  const close = async () => {
    await Promise.all([pool.close(), shelf.close()]);
  };
  return {
    timetable,
    prepare: (dates) => shelf.prepare(dates.filter((date) => date >= validFrom && date <= validTo)),
    async retire() {
      if (asked > 0) {
        await new Promise<void>((resolve) => {
          whenQuiet = resolve;
        });
      }
      await close();
    },
    close,
  };
}

/** Threads with nothing else to do share a window: half of it each is there in little more than half the time. */
async function askRange(
  pool: RouterPool,
  day: string,
  layout: SharedArrayBuffer,
  question: RangeQuestion,
  base: number,
): Promise<Journey[]> {
  const window = {
    kind: question.window.kind,
    from: secondsSince(base, question.window.from),
    to: secondsSince(base, question.window.to),
  };
  const parts = Math.min(pool.spare, Math.floor((window.to - window.from) / SHORTEST_PART));
  if (!(parts > 1)) return pool.ask(day, layout, question);
  const asked = splitWindow(window, parts).map((part) =>
    pool.ask(day, layout, { ...question, window: part }),
  );
  return mergeRanges(await Promise.all(asked));
}

function secondsSince(base: number, when: When): number {
  return typeof when === 'number' ? when : Math.round(Date.parse(when) / 1000) - base;
}

/** @throws RangeError where it is no date. */
function plainDate(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}
