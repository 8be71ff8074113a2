/** The one source of "now". Passed in everywhere, so that tests and demo data choose their own moment. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at `instant` (ISO 8601 with offset). */
export function fixedClock(instant: string): Clock {
  const epochMs = Date.parse(instant);
  if (Number.isNaN(epochMs)) throw new RangeError(`not an instant: ${instant}`);
  return { now: () => new Date(epochMs) };
}
