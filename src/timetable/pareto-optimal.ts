/** What journeys are weighed by: leaving later, being there earlier and changing less often is better. */
export interface Weighed {
  /** Any unit, the same for all that are compared. */
  readonly departure: number;
  readonly arrival: number;
  readonly changes: number;
}

/** Those that no other beats, by departure, then changes; of equal ones the one listed first stays. */
export function paretoOptimal<T>(all: readonly T[], weigh: (one: T) => Weighed): T[] {
  const weighed = all.map((one) => ({ one, by: weigh(one) }));
  return weighed
    .filter(({ by }, i) => !weighed.some((other, j) => i !== j && beats(other.by, by, j < i)))
    .sort((a, b) => a.by.departure - b.by.departure || a.by.changes - b.by.changes)
    .map(({ one }) => one);
}

function beats(a: Weighed, b: Weighed, isFirst: boolean): boolean {
  const departure = a.departure - b.departure;
  const arrival = b.arrival - a.arrival;
  const changes = b.changes - a.changes;
  if (departure < 0 || arrival < 0 || changes < 0) return false;
  return isFirst || departure + arrival + changes > 0;
}
