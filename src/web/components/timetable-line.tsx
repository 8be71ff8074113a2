import type { ReactElement } from 'react';
import type { TimetableFacts } from '../../domain/journeys.ts';
import { useReader } from '../reader-context.ts';
import { formatShortDay } from '../text/date-times.ts';
import { fill } from '../text/fill.ts';

/** Whose timetable it was, and from when to when it holds. */
export function TimetableLine({ timetable }: { timetable: TimetableFacts }): ReactElement {
  const { language, messages } = useReader();
  const { validFrom, validTo, feeds } = timetable;
  const attributions = feeds.flatMap(({ attribution }) => attribution ?? []);
  return (
    <p className="muted journeys__source">
      {fill(messages.journeys.timetable, {
        feeds: feeds.map(({ id, publisher }) => publisher ?? id).join(', '),
        from: formatShortDay(validFrom, language),
        to: formatShortDay(validTo, language),
      })}
      {attributions.length > 0 &&
        ` ${fill(messages.journeys.attribution, { publishers: attributions.join('; ') })}`}
    </p>
  );
}
