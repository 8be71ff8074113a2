import { type ReactElement, useId, useRef } from 'react';
import type { ListedVacancy } from '../../domain/listed-vacancy.ts';
import { LONGEST_NOTE } from '../../domain/shortlist-limits.ts';
import { useReader } from '../reader-context.ts';
import { ListedFacts } from './listed-facts.tsx';
import type { ShortlistEntry } from './shortlist.ts';

interface ShortlistItemProps {
  readonly entry: ShortlistEntry;
  /** Null while it is asked for. */
  readonly listed: ListedVacancy | null;
  readonly now: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  onMove(by: -1 | 1): void;
  onRemove(): void;
  onChange(change: Partial<Pick<ShortlistEntry, 'note' | 'appliedOn'>>): void;
}

/** One vacancy of the list, and what its reader does with it. */
export function ShortlistItem(props: ShortlistItemProps): ReactElement {
  const { entry, listed, now } = props;
  return (
    <article className="listed">
      {listed === null ? (
        <>
          <h2 className="listed__title" tabIndex={-1}>
            {entry.title}
          </h2>
          <p className="result__where">{entry.employer}</p>
        </>
      ) : (
        <ListedFacts listed={listed} remembered={entry} now={now} />
      )}
      <NoteFields {...props} />
      <PlaceButtons {...props} />
    </article>
  );
}

function NoteFields({ entry, onChange }: ShortlistItemProps): ReactElement {
  const { messages } = useReader();
  const texts = messages.shortlist;
  const id = useId();
  return (
    <div className="listed__fields">
      <div className={`listed__note${entry.note === '' ? ' listed__empty' : ''}`}>
        <label htmlFor={id}>
          {texts.note}
          <span className="visually-hidden">{`: ${entry.title}`}</span>
        </label>
        <textarea
          id={id}
          rows={2}
          maxLength={LONGEST_NOTE}
          value={entry.note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
        {/* A field on paper shows no more than its lines: the whole note stands beside it, for paper alone. */}
        <p className="listed__paper-note" aria-hidden="true">
          {entry.note}
        </p>
      </div>
      <div className={`listed__applied${entry.appliedOn === null ? ' listed__empty' : ''}`}>
        <label htmlFor={`${id}-applied`}>
          {texts.appliedOn}
          <span className="visually-hidden">{`: ${entry.title}`}</span>
        </label>
        <input
          id={`${id}-applied`}
          type="date"
          value={entry.appliedOn ?? ''}
          onChange={({ target }) => onChange({ appliedOn: target.value === '' ? null : target.value })}
        />
      </div>
    </div>
  );
}

/** The buttons stay where they are at the ends, and keep the focus: there they only do nothing. */
function PlaceButtons({ entry, isFirst, isLast, onMove, onRemove }: ShortlistItemProps): ReactElement {
  const { messages } = useReader();
  const texts = messages.shortlist;
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const move = (by: -1 | 1, button: HTMLButtonElement | null) => {
    onMove(by);
    // Put in another place of the document, it has lost the focus.
    requestAnimationFrame(() => button?.focus());
  };
  const of = <span className="visually-hidden">{`: ${entry.title}`}</span>;
  return (
    <p className="listed__buttons">
      <button
        type="button"
        className="button button--quiet"
        ref={up}
        aria-disabled={isFirst}
        onClick={() => isFirst || move(-1, up.current)}
      >
        {texts.up}
        {of}
      </button>
      <button
        type="button"
        className="button button--quiet"
        ref={down}
        aria-disabled={isLast}
        onClick={() => isLast || move(1, down.current)}
      >
        {texts.down}
        {of}
      </button>
      <button type="button" className="button button--quiet" onClick={onRemove}>
        {texts.remove}
        {of}
      </button>
    </p>
  );
}
