import type { RunOutcome, SourceState } from './harvest.ts';

/** A source that has gone without a good run for longer missed its night, seconds: a day and two hours of grace. */
export const STALE_AFTER_SECONDS = 26 * 60 * 60;

/**
 * How a source stands in one word. `off`: not switched on; `never`: switched on, and has not ended a run yet;
 * `failed`, `suspect`: so ended what it was last asked for; `stale`: its last good run is older than a night.
 */
export type SourceHealth = 'good' | 'suspect' | 'failed' | 'stale' | 'never' | 'off';

type Judged = Pick<SourceState, 'enabled' | 'ageSeconds' | 'lastRun' | 'nights'>;

/**
 * Judges a source by what today brought, else by its last run, and then by its age. Without zod, so that the pages
 * can use it in the browser.
 */
export function healthOf(state: Judged): SourceHealth {
  if (!state.enabled) return 'off';
  const outcome = latestOutcome(state);
  if (outcome === 'failed' || outcome === 'suspect') return outcome;
  if (state.ageSeconds === null) return 'never';
  return state.ageSeconds > STALE_AFTER_SECONDS ? 'stale' : 'good';
}

/** Whether a run of it is under way, or was killed and has not been noticed yet. */
export function isRunning(state: Pick<SourceState, 'lastRun'>): boolean {
  return state.lastRun !== null && state.lastRun.finishedAt === null;
}

function latestOutcome(state: Judged): RunOutcome | null {
  return state.nights.at(-1)?.outcome ?? state.lastRun?.outcome ?? null;
}
