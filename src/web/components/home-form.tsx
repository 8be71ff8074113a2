import type { ReactElement } from 'react';
import type { CommuteShift, HomeChoice } from '../../domain/commute.ts';
import { useReader } from '../reader-context.ts';
import { fill } from '../text/fill.ts';

const SHIFTS: readonly CommuteShift[] = ['day', 'evening', 'night', 'office'];
const LIMITS = [30, 45, 60, 75, 90, 120] as const;
const DEFAULT_LIMIT = 60;

/**
 * Where from, which hours, how far. A form of its own that is posted: where somebody lives stands in no address, and so
 * in no history, log or link.
 */
export function HomeForm({ home, path }: { home: HomeChoice | null; path: string }): ReactElement {
  const { messages } = useReader();
  const texts = messages.commute;
  return (
    <details className="home-form" open={home !== null}>
      <summary>{texts.title}</summary>
      <form action="/home" method="post">
        <input type="hidden" name="path" value={path} />
        <p>
          <label htmlFor="home">{texts.home}</label>{' '}
          <input
            id="home"
            name="home"
            defaultValue={home?.text ?? ''}
            maxLength={200}
            autoComplete="off"
            aria-describedby="home-hint"
            aria-invalid={home !== null && !home.isKnown}
          />{' '}
          <label htmlFor="shift">{texts.shift}</label>{' '}
          <select id="shift" name="shift" defaultValue={home?.shift ?? 'day'}>
            {SHIFTS.map((shift) => (
              <option key={shift} value={shift}>
                {texts.shifts[shift]}
              </option>
            ))}
          </select>{' '}
          <label htmlFor="most">{texts.most}</label>{' '}
          <select id="most" name="most" defaultValue={String(home?.maxMinutes ?? DEFAULT_LIMIT)}>
            {LIMITS.map((minutes) => (
              <option key={minutes} value={minutes}>
                {fill(texts.minutes, { minutes: String(minutes) })}
              </option>
            ))}
          </select>{' '}
          <button className="button" type="submit">
            {texts.submit}
          </button>{' '}
          {home !== null && (
            <button className="button button--quiet" type="submit" name="forget" value="1">
              {texts.forget}
            </button>
          )}
        </p>
        <p id="home-hint" className="muted" role={home !== null && !home.isKnown ? 'alert' : undefined}>
          {home !== null && !home.isKnown ? texts.unknown : texts.homeHint}
        </p>
      </form>
    </details>
  );
}
