import type { SourceState } from './harvest.ts';

/** A source that has gone without a good run for longer missed its night, seconds: a day and two hours of grace. */
export const STALE_AFTER_SECONDS = 26 * 60 * 60;

/**
 * How a source stands in one word. `off`: not switched on; `never`: switched on, and has not ended a run yet;
 * `failed`, `suspect`: so ended what it was last asked for; `stale`: its last good run is older than a night.
 */
export const SOURCE_HEALTHS = ['good', 'suspect', 'failed', 'stale', 'never', 'off'] as const;
export type SourceHealth = (typeof SOURCE_HEALTHS)[number];

type Judged = Pick<SourceState, 'enabled' | 'ageSeconds' | 'troubledRun'>;

/** Judges a source by what its runs left, and then by its age. Without zod, so that the pages can use it in the browser. */
export function healthOf(state: Judged): SourceHealth {
  if (!state.enabled) return 'off';
  const trouble = state.troubledRun?.outcome;
  if (trouble === 'failed' || trouble === 'suspect') return trouble;
  if (state.ageSeconds === null) return 'never';
  return state.ageSeconds > STALE_AFTER_SECONDS ? 'stale' : 'good';
}

/** Whether a run of it is under way, or was killed and has not been noticed yet. */
export function isRunning(state: Pick<SourceState, 'lastRun'>): boolean {
  return state.lastRun !== null && state.lastRun.finishedAt === null;
}
