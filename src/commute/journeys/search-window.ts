import { Temporal } from 'temporal-polyfill';
import type { Journey } from '../../timetable/journey.ts';
import { DEFAULT_LAYOUT } from '../../timetable/layout/build-layout.ts';
import type { StopWalk } from '../../timetable/network/walking.ts';
import { paretoOptimal } from '../../timetable/pareto-optimal.ts';
import type { ServingTimetable } from '../../timetable/service/timetable-service.ts';
import type { JourneyWindow } from './journey-window.ts';
import { LONG_WAIT_MS } from './long-waits.ts';
import { type WindowPart, windowParts } from './window-parts.ts';

const MINUTE_MS = 60_000;
const HALF_A_DAY_MS = 12 * 60 * MINUTE_MS;

/** A journey with the date (ISO) of the layout that its seconds count in. */
export interface FoundJourney {
  readonly journey: Journey;
  readonly date: string;
}

interface Ends {
  readonly origins: readonly StopWalk[];
  readonly targets: readonly StopWalk[];
}

/**
 * All Pareto-optimal journeys of the window by departure, then changes; less what is beaten from outside it, such as
 * the detour on which one leaves at its last minute and is there no sooner than who leaves a quarter of an hour later.
 * Where it has none, or only such as wait for hours, the next there is is told, or the last before: that is worth more
 * than an empty answer.
 * @throws TimetableBusyError, TimetableThreadError
 */
export async function searchWindow(
  timetable: ServingTimetable,
  ends: Ends,
  window: JourneyWindow,
): Promise<readonly FoundJourney[]> {
  const kind = window.by === 'departAt' ? 'departure' : 'arrival';
  const parts = windowParts(window, timetable.timeZone);
  const answers = await Promise.all(
    parts.map(async ({ date, from, to }) => {
      const range = { kind: 'range', window: { kind, from, to }, againstOutside: true } as const;
      const journeys = await timetable.ask(date, { ...ends, ...range });
      return journeys.map((journey): FoundJourney => ({ journey, date }));
    }),
  );
  const [first = []] = answers;
  const found = answers.length > 1 ? bestOf(answers.flat()) : first;
  if (found.some((one) => waitedMs(one) < LONG_WAIT_MS)) return found;
  const outside = await nextOutside(timetable, ends, window, parts, found.length > 0);
  if (outside === null || (found.length > 0 && isFar(outside, window))) return found;
  return bestOf([...found, outside]);
}

/**
 * The next there is after a window of departures, or the last before one of arrivals.
 * @param isBeyond whether the window itself is known: else what it has counts too.
 */
function nextOutside(
  timetable: ServingTimetable,
  ends: Ends,
  { by, from, to }: JourneyWindow,
  parts: readonly WindowPart[],
  isBeyond: boolean,
): Promise<FoundJourney | null> {
  const dates = parts.map(({ date }) => date);
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  if (by === 'departAt') {
    const edge = isBeyond ? new Date(Date.parse(to) + 1000).toISOString() : from;
    return nextAfter(timetable, ends, edge, isBeyond ? last : first);
  }
  const edge = isBeyond ? new Date(Date.parse(from) - 1000).toISOString() : to;
  return lastBefore(timetable, ends, edge, isBeyond ? first : last);
}

/** Better to wait for hours than to go so long before or after. */
function isFar(one: FoundJourney, { by, from, to }: JourneyWindow): boolean {
  const gap =
    by === 'departAt'
      ? momentOf(one, 'departure') - Date.parse(to)
      : Date.parse(from) - momentOf(one, 'arrival');
  return gap > HALF_A_DAY_MS;
}

function movingMs({ journey }: FoundJourney): number {
  const { legs } = journey;
  return legs.reduce((sum, leg) => sum + (leg.arrival.seconds - leg.departure.seconds), 0) * 1000;
}

function waitedMs(one: FoundJourney): number {
  return momentOf(one, 'arrival') - momentOf(one, 'departure') - movingMs(one);
}

/** The earliest arrival for who leaves at `from` or later, and of those that are there then the last to leave. */
async function nextAfter(
  timetable: ServingTimetable,
  ends: Ends,
  from: string,
  date: string,
): Promise<FoundJourney | null> {
  let best: FoundJourney | null = null;
  for (const day of [date, moved(date, 1)]) {
    if (day !== date && day > timetable.validTo) break;
    const soonest = await timetable.ask(day, { ...ends, kind: 'earliestArrival', departure: from });
    if (soonest === null) continue;
    const arrival = soonest.arrival.instant;
    const latest = await timetable.ask(day, { ...ends, kind: 'latestDeparture', arrival });
    const found = { journey: latest ?? soonest, date: day };
    if (best === null || momentOf(found, 'arrival') <= momentOf(best, 'arrival')) best = found;
    // Beyond its end the layout lacks what only begins there: the next date's may know better.
    if (soonest.arrival.seconds <= DEFAULT_LAYOUT.windowTo) break;
  }
  return best;
}

/** The latest departure for who must be there by `to`, and of those that leave then the first to arrive. */
async function lastBefore(
  timetable: ServingTimetable,
  ends: Ends,
  to: string,
  date: string,
): Promise<FoundJourney | null> {
  let best: FoundJourney | null = null;
  for (const day of [date, moved(date, -1)]) {
    if (day !== date && day < timetable.validFrom) break;
    const latest = await timetable.ask(day, { ...ends, kind: 'latestDeparture', arrival: to });
    if (latest === null) continue;
    const departure = latest.departure.instant;
    const soonest = await timetable.ask(day, { ...ends, kind: 'earliestArrival', departure });
    const found = { journey: soonest ?? latest, date: day };
    if (best === null || momentOf(found, 'departure') >= momentOf(best, 'departure')) best = found;
    if (latest.departure.seconds >= DEFAULT_LAYOUT.windowFrom) break;
  }
  return best;
}

/** Two parts may know of journeys that beat each other's; each counts its seconds in a layout of its own. */
function bestOf(found: readonly FoundJourney[]): FoundJourney[] {
  return paretoOptimal(found, (one) => {
    const { changes } = one.journey;
    return { departure: momentOf(one, 'departure'), arrival: momentOf(one, 'arrival'), changes };
  });
}

function momentOf({ journey }: FoundJourney, end: 'departure' | 'arrival'): number {
  return Date.parse(journey[end].instant);
}

function moved(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
