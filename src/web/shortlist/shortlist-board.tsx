import { type ReactElement, useRef, useState } from 'react';
import type { ShortlistPage } from '../page.ts';
import { searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { EMPTY_FORM } from '../search-form.ts';
import { fill } from '../text/fill.ts';
import { FilePanel } from './file-panel.tsx';
import { keptShortlist, rememberTakenOff, useShortlist } from './kept-shortlist.ts';
import { SharePanel } from './share-panel.tsx';
import { changed, moved, type ShortlistEntry, withEntryAt, without } from './shortlist.ts';
import { ShortlistItem } from './shortlist-item.tsx';
import { useListed } from './use-listed.ts';

interface Removed {
  readonly entry: ShortlistEntry;
  readonly place: number;
}

/** The list to work on: notes, order, removal with a way back, paper. */
export function ShortlistBoard({ page }: { page: ShortlistPage }): ReactElement {
  const { messages } = useReader();
  const texts = messages.shortlist;
  const list = useShortlist();
  const listed = useListed(list);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [said, say] = useState('');
  const [isKept, setKept] = useState(true);
  const items = useRef<HTMLOListElement>(null);

  const move = (entry: ShortlistEntry, by: -1 | 1) => {
    setKept(keptShortlist.change((now) => moved(now, entry.id, by)));
    const now = keptShortlist.read();
    const place = now.findIndex(({ id }) => id === entry.id) + 1;
    say(fill(texts.moved, { title: entry.title, place: String(place), count: String(now.length) }));
  };
  const remove = (entry: ShortlistEntry, place: number) => {
    rememberTakenOff(entry);
    setRemoved({ entry, place });
    setKept(keptShortlist.change((now) => without(now, entry.id)));
  };
  const undo = () => {
    if (removed === null) return;
    const { entry, place } = removed;
    setKept(keptShortlist.change((now) => withEntryAt(now, entry, place)));
    setRemoved(null);
    // Once it stands there again.
    requestAnimationFrame(() => items.current?.children.item(place)?.querySelector('h2')?.focus());
  };

  return (
    <>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      {!isKept && (
        <p role="alert" className="notice">
          {texts.notKept}
        </p>
      )}
      {listed.hasFailed && (
        <div role="alert" className="notice notice--error">
          <p>{texts.failed}</p>
          <button type="button" className="button button--quiet" onClick={listed.retry}>
            {messages.search.retry}
          </button>
        </div>
      )}
      {removed !== null && <RemovedNotice key={removed.entry.id} title={removed.entry.title} onUndo={undo} />}
      {list.length === 0 && <EmptyList />}
      {list.length > 0 && (
        <p className="shortlist__tools">
          <button type="button" className="button" onClick={() => window.print()}>
            {texts.print}
          </button>
        </p>
      )}
      <ol className="shortlist__items" ref={items}>
        {list.map((entry, place) => (
          <li key={entry.id}>
            <ShortlistItem
              entry={entry}
              listed={listed.byId.get(entry.id) ?? null}
              now={listed.now ?? page.now}
              isFirst={place === 0}
              isLast={place === list.length - 1}
              onMove={(by) => move(entry, by)}
              onRemove={() => remove(entry, place)}
              onChange={(change) => setKept(keptShortlist.change((now) => changed(now, entry.id, change)))}
            />
          </li>
        ))}
      </ol>
      <div className="panels">
        {list.length > 0 && <FilePanel list={list} />}
        <SharePanel list={list} hasHome={page.hasHome} />
      </div>
    </>
  );
}

/** Takes the focus that was on what is gone now. */
function RemovedNotice({ title, onUndo }: { title: string; onUndo: () => void }): ReactElement {
  const { messages } = useReader();
  return (
    <div className="notice shortlist__removed" role="status">
      <p>{fill(messages.shortlist.removed, { title })}</p>
      <button type="button" className="button button--quiet" ref={focusOnce} onClick={onUndo}>
        {messages.shortlist.undo}
      </button>
    </div>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

function EmptyList(): ReactElement {
  const { messages, named } = useReader();
  return (
    <div className="empty">
      <p className="empty__title">{messages.shortlist.emptyTitle}</p>
      <p>{messages.shortlist.emptyText}</p>
      <p>
        <a href={searchPath(EMPTY_FORM, named)}>{messages.problem.toSearch}</a>
      </p>
    </div>
  );
}
