import type { ReactElement } from 'react';
import type { JourneyChoice, JourneyLeg } from '../../domain/journeys.ts';
import { useReader } from '../reader-context.ts';
import { formatShortDay } from '../text/date-times.ts';
import { formatClock, formatMinutes } from '../text/durations.ts';
import { fillPlural } from '../text/fill.ts';
import { JourneyWay } from './journey-way.tsx';

interface JourneyListProps {
  readonly journeys: readonly JourneyChoice[];
  /** `YYYY-MM-DD` that was asked about. */
  readonly day: string;
  /** Which one the map shows. */
  readonly chosen: number;
  onChoose(index: number): void;
}

/** The choices, one under the other; each opens to show its way. */
export function JourneyList({ journeys, day, chosen, onChoose }: JourneyListProps): ReactElement {
  return (
    <ol className="journeys__list">
      {journeys.map((journey, index) => (
        <li key={`${journey.departure} ${journey.arrival} ${journey.changes}`}>
          <details
            className="journey"
            open={index === chosen}
            onToggle={(event) => event.currentTarget.open && onChoose(index)}
          >
            <summary className="journey__summary">
              <JourneySummary journey={journey} day={day} />
            </summary>
            <JourneyWay journey={journey} />
          </details>
        </li>
      ))}
    </ol>
  );
}

/** From when to when, and what it takes. With `day` it tells its own where that is another. */
export function JourneySummary(props: { journey: JourneyChoice; day?: string }): ReactElement {
  const { journey, day } = props;
  const { language, messages } = useReader();
  const { departure, arrival, minutes, changes, walkMinutes, crossesSound, legs, disruption } = journey;
  const ownDay = departure.slice(0, 'YYYY-MM-DD'.length);
  return (
    <>
      <span className="journey__times">
        {day !== undefined && day !== ownDay && `${formatShortDay(ownDay, language)} `}
        <time dateTime={departure}>{formatClock(departure)}</time>
        {' – '}
        <time dateTime={arrival}>{formatClock(arrival)}</time>
      </span>
      <span className="journey__facts">
        <span>{formatMinutes(minutes, messages, language)}</span>
        <span>
          {changes === 0
            ? messages.journeys.noChange
            : fillPlural(messages.journeys.changes, changes, language)}
        </span>
        {walkMinutes > 0 && <span>{fillPlural(messages.journeys.walk, walkMinutes, language)}</span>}
        {crossesSound && <span className="tag">{messages.journeys.crosses}</span>}
        {disruption !== undefined && (
          <span className="tag tag--warn">
            {disruption === 'cancelled' ? messages.journeys.cancelled : messages.journeys.missed}
          </span>
        )}
      </span>
      <LineStrip legs={legs} />
    </>
  );
}

/** The vehicles in order, as a strip of badges. Walks between them say nothing here. */
function LineStrip({ legs }: { legs: readonly JourneyLeg[] }): ReactElement {
  const { messages } = useReader();
  const rides = legs.filter((leg) => leg.mode !== 'walk');
  const shown = rides.length > 0 ? rides : legs;
  return (
    <span className="journey__lines">
      {shown.map((leg) => (
        <span key={leg.departure + leg.from.name} className={`line line--${leg.mode}`}>
          {[messages.journeys.modes[leg.mode], leg.line].filter(Boolean).join(' ')}
        </span>
      ))}
    </span>
  );
}
