import { z } from 'zod';

/** Why two that look alike were not taken for one. */
export const NEAR_MISS_REASONS = [
  'other_name',
  'other_mode',
  'nearer_one',
  'other_number',
  'other_line',
  'ambiguous',
  'other_times',
] as const;

export const NearMissCount = z.object({
  why: z.enum(NEAR_MISS_REASONS),
  count: z.int().positive(),
  examples: z.array(z.string()),
});
export type NearMissCount = z.infer<typeof NearMissCount>;

/** What was taken for one and what was not, counted and with a few examples in words. */
export const MergeReport = z.object({
  /** Ids of the feeds on either side; `a + b` where they were joined before. */
  feeds: z.tuple([z.string(), z.string()]),
  /** Stations found in both: on the list of border stations, or by name, mode and place. */
  stations: z.object({ listed: z.int().nonnegative(), near: z.int().nonnegative() }),
  /** Stops of one feed that became those of the other. */
  stops: z.int().nonnegative(),
  /** Trips of either feed that were found in the other, on some day, and pairs of them. */
  trips: z.object({
    pairs: z.int().nonnegative(),
    first: z.int().nonnegative(),
    second: z.int().nonnegative(),
  }),
  nearMisses: z.array(NearMissCount),
});
export type MergeReport = z.infer<typeof MergeReport>;

const REASONS: Readonly<Record<NearMissCount['why'], string>> = {
  other_name: 'stops that lie beside each other under different names',
  other_mode: 'stops of one name and place where nothing of the same kind calls',
  nearer_one: 'stops of one name of which another is nearer',
  other_number: 'trips of one line at the same times under different numbers',
  other_line: 'trips at the same times on different lines',
  ambiguous: 'trips for which several fit as well',
  other_times: 'trips of one number at different times',
};

/** The report in lines for people. */
export function describeMerge({ feeds, stations, stops, trips, nearMisses }: MergeReport): string[] {
  const both = stations.listed + stations.near;
  return [
    `${feeds[0]} and ${feeds[1]}: ${both} stations are in both (${stations.listed} of them listed), ${stops} stops joined`,
    `${trips.pairs} trips are in both and became one each`,
    ...nearMisses.flatMap(({ why, count, examples }) => [
      `not joined: ${count} pairs of ${REASONS[why]}`,
      ...examples.slice(0, 2).map((example) => `  such as ${example}`),
    ]),
  ];
}
