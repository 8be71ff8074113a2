/** Every night at three, by the clocks of both countries, which agree all year round. */
export const NIGHTLY = '0 3 * * *';
export const HARVEST_TIMEZONE = 'Europe/Copenhagen';

/** A source that went without a good run for longer missed its night: it is harvested when the program starts. */
export const MISSED_NIGHT_MS = 26 * 60 * 60 * 1000;

/** The sources whose last good run (null: none yet) lies further back than one night. */
export function missedTheirNight(
  lastGoodRuns: ReadonlyMap<string, Date | null>,
  sourceIds: readonly string[],
  now: Date,
): string[] {
  return sourceIds.filter((id) => {
    const last = lastGoodRuns.get(id) ?? null;
    return last === null || now.getTime() - last.getTime() > MISSED_NIGHT_MS;
  });
}
