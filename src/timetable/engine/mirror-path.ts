import type { Timeline } from '../layout/layout.ts';
import type { Path } from './ride-path.ts';

/** A path through the backward timeline as the path through the forward one that it is. */
export function mirrorPath(timeline: Timeline, path: Path): Path {
  const { patternFirst, tripFirst } = timeline;
  return {
    departure: -path.arrival,
    arrival: -path.departure,
    origin: path.target,
    target: path.origin,
    rides: path.rides.toReversed().map(({ pattern, trip, board, alight }) => {
      const last = (patternFirst[pattern + 1] ?? 0) - (patternFirst[pattern] ?? 0) - 1;
      const trips = (tripFirst[pattern + 1] ?? 0) + (tripFirst[pattern] ?? 0) - 1;
      return { pattern, trip: trips - trip, board: last - alight, alight: last - board };
    }),
  };
}
