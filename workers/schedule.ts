import type { WantedRun } from '../src/harvest/plan-run.ts';
import type { Source } from '../src/sources/source.ts';

/** Every night at three, by the clocks of both countries, which agree all year round and always have a three o’clock. */
export const NIGHTLY = '0 3 * * *';
export const HARVEST_TIMEZONE = 'Europe/Copenhagen';

/**
 * A failed night is tried again after 4, 8 and 16 minutes: at 03:04, 03:12 and 03:28, and so never in the minute in which
 * changes begin that are read every ten. A listing that found its source busy would else find it busy each time.
 */
export const RETRIES = { attempts: 4, backoff: { type: 'exponential', delay: 4 * 60_000 } } as const;

/** A source that went without a good run for longer missed its night: it is harvested when the program starts. */
export const MISSED_NIGHT_MS = 26 * 60 * 60 * 1000;

/** The same for one that is asked once a week. */
export const MISSED_WEEK_MS = 8 * 24 * 60 * 60 * 1000;

/** One harvest to be done: of which source, and what is wanted of it. */
export interface HarvestJob {
  readonly source: string;
  readonly mode: WantedRun;
}

export interface HarvestSchedule extends HarvestJob {
  /** Stable, so that a schedule is replaced and not doubled: the source's id, and what else it is. */
  readonly key: string;
  /** Cron of five fields, on the clocks of `HARVEST_TIMEZONE`. */
  readonly pattern: string;
}

/** What is scheduled of a source is told by its id and this schedule. */
export type ScheduledSource = Pick<Source, 'id' | 'schedule' | 'readChanges'>;

/**
 * When a source is harvested. One that only lists: as its schedule says, nightly else. One that also tells its changes:
 * these every few minutes; each night whatever brings it up to date; and its whole listing as its schedule says.
 */
export function schedulesOf({ id, schedule, readChanges }: ScheduledSource): HarvestSchedule[] {
  const listing = schedule?.listing ?? NIGHTLY;
  if (readChanges === undefined) return [{ key: id, source: id, mode: 'listing', pattern: listing }];
  const nightly = { key: id, source: id, mode: 'either', pattern: NIGHTLY } as const;
  const whole = { key: `${id}@listing`, source: id, mode: 'listing', pattern: listing } as const;
  const minutes = schedule?.changesEveryMinutes;
  if (minutes === undefined) return [nightly, whole];
  return [
    nightly,
    whole,
    { key: `${id}@changes`, source: id, mode: 'changes', pattern: everyMinutes(minutes) },
  ];
}

/** Half a step past the hour: what is scheduled on the hour finds the source free. */
function everyMinutes(minutes: number): string {
  return `${Math.floor(minutes / 2)}-59/${minutes} * * * *`;
}

/** The sources whose last good run (null: none yet) lies further back than one night, or than `mostMs`. */
export function missedTheirNight(
  lastGoodRuns: ReadonlyMap<string, Date | null>,
  sourceIds: readonly string[],
  now: Date,
  mostMs = MISSED_NIGHT_MS,
): string[] {
  return sourceIds.filter((id) => {
    const last = lastGoodRuns.get(id) ?? null;
    return last === null || now.getTime() - last.getTime() > mostMs;
  });
}
