import type { JourneyChoice, PlannerJourney } from '../../domain/journeys.ts';
import type { JourneyWindow } from '../journeys/journey-window.ts';
import type { PlannerTrip } from './planner.ts';

/** Planners round to minutes, and to the nearest stop: vehicles this near in time are the same, milliseconds. */
const SAME_MS = 60_000;

interface Span {
  readonly departure: number;
  readonly arrival: number;
  /** Of the vehicles; of the walk where there are none. */
  readonly board: number;
  readonly alight: number;
  readonly changes: number;
}

/**
 * Where a planner's journeys and ours differ. Two are the same where the first vehicle leaves and the last arrives at
 * the same time, for walking speeds differ. A planner tells a handful: of ours only those count as lacking there that
 * lie within what it told.
 */
export function compareTrips(
  trips: readonly PlannerTrip[],
  ours: readonly JourneyChoice[],
  window: JourneyWindow,
): { journeys: PlannerJourney[]; lacking: number[] } {
  const theirs = trips.map(spanOfTrip);
  const known = ours.map(spanOfChoice);
  const journeys = trips.map((trip, i): PlannerJourney => {
    const span = theirs[i] as Span;
    return {
      departure: trip.departure,
      arrival: trip.arrival,
      changes: span.changes,
      lines: trip.rides.map(({ line }) => line),
      ours: compare(span, known, window),
    };
  });
  const isTold = toldBy(theirs, window);
  const lacking = known.flatMap((span, i) => {
    return isTold(span) && !theirs.some((other) => isSame(span, other)) ? [i] : [];
  });
  return { journeys, lacking };
}

function compare(span: Span, known: readonly Span[], window: JourneyWindow): PlannerJourney['ours'] {
  if (known.some((other) => isSame(span, other))) return 'same';
  if (known.some((other) => isNoWorse(other, span))) return 'better';
  return isWithin(span, window) ? 'lacking' : 'outside';
}

function isSame(a: Span, b: Span): boolean {
  return Math.abs(a.board - b.board) <= SAME_MS && Math.abs(a.alight - b.alight) <= SAME_MS;
}

function isNoWorse(a: Span, b: Span): boolean {
  return a.board >= b.board - SAME_MS && a.alight <= b.alight + SAME_MS && a.changes <= b.changes;
}

function isWithin({ departure, arrival }: Span, { by, from, to }: JourneyWindow): boolean {
  const time = by === 'departAt' ? departure : arrival;
  return time >= Date.parse(from) && time <= Date.parse(to);
}

/** Leaving: from the question on to the last it told. Arriving: from the first it told. */
function toldBy(theirs: readonly Span[], { by }: JourneyWindow): (span: Span) => boolean {
  if (theirs.length === 0) return () => false;
  const last = Math.max(...theirs.map(({ board }) => board));
  const first = Math.min(...theirs.map(({ alight }) => alight));
  return ({ board, alight }) => (by === 'departAt' ? board <= last : alight >= first);
}

function spanOfTrip({ departure, arrival, rides }: PlannerTrip): Span {
  return {
    departure: Date.parse(departure),
    arrival: Date.parse(arrival),
    board: Date.parse(rides[0]?.departure ?? departure),
    alight: Date.parse(rides.at(-1)?.arrival ?? arrival),
    changes: Math.max(0, rides.length - 1),
  };
}

function spanOfChoice({ departure, arrival, legs, changes }: JourneyChoice): Span {
  const rides = legs.filter(({ mode }) => mode !== 'walk');
  return {
    departure: Date.parse(departure),
    arrival: Date.parse(arrival),
    board: Date.parse(rides[0]?.departure ?? departure),
    alight: Date.parse(rides.at(-1)?.arrival ?? arrival),
    changes,
  };
}
