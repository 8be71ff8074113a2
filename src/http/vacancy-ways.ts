import type { CommuteWay, VacancyJourneys } from '../domain/commute.ts';
import type { JourneyChoice } from '../domain/journeys.ts';
import type { VacancyWays } from '../web/page.ts';

/** The journeys that are the commute itself, out of all that are worth making. */
export function commuteWays(found: VacancyJourneys): VacancyWays {
  const { commute, journeys, nextChance, returnNextChance, timetable } = found;
  return {
    there: wayOf(commute, journeys, nextChance),
    back: wayOf(commute?.return ?? null, found.return ?? [], returnNextChance ?? null),
    timetable,
  };
}

function wayOf(
  way: CommuteWay | null,
  journeys: readonly JourneyChoice[],
  nextChance: VacancyJourneys['nextChance'],
): VacancyWays['there'] {
  const journey = journeys.find(({ departure, arrival, changes }) => {
    return departure === way?.departure && arrival === way.arrival && changes === way.changes;
  });
  return journey === undefined ? null : { journey, nextChance };
}
