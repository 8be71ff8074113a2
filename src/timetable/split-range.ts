import type { Journey } from './journey.ts';
import { paretoOptimal } from './pareto-optimal.ts';
import type { RangeQuery } from './router.ts';

/**
 * A window cut into as many parts as threads should share it, earliest first. The parts together find everything;
 * what is beaten only by a journey of another part is taken out again by `mergeRanges`.
 */
export function splitWindow(window: RangeQuery['window'], parts: number): RangeQuery['window'][] {
  const seconds = window.to - window.from + 1;
  return Array.from({ length: parts }, (_, part) => ({
    kind: window.kind,
    from: window.from + Math.floor((seconds * part) / parts),
    to: window.from + Math.floor((seconds * (part + 1)) / parts) - 1,
  }));
}

/** The Pareto-optimal journeys of all parts, as `Router.range` answers them for the whole window. */
export function mergeRanges(parts: readonly (readonly Journey[])[]): Journey[] {
  return paretoOptimal(parts.flat(), ({ departure, arrival, changes }) => {
    return { departure: departure.seconds, arrival: arrival.seconds, changes };
  });
}
