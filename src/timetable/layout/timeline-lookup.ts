import { NEVER, type Timeline } from './layout.ts';

/** The pattern of a layout trip. */
export function patternOfTrip({ tripFirst, patternCount }: Timeline, trip: number): number {
  let low = 0;
  let high = patternCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tripFirst[middle] ?? 0) <= trip) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first trip of the pattern, counted within it, that departs from the position at `time` or later; or -1. */
export function findDeparture(timeline: Timeline, pattern: number, position: number, time: number): number {
  const { departuresByPosition, tripFirst, timeFirst } = timeline;
  const trips = (tripFirst[pattern + 1] as number) - (tripFirst[pattern] as number);
  return firstAtOrAfter(departuresByPosition, (timeFirst[pattern] as number) + position * trips, trips, time);
}

/**
 * The same where some trip does, for who knows one that should be near it, or NEVER for none. A trip and the ones beside
 * it lie together in memory, the column of the position far away.
 */
export function findNear(
  timeline: Timeline,
  pattern: number,
  position: number,
  time: number,
  near: number,
): number {
  if (near === NEVER) return findDeparture(timeline, pattern, position, time);
  const { patternFirst, timeFirst, calls } = timeline;
  const step = 2 * ((patternFirst[pattern + 1] as number) - (patternFirst[pattern] as number));
  const column = 2 * ((timeFirst[pattern] as number) + position) + 1;
  let trip = near;
  while ((calls[column + trip * step] as number) < time) trip++;
  while (trip > 0 && (calls[column + (trip - 1) * step] as number) >= time) trip--;
  return trip;
}

/** Binary search in `count` ascending numbers from `begin` on. @returns the place within them, or -1. */
export function firstAtOrAfter(numbers: Int32Array, begin: number, count: number, least: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[begin + middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low < count ? low : -1;
}

/** Index of a trip's first arrival in `calls`; its departure is beside it, the next arrival after that. */
export function callsOfTrip(timeline: Timeline, pattern: number, trip: number): number {
  const { patternFirst, tripFirst, timeFirst } = timeline;
  const length = (patternFirst[pattern + 1] ?? 0) - (patternFirst[pattern] ?? 0);
  return 2 * ((timeFirst[pattern] ?? 0) + (trip - (tripFirst[pattern] ?? 0)) * length);
}

/**
 * By boarding: its position among those of all patterns; `mirrored`: the same place in the timeline of opposite
 * direction, where it is one to get off at.
 */
export function positionsOfBoardings(timeline: Timeline, mirrored = false): Int32Array {
  const { patternFirst, boardingPattern, boardingPosition } = timeline;
  return boardingPattern.map((pattern, boarding) => {
    const position = boardingPosition[boarding] ?? 0;
    return mirrored
      ? (patternFirst[pattern + 1] ?? 0) - 1 - position
      : (patternFirst[pattern] ?? 0) + position;
  });
}

/** By position of all patterns: when the last trip departs. */
export function lastDepartures(timeline: Timeline): Int32Array {
  const { patternFirst, patternCount, tripFirst, timeFirst, calls } = timeline;
  const last = new Int32Array(patternFirst[patternCount] ?? 0);
  for (let pattern = 0; pattern < patternCount; pattern++) {
    const first = patternFirst[pattern] ?? 0;
    const length = (patternFirst[pattern + 1] ?? 0) - first;
    const trips = (tripFirst[pattern + 1] ?? 0) - (tripFirst[pattern] ?? 0);
    const lastTrip = 2 * ((timeFirst[pattern] ?? 0) + (trips - 1) * length);
    for (let i = 0; i < length; i++) last[first + i] = calls[lastTrip + 2 * i + 1] ?? 0;
  }
  return last;
}

/** When a connection departs. */
export function secondOfConnection({ connectionAt, connectionStart }: Timeline, connection: number): number {
  let low = 0;
  let high = connectionAt.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((connectionAt[middle] ?? 0) <= connection) low = middle;
    else high = middle - 1;
  }
  return connectionStart + low;
}
