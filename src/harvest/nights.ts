import { Temporal } from 'temporal-polyfill';
import {
  type HarvestRun,
  NIGHTS_TOLD,
  type Night,
  NO_COUNTS,
  type RunCounts,
  type RunOutcome,
} from '../domain/harvest.ts';
import { COPENHAGEN } from '../lib/zoned-time.ts';

/** From best to worst: what a day with several outcomes counts as. */
const SEVERITY: readonly (RunOutcome | null)[] = [null, 'ok', 'suspect', 'failed'];

/**
 * Sums the runs of a source by the calendar day they began on, as the clocks of Europe/Copenhagen have it: the last
 * `NIGHTS_TOLD` days, oldest first, the day of `now` last, days without a run included.
 *
 * A day's outcome is that of its last finished run: a night that failed and was made good is good. A listing and
 * changes answer different questions, so each has its own last run, and the worse of the two counts.
 * @param runs newest first, as the store tells them; older ones are left out.
 */
export function nightsOf(runs: readonly HarvestRun[], now: Date): Night[] {
  const today = dateOf(Temporal.Instant.fromEpochMilliseconds(now.getTime()));
  const dates = Array.from({ length: NIGHTS_TOLD }, (_, index) =>
    today.subtract({ days: NIGHTS_TOLD - 1 - index }).toString(),
  );
  const byDate = new Map(dates.map((date) => [date, [] as HarvestRun[]]));
  for (const run of runs) byDate.get(dateOf(Temporal.Instant.from(run.startedAt)).toString())?.push(run);
  return dates.map((date) => nightOf(date, byDate.get(date) ?? []));
}

/**
 * The run that leaves a source suspect or failed: its last finished listing, or the last finished changes since then, the
 * worse of both; null where they ended well. So a listing that fell short is told until one is read that does not,
 * however many changes came in meanwhile, and a good listing makes good what failed before it.
 * @param runs newest first.
 */
export function troubledRunOf(runs: readonly HarvestRun[]): HarvestRun | null {
  const ended = runs.filter(({ outcome }) => outcome !== null);
  const at = ended.findIndex(({ mode }) => mode === 'listing');
  const [listing, changes] = [at === -1 ? undefined : ended[at], at === 0 ? undefined : ended[0]];
  const isWorse = worse(listing?.outcome ?? null, changes?.outcome ?? null) !== (listing?.outcome ?? null);
  const judged = isWorse ? changes : listing;
  return judged === undefined || judged.outcome === 'ok' ? null : judged;
}

function nightOf(date: string, runs: readonly HarvestRun[]): Night {
  return {
    date,
    outcome: worse(lastOutcome(runs, 'listing'), lastOutcome(runs, 'changes')),
    counts: runs.reduce((sum, run) => add(sum, run.counts), NO_COUNTS),
    runs: runs.length,
  };
}

function lastOutcome(runs: readonly HarvestRun[], mode: HarvestRun['mode']): RunOutcome | null {
  return runs.find((run) => run.mode === mode && run.outcome !== null)?.outcome ?? null;
}

function worse(one: RunOutcome | null, other: RunOutcome | null): RunOutcome | null {
  return SEVERITY.indexOf(one) > SEVERITY.indexOf(other) ? one : other;
}

/** Of what is counted in postings; how well fields were filled does not add up over runs. */
function add(sum: RunCounts, counts: RunCounts): RunCounts {
  return {
    read: sum.read + counts.read,
    inserted: sum.inserted + counts.inserted,
    changed: sum.changed + counts.changed,
    unchanged: sum.unchanged + counts.unchanged,
    outside: sum.outside + counts.outside,
    rejected: sum.rejected + counts.rejected,
    retired: sum.retired + counts.retired,
  };
}

function dateOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(COPENHAGEN).toPlainDate();
}
