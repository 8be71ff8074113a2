import type { Journey } from './journey.ts';
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
  const all = parts.flat();
  return all
    .filter((journey, i) => !all.some((other, j) => i !== j && beats(other, journey, j < i)))
    .sort((a, b) => a.departure.seconds - b.departure.seconds || a.changes - b.changes);
}

/** Of two that are equal the one listed first stays. */
function beats(a: Journey, b: Journey, isFirst: boolean): boolean {
  const departure = a.departure.seconds - b.departure.seconds;
  const arrival = b.arrival.seconds - a.arrival.seconds;
  const changes = b.changes - a.changes;
  if (departure < 0 || arrival < 0 || changes < 0) return false;
  return isFirst || departure + arrival + changes > 0;
}
