import type { ReactElement } from 'react';
import type { JourneyChange, JourneyChoice, JourneyLeg } from '../../domain/journeys.ts';
import { webAddress } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { formatClock, formatMinutes } from '../text/durations.ts';
import { fill, fillPlural } from '../text/fill.ts';

/** One journey leg by leg, with what stands between them and who sells the tickets. */
export function JourneyWay({ journey }: { journey: JourneyChoice }): ReactElement {
  return (
    <div className="way">
      <ol className="way__legs">{wayItems(journey)}</ol>
      <Tickets tickets={journey.tickets} />
    </div>
  );
}

/** Before every ride but the first stands its change. */
function wayItems({ legs, connections }: JourneyChoice): ReactElement[] {
  let rides = 0;
  return legs.flatMap((leg, index) => {
    const isRide = leg.mode !== 'walk';
    const change = isRide && rides > 0 ? connections[rides - 1] : undefined;
    if (isRide) rides += 1;
    const key = `${index} ${leg.departure}`;
    const item = (
      <li key={key} className={`way__leg way__leg--${leg.mode}`}>
        <Leg leg={leg} />
      </li>
    );
    if (change === undefined) return [item];
    return [
      <li key={`change ${key}`} className="way__change">
        <Change change={change} />
      </li>,
      item,
    ];
  });
}

function Leg({ leg }: { leg: JourneyLeg }): ReactElement {
  const { language, messages } = useReader();
  const { journeys } = messages;
  const minutes = Math.round((Date.parse(leg.arrival) - Date.parse(leg.departure)) / 60_000);
  return (
    <>
      <LegEnd leg={leg} end="from" />
      <p className="way__what">
        <strong>{[journeys.modes[leg.mode], leg.line].filter(Boolean).join(' ')}</strong>
        {leg.headsign !== null && <span>{fill(journeys.towards, { headsign: leg.headsign })}</span>}
        {leg.trainNumber !== null && <span>{fill(journeys.trainNumber, { number: leg.trainNumber })}</span>}
        {leg.operator !== null && <span>{leg.operator}</span>}
        <span>{formatMinutes(Math.max(0, minutes), messages, language)}</span>
      </p>
      <Realtime leg={leg} />
      <LegEnd leg={leg} end="to" />
    </>
  );
}

function LegEnd({ leg, end }: { leg: JourneyLeg; end: 'from' | 'to' }): ReactElement {
  const { messages } = useReader();
  const instant = end === 'from' ? leg.departure : leg.arrival;
  const { name, platform } = leg[end];
  return (
    <p className="way__end">
      <time dateTime={instant}>{formatClock(instant)}</time>
      <span>{name}</span>
      {platform !== null && <span className="muted">{fill(messages.journeys.platform, { platform })}</span>}
    </p>
  );
}

function Realtime({ leg }: { leg: JourneyLeg }): ReactElement | null {
  const { language, messages } = useReader();
  const { realtime } = leg;
  if (realtime === undefined) return null;
  // An alert alone says nothing of being on time.
  const delay = realtime.departureDelay ?? realtime.arrivalDelay;
  const late = Math.round((delay ?? 0) / 60);
  return (
    <div className="way__realtime">
      {realtime.cancelled ? (
        <p className="way__warn">{messages.journeys.cancelled}</p>
      ) : delay === null ? null : (
        <p className={late > 0 ? 'way__warn' : 'way__good'}>
          {late > 0 ? fillPlural(messages.journeys.late, late, language) : messages.journeys.onTime}
        </p>
      )}
      {realtime.alerts.map((alert) => (
        <p key={alert}>{alert}</p>
      ))}
    </div>
  );
}

function Change({ change }: { change: JourneyChange }): ReactElement {
  const { language, messages } = useReader();
  const { at, minutes, marginMinutes } = change;
  const length = (value: number) => formatMinutes(Math.max(0, value), messages, language);
  return (
    <>
      <p>
        {fill(messages.journeys.change, {
          place: at,
          minutes: length(minutes),
          margin: length(marginMinutes),
        })}
      </p>
      {marginMinutes < 0 && <p className="way__warn">{messages.journeys.changeTight}</p>}
      {!change.protected && <p className="muted">{messages.journeys.changeUnprotected}</p>}
    </>
  );
}

function Tickets({ tickets }: Pick<JourneyChoice, 'tickets'>): ReactElement | null {
  const { messages } = useReader();
  const links = tickets.flatMap(({ seller, url }) => {
    const href = webAddress(url);
    return href === null ? [] : [{ seller, href }];
  });
  if (links.length === 0) return null;
  return (
    <div className="way__tickets">
      <h3>{messages.journeys.tickets}</h3>
      <p className="muted">{messages.journeys.ticketsText}</p>
      <ul>
        {links.map(({ seller, href }) => (
          <li key={href}>
            <a href={href} rel="noreferrer">
              {seller}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
