import type { SourceState } from '../../domain/harvest.ts';
import { healthOf, isRunning } from '../../domain/source-health.ts';
import type { SourceRow } from '../../store/harvest-store.ts';
import { describeAge } from '../describe-age.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** How each source that is switched on stands; what is off is no finding. */
export function checkSources(states: readonly SourceState[]): Finding[] {
  return states.filter((state) => state.enabled).flatMap((state) => [harvested(state), ...scheduled(state)]);
}

/** Sources that the settings do not name any more, and that have ads still shown: nobody will say when they are gone. */
export function checkLeftSources(
  rows: readonly Pick<SourceRow, 'source' | 'openVacancies'>[],
  configured: readonly { readonly id: string }[],
): Finding[] {
  const left = rows.filter(
    ({ source, openVacancies }) => openVacancies > 0 && !configured.some(({ id }) => id === source),
  );
  return left.map(({ source, openVacancies }) =>
    warning(
      'sources',
      `${source}: not configured any more, ${openVacancies} open vacancies`,
      'they stay open until their own end, if they have one: docs/operations.md, “Taking an employer out”',
    ),
  );
}

function harvested(state: SourceState): Finding {
  const { id, troubledRun } = state;
  const run = `its ${troubledRun?.mode === 'changes' ? 'reading of changes' : 'listing'} of ${troubledRun?.startedAt}`;
  const said = troubledRun?.message ? ` (${troubledRun.message})` : '';
  switch (healthOf(state)) {
    case 'off':
    case 'good':
      return ok(
        'sources',
        `${id}: last good run ${ageOf(state)}, ${state.openVacancies} open vacancies${unread(state)}`,
      );
    case 'never':
      return isRunning(state)
        ? underWay(`${id}: never harvested to its end`)
        : warning(
            'sources',
            `${id}: never harvested`,
            `npm run -s sundet -- harvest ${id}, or leave it to the workers`,
          );
    case 'suspect':
      return warning(
        'sources',
        `${id}: ${run} fell short and closed nothing${said}; last good run ${ageOf(state)}`,
        `look at the source itself; if it is right so: npm run -s sundet -- harvest ${id} --full --accept`,
      );
    case 'failed':
      return problem(
        'sources',
        `${id}: ${run} failed${said}; last good run ${ageOf(state)}`,
        `mend what it says and run it again: npm run -s sundet -- harvest ${id}${troubledRun?.mode === 'listing' ? ' --full' : ''}`,
      );
    case 'stale':
      return isRunning(state)
        ? underWay(`${id}: last good run ${ageOf(state)}`)
        : problem(
            'sources',
            `${id}: last good run ${ageOf(state)}, and none since`,
            'see that a worker runs (npm start, or npm run -s sundet -- work) and that its machine is on at 03:00',
          );
  }
}

/** What a source could not be read of is told, and no reason to do anything: its guards judge how much is too much. */
function unread({ issueCount }: SourceState): string {
  if (issueCount === 0) return '';
  const things = issueCount === 1 ? '1 thing' : `${issueCount} things`;
  return `; ${things} of the last day could not be read (/status shows which)`;
}

/** A run may make good what is amiss; one that was killed shows itself by never ending. */
function underWay(said: string): Finding {
  const advice = 'look again when it has ended: npm run -s sundet -- sources';
  return warning('sources', `${said}; a run is under way, or was killed`, advice);
}

function scheduled({ id, nextRunAt }: SourceState): Finding[] {
  if (nextRunAt !== null) return [ok('sources', `${id}: next run ${nextRunAt}`)];
  const advice = 'start a worker: npm start, or npm run -s sundet -- work';
  return [warning('sources', `${id}: no next run is scheduled`, advice)];
}

function ageOf({ ageSeconds }: SourceState): string {
  return ageSeconds === null ? 'never' : describeAge(ageSeconds);
}
