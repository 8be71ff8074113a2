import type { ReactElement } from 'react';
import type { VacancyWay, VacancyWays } from '../page.ts';
import { useReader } from '../reader-context.ts';
import { fill } from '../text/fill.ts';
import { JourneySummary } from './journey-list.tsx';
import { JourneyWay } from './journey-way.tsx';
import { TimetableLine } from './timetable-line.tsx';

/** How one gets there and home again, leg by leg, and what a missed connection would cost. */
export function CommuteWays({ ways }: { ways: VacancyWays }): ReactElement | null {
  const { messages } = useReader();
  const texts = messages.commute;
  const { there, back, timetable } = ways;
  if (there === null && back === null) return null;
  return (
    <section className="vacancy__ways" aria-labelledby="ways-title">
      <h2 id="ways-title">{texts.ways}</h2>
      {there !== null && <Way title={texts.wayThere} way={there} />}
      {back !== null && <Way title={texts.wayBack} way={back} />}
      <TimetableLine timetable={timetable} />
    </section>
  );
}

function Way({ title, way }: { title: string; way: VacancyWay }): ReactElement {
  const { messages } = useReader();
  const { journey, nextChance } = way;
  return (
    <>
      <h3>{title}</h3>
      <details className="journey">
        <summary className="journey__summary">
          <JourneySummary journey={journey} />
        </summary>
        <JourneyWay journey={journey} />
      </details>
      {nextChance !== null && (
        <p className="muted">
          {nextChance.laterMinutes === null
            ? fill(messages.commute.missedLast, { at: nextChance.at })
            : fill(messages.commute.missed, { at: nextChance.at, minutes: String(nextChance.laterMinutes) })}
        </p>
      )}
    </>
  );
}
