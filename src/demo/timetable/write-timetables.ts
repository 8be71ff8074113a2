import { zipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../lib/clock.ts';
import { COPENHAGEN } from '../../lib/zoned-time.ts';
import { writeDanishFeed } from './danish-feed.ts';
import { readDemoLines } from './demo-line.ts';
import { readDemoStops } from './demo-stop.ts';
import { writeSwedishFeed } from './swedish-feed.ts';

/** Days of service before today, and in all. */
const DAYS_BEFORE = 7;
const DAYS = 84;

export interface DemoTimetables {
  /** Zip files as the two publishers serve them. */
  readonly danish: Uint8Array;
  readonly swedish: Uint8Array;
}

/**
 * Both countries' timetables for some weeks around the clock's today, written by us from well-known facts: lines,
 * stops, running times and headways are about the real ones, single departures are not. The same day gives the
 * same bytes.
 */
export function writeDemoTimetables(clock: Clock): DemoTimetables {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime());
  const from = now.toZonedDateTimeISO(COPENHAGEN).toPlainDate().subtract({ days: DAYS_BEFORE });
  const { danish, swedish } = readDemoLines();
  return {
    danish: zip(writeDanishFeed(danish, readDemoStops('danish-stops.csv'), from, DAYS), from),
    swedish: zip(writeSwedishFeed(swedish, readDemoStops('swedish-stops.csv'), from, DAYS), from),
  };
}

function zip(files: Readonly<Record<string, string>>, written: Temporal.PlainDate): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
  // It never leaves this machine: packing it would only cost time.
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: `${written.toString()}T12:00:00` });
}
