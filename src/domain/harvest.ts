import { z } from 'zod';

/** How a run ended: `suspect` fell short of what its source leads us to expect, kept everything and closed nothing. */
export const RUN_OUTCOMES = ['ok', 'suspect', 'failed'] as const;
export const RunOutcome = z.enum(RUN_OUTCOMES);
export type RunOutcome = z.infer<typeof RunOutcome>;

/**
 * What a run asked its source for: the whole `listing` of what is open now, or the `changes` since the last run, where
 * the source tells them.
 */
export const RUN_MODES = ['listing', 'changes'] as const;
export const RunMode = z.enum(RUN_MODES);
export type RunMode = z.infer<typeof RunMode>;

/**
 * What a run did, in postings. `read` = inserted + changed + unchanged + outside + rejected; of a run that failed they may
 * be fewer: what it had read and could not write is none of them. Until a run has ended, and for ever where it was killed,
 * they are what is stored of it, and `read` no more than that.
 */
export const RunCounts = z.object({
  read: z.int().nonnegative(),
  inserted: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  outside: z.int().nonnegative().describe('read, but their workplace is not in our region'),
  rejected: z.int().nonnegative().describe('could not be read; each has an issue'),
  retired: z.int().nonnegative(),
  fill: z
    .record(z.string(), z.int().nonnegative())
    .optional()
    .describe('of the postings written (`postings` of them): how many say each important field'),
  feeds: z
    .record(z.string(), z.int().nonnegative())
    .optional()
    .describe('of a source made of feeds: records read of each that was read whole and believed'),
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
  mode: RunMode,
  startedAt: z.string(),
  finishedAt: z.string().nullable().describe('null while it runs, or if it was killed'),
  outcome: RunOutcome.nullable(),
  complete: z.boolean().describe('the listing was proven complete'),
  accepted: z
    .boolean()
    .optional()
    .describe('true where it fell short and somebody let it close all the same'),
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

/** How many nights of history are told. */
export const NIGHTS_TOLD = 30;

/** What one calendar day of Europe/Copenhagen brought from a source. */
export const Night = z.object({
  date: z.iso.date(),
  outcome: RunOutcome.nullable().describe(
    'how the last finished run of each mode ended, the worse of them; null where none finished that day',
  ),
  counts: RunCounts.describe('of all runs that began that day, summed'),
  runs: z.int().nonnegative(),
});
export type Night = z.infer<typeof Night>;

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
  troubledRun: HarvestRun.nullable().describe(
    'the run that leaves it suspect or failed, which need not be the last: the last finished listing or the last finished changes since; null where they ended well',
  ),
  nextRunAt: z.string().nullable(),
  issues: z.array(Issue).describe('the latest of the last day and of the last run, each once; at most 20'),
  issueCount: z.int().nonnegative().describe('how many there are of these, told or not'),
  nights: z.array(Night).describe('the last 30, oldest first; today is the last'),
});
export type SourceState = z.infer<typeof SourceState>;

/** What the root hands to `src/http` and `src/cli` to tell how the harvest goes. */
export interface SourceStates {
  list(): Promise<SourceState[]>;
}
