import type { ReactElement, ReactNode } from 'react';
import type { CommuteRule, CommuteShift, HomeChoice } from '../../domain/commute.ts';
import { placeFinder } from '../client/find-places.ts';
import { useReader } from '../reader-context.ts';
import { fill } from '../text/fill.ts';
import { SuggestField } from './suggest-field.tsx';

// Written out: to import the values of the schemas would bring all of zod into the browser.
const SHIFTS: readonly (CommuteShift | 'own')[] = ['day', 'evening', 'night', 'office', 'own'];
const RULES: readonly (CommuteRule | 'none')[] = ['none', 'dk-3h', 'se-12h'];
const LIMITS = [30, 45, 60, 75, 90, 120, 150, 180] as const;

/**
 * What the form says before anybody has chosen, to go on from: hours of a day shift, and a way that may cross the Sound
 * before seven, which an hour seldom does.
 */
const NO_HOME: HomeChoice = {
  text: '',
  placeId: null,
  country: null,
  isKnown: false,
  shift: 'day',
  arriveBy: '07:00',
  leaveAfter: '15:30',
  maxMinutes: 120,
  rule: null,
  isInAddress: false,
};

/**
 * Where from, which hours, how far. A form of its own that is posted: where somebody lives stands in no address, and so
 * in no history, log or link, unless they press the button that asks for such a link.
 */
export function HomeForm(props: { home: HomeChoice | null; isFolded: boolean; path: string }): ReactElement {
  const { home, isFolded, path } = props;
  const { language, messages } = useReader();
  const texts = messages.commute;
  const shown = home ?? NO_HOME;
  return (
    <details className="home-form" open={home !== null || !isFolded}>
      <summary>{texts.title}</summary>
      <form action="/home" method="post">
        <input type="hidden" name="path" value={path} />
        <div className="home-form__fields">
          <SuggestField
            id="home"
            name="home"
            label={texts.home}
            hint={texts.homeHint}
            text={shown.text}
            chosenId={shown.placeId}
            find={placeFinder(language, messages.journeys.placeTypes)}
          />
          <Hours home={shown} />
          <Limits home={shown} />
        </div>
        {home !== null && <Faults home={home} />}
        <p className="home-form__buttons">
          <button className="button" type="submit">
            {texts.submit}
          </button>
          {home?.isKnown && !home.isInAddress && (
            <button className="button button--quiet" type="submit" name="link" value="1">
              {texts.link}
            </button>
          )}
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

/** One of the shifts, or hours of one's own; the style sheet hides the clock times while a shift is chosen. */
function Hours({ home }: { home: HomeChoice }): ReactElement {
  const { messages } = useReader();
  const texts = messages.commute;
  return (
    <>
      <Choice name="shift" label={texts.shift} value={home.shift ?? 'own'}>
        {SHIFTS.map((shift) => (
          <option key={shift} value={shift}>
            {texts.shifts[shift]}
          </option>
        ))}
      </Choice>
      <Clock name="arriveBy" label={texts.arriveBy} time={home.arriveBy} />
      <Clock name="leaveAfter" label={texts.leaveAfter} time={home.leaveAfter ?? ''} />
    </>
  );
}

function Limits({ home }: { home: HomeChoice }): ReactElement {
  const { messages } = useReader();
  const texts = messages.commute;
  // A link may ask for any number of minutes.
  const limits = [...new Set([...LIMITS, home.maxMinutes])].sort((a, b) => a - b);
  return (
    <>
      <Choice name="most" label={texts.most} value={String(home.maxMinutes)}>
        {limits.map((minutes) => (
          <option key={minutes} value={minutes}>
            {fill(texts.minutes, { minutes: String(minutes) })}
          </option>
        ))}
      </Choice>
      <Choice name="rule" label={texts.rule} value={home.rule ?? 'none'}>
        {RULES.map((rule) => (
          <option key={rule} value={rule}>
            {texts.rules[rule]}
          </option>
        ))}
      </Choice>
    </>
  );
}

function Choice(props: { name: string; label: string; value: string; children: ReactNode }): ReactElement {
  const { name, label, value, children } = props;
  return (
    <label className={`field home-form__${name}`}>
      <span>{label}</span>
      <select key={value} name={name} defaultValue={value} autoComplete="off">
        {children}
      </select>
    </label>
  );
}

function Clock(props: { name: string; label: string; time: string }): ReactElement {
  const { name, label, time } = props;
  return (
    <label className="field home-form__clock">
      <span>{label}</span>
      <input key={time} type="time" name={name} defaultValue={time} autoComplete="off" />
    </label>
  );
}

/** What stands in the way of what was asked for. */
function Faults({ home }: { home: HomeChoice }): ReactElement {
  const { messages } = useReader();
  const texts = messages.commute;
  return (
    <>
      {!home.isKnown && (
        <p className="home-form__fault" role="alert">
          {texts.unknown}
        </p>
      )}
      {home.rule !== null && home.leaveAfter === null && (
        <p className="home-form__fault" role="alert">
          {texts.ruleNeedsEnd}
        </p>
      )}
    </>
  );
}
