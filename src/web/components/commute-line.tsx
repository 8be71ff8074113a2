import type { ReactElement } from 'react';
import type { Commute, CommuteWay } from '../../domain/commute.ts';
import { useReader } from '../reader-context.ts';
import { fill, fillPlural } from '../text/fill.ts';

/** How one gets there from home, and back, in a line. */
export function CommuteLine({ commute }: { commute: Commute | null }): ReactElement {
  const { language, messages } = useReader();
  const texts = messages.commute;
  if (commute === null) return <p className="result__commute muted">{texts.none}</p>;
  const parts = [
    tell(texts.there, commute),
    commute.changes === 0 ? messages.journeys.noChange : fillPlural(texts.changes, commute.changes, language),
    fill(texts.walk, { minutes: String(commute.walkMinutes) }),
  ];
  if (commute.minutesRange !== undefined) {
    const [least, most] = commute.minutesRange;
    parts.push(
      least === most ? texts.aboutHere : fill(texts.about, { least: String(least), most: String(most) }),
    );
  }
  if (commute.return === null) parts.push(texts.noBack);
  else if (commute.return !== undefined) parts.push(tell(texts.back, commute.return));
  return <p className="result__commute">{parts.join(' · ')}</p>;
}

/** Clock times are those of the region, which the instants carry. */
function tell(message: string, { departure, arrival, minutes }: CommuteWay): string {
  return fill(message, {
    departure: departure.slice(11, 16),
    arrival: arrival.slice(11, 16),
    minutes: String(minutes),
  });
}
