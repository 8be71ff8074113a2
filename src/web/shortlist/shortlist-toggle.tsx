import { type ReactElement, useState } from 'react';
import { MOST_LISTED } from '../../domain/shortlist-limits.ts';
import type { VacancySummary } from '../../domain/vacancy.ts';
import { useNavigation } from '../navigation-context.ts';
import { useReader } from '../reader-context.ts';
import { fill } from '../text/fill.ts';
import { entryOf, keptShortlist, rememberTakenOff, useShortlist } from './kept-shortlist.ts';
import { holds, withEntry, without } from './shortlist.ts';

type Marked = Pick<VacancySummary, 'id' | 'title' | 'employer'>;

/**
 * Puts a vacancy on the shortlist and takes it off again. Its place is kept free until the scripts run; without them
 * there is none.
 */
export function ShortlistToggle({ vacancy }: { vacancy: Marked }): ReactElement {
  const { messages } = useReader();
  const { scripted } = useNavigation();
  const list = useShortlist();
  const [refused, setRefused] = useState('');
  const texts = messages.shortlist;
  const { id, employer } = vacancy;
  const title = vacancy.title || messages.vacancy.untitled;
  const isOn = holds(list, id);
  const toggle = () => {
    const entry = list.find((one) => one.id === id);
    if (entry !== undefined) rememberTakenOff(entry);
    const isFull = entry === undefined && list.length >= MOST_LISTED;
    const isKept = keptShortlist.change((now) =>
      entry === undefined
        ? withEntry(now, entryOf({ id, title, employer: employer.name }))
        : without(now, id),
    );
    if (isFull) setRefused(fill(texts.full, { most: String(MOST_LISTED) }));
    else setRefused(isKept ? '' : texts.notKept);
  };
  return (
    <div className="mark">
      <button
        type="button"
        className={scripted ? 'mark__button' : 'mark__button mark__button--waiting'}
        aria-pressed={isOn}
        onClick={toggle}
      >
        <span className="mark__icon" aria-hidden="true" />
        {texts.mark}
        <span className="visually-hidden">{`: ${title}`}</span>
      </button>
      {refused !== '' && (
        <p className="mark__refused" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
