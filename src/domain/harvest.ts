import { z } from 'zod';

/** How a run ended: `suspect` fell short of what its source leads us to expect, kept everything and closed nothing. */
export const RUN_OUTCOMES = ['ok', 'suspect', 'failed'] as const;
export const RunOutcome = z.enum(RUN_OUTCOMES);
export type RunOutcome = z.infer<typeof RunOutcome>;

/** What a run did, in postings. `read` = inserted + changed + unchanged + outside + rejected. */
export const RunCounts = z.object({
  read: z.int().nonnegative(),
  inserted: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  outside: z.int().nonnegative().describe('read, but their workplace is not in our region'),
  rejected: z.int().nonnegative().describe('could not be read; each has an issue'),
  retired: z.int().nonnegative(),
});
export type RunCounts = z.infer<typeof RunCounts>;

export const NO_COUNTS: RunCounts = {
  read: 0,
  inserted: 0,
  changed: 0,
  unchanged: 0,
  outside: 0,
  rejected: 0,
  retired: 0,
};

export const HarvestRun = z.object({
  id: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable().describe('null while it runs, or if it was killed'),
  outcome: RunOutcome.nullable(),
  complete: z.boolean().describe('the listing was proven complete'),
  counts: RunCounts,
  message: z.string().nullable(),
});
export type HarvestRun = z.infer<typeof HarvestRun>;

/** A record, or a part of one, that could not be read. `value` is what stood there, scrubbed of people. */
export const Issue = z.object({
  source: z.string(),
  sourceId: z.string().nullable(),
  path: z.string(),
  reason: z.string(),
  value: z.string().nullable(),
  seenAt: z.string(),
});
export type Issue = z.infer<typeof Issue>;

export const SourceState = z.object({
  id: z.string(),
  name: z.string(),
  homepage: z.string(),
  licence: z.string(),
  attribution: z.string(),
  enabled: z.boolean(),
  openVacancies: z.int().nonnegative(),
  ageSeconds: z.int().nonnegative().nullable().describe('since the last run that ended well'),
  lastRun: HarvestRun.nullable(),
  nextRunAt: z.string().nullable(),
  issues: z.array(Issue).describe('the latest of the last run'),
});
export type SourceState = z.infer<typeof SourceState>;

/** What the root hands to `src/http` and `src/cli` to tell how the harvest goes. */
export interface SourceStates {
  list(): Promise<SourceState[]>;
}
