import { z } from 'zod';

/** How a fetch of a timetable ended: a new one is in service; the publisher has no newer one; or neither, and why. */
export const FETCH_OUTCOMES = ['ok', 'unchanged', 'failed'] as const;

export const TimetableFetch = z.object({
  startedAt: z.string(),
  finishedAt: z.string(),
  outcome: z.enum(FETCH_OUTCOMES),
  message: z.string().nullable(),
});
export type TimetableFetch = z.infer<typeof TimetableFetch>;

/** A timetable that is in service, or fetched so that it be: the one shape for publishers and for what was imported. */
export const TimetableSourceState = z.object({
  kind: z.literal('timetable'),
  id: z.string(),
  name: z.string(),
  homepage: z.string().nullable(),
  licence: z.string().nullable(),
  attribution: z.string().nullable(),
  enabled: z.boolean().describe('whether it is fetched each night; false for one that somebody imported'),
  ageSeconds: z.int().nonnegative().nullable().describe('since it was last known to be the newest there is'),
  lastFetch: TimetableFetch.nullable(),
  nextRunAt: z.string().nullable(),
  fetches: z
    .object({ month: z.string(), used: z.int().nonnegative(), allowed: z.int().positive() })
    .nullable()
    .describe('requests to the publisher in this month, and how many it allows'),
  inService: z
    .object({
      importedAt: z.string(),
      publisher: z.string().nullable(),
      version: z.string().nullable(),
      validFrom: z.iso.date().nullable(),
      validTo: z.iso.date().nullable(),
      stops: z.int().nonnegative(),
      trips: z.int().nonnegative(),
      warnings: z.array(z.string()).describe('what is wrong with it, and no reason to refuse it'),
    })
    .nullable(),
});
export type TimetableSourceState = z.infer<typeof TimetableSourceState>;

/** What the root hands to `src/http` and `src/cli` to tell how the timetables stand. */
export interface TimetableSourceStates {
  list(): Promise<TimetableSourceState[]>;
}
