import { Temporal } from 'temporal-polyfill';
import type { TimetableSourceState } from '../../domain/timetable-source.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import { COPENHAGEN } from '../../lib/zoned-time.ts';
import { describeMerge } from '../../timetable/merge/merge-report.ts';
import { TimetableFolder } from '../../timetable/service/timetable-folder.ts';
import { describeAge } from '../describe-age.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** A timetable that ends within so many days should have been replaced by now. */
const SOON_DAYS = 5;
const IMPORT = 'npm run -s sundet -- import gtfs';

/** How the timetables stand: fetched, in service, for how long yet, and what was joined of them. */
export async function checkTimetables(
  folder: string,
  states: readonly TimetableSourceState[],
  clock: Clock,
): Promise<Finding[]> {
  const found = states.flatMap((state) => [...fetched(state), ...served(state, clock)]);
  if (!states.some((state) => state.inService !== null)) {
    const advice = `leave it to the workers, or ${IMPORT} gtfs-dk=FILE gtfs-se=FILE`;
    found.push(warning('timetables', 'no timetable is in service: journeys are not found', advice));
  }
  return [...found, ...(await joined(folder))];
}

function fetched({ id, enabled, lastFetch, ageSeconds, fetches }: TimetableSourceState): Finding[] {
  if (!enabled) return [];
  const spent = fetches === null ? '' : `; ${fetches.used} of ${fetches.allowed} fetches of this month spent`;
  if (lastFetch === null) {
    return [
      warning(
        'timetables',
        `${id}: never fetched${spent}`,
        `npm run -s sundet -- harvest ${id}, or leave it to the workers`,
      ),
    ];
  }
  if (lastFetch.outcome === 'failed') {
    const said = `${id}: its last fetch failed (${lastFetch.message ?? 'it does not say why'})${spent}`;
    return [
      problem('timetables', said, 'what was in service stays; mend what it says, or import another file'),
    ];
  }
  const age = ageSeconds === null ? 'never' : describeAge(ageSeconds);
  return [ok('timetables', `${id}: last known to be the newest ${age}${spent}`)];
}

function served({ id, inService }: TimetableSourceState, clock: Clock): Finding[] {
  if (inService === null) return [];
  const { validFrom, validTo, stops, trips, warnings } = inService;
  const what = `${id}: ${stops} stops, ${trips} trips, valid ${validFrom} to ${validTo}`;
  const today = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime()).toZonedDateTimeISO(COPENHAGEN);
  const days = validTo === null ? -1 : today.toPlainDate().until(validTo, { largestUnit: 'days' }).days;
  const advice = `import a newer one: ${IMPORT} ${id}=FILE`;
  if (days < 0) return [problem('timetables', `${what}: it is over`, advice)];
  if (days <= SOON_DAYS) return [warning('timetables', `${what}: it ends in ${days} days`, advice)];
  const reported =
    warnings.length === 0 ? '' : `; ${warnings.length} kinds of fault that are no reason to refuse it`;
  return [ok('timetables', `${what}${reported}`)];
}

async function joined(folder: string): Promise<Finding[]> {
  try {
    const record = await new TimetableFolder(folder).read();
    return (record?.merge ?? []).map((report) =>
      ok('timetables', describeMerge(report).slice(0, 2).join('; ')),
    );
  } catch (error) {
    const advice = `import them again: ${IMPORT} gtfs-dk=FILE gtfs-se=FILE`;
    return [problem('timetables', messageOf(error), advice)];
  }
}
