import type { ReactElement } from 'react';
import type { CommuteShift, HomeChoice } from '../../domain/commute.ts';
import { findPlaces } from '../client/find-places.ts';
import { useReader } from '../reader-context.ts';
import { fill } from '../text/fill.ts';
import { SuggestField } from './suggest-field.tsx';

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
        <div className="home-form__fields">
          <SuggestField
            id="home"
            name="home"
            label={texts.home}
            hint={texts.homeHint}
            text={home?.text ?? ''}
            find={findPlaces}
          />
          <label className="field">
            <span>{texts.shift}</span>
            <select name="shift" defaultValue={home?.shift ?? 'day'}>
              {SHIFTS.map((shift) => (
                <option key={shift} value={shift}>
                  {texts.shifts[shift]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{texts.most}</span>
            <select name="most" defaultValue={String(home?.maxMinutes ?? DEFAULT_LIMIT)}>
              {LIMITS.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {fill(texts.minutes, { minutes: String(minutes) })}
                </option>
              ))}
            </select>
          </label>
        </div>
        {home !== null && !home.isKnown && (
          <p className="home-form__unknown" role="alert">
            {texts.unknown}
          </p>
        )}
        <p className="home-form__buttons">
          <button className="button" type="submit">
            {texts.submit}
          </button>
          {home !== null && (
            <button className="button button--quiet" type="submit" name="forget" value="1">
              {texts.forget}
            </button>
          )}
        </p>
      </form>
    </details>
  );
}
