import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useNavigation } from '../navigation-context.ts';
import { shortlistPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { fillPlural } from '../text/fill.ts';
import { useShortlist } from './kept-shortlist.ts';

/** The way to the shortlist, with how many are on it; each change of that is read out. */
export function ShortlistLink({ here }: { here: boolean }): ReactElement {
  const { language, messages, named } = useReader();
  const { scripted } = useNavigation();
  const count = useShortlist().length;
  const before = useRef<number | null>(null);
  const [said, say] = useState('');
  const words = messages.shortlist.count;
  useEffect(() => {
    // What the browser kept from earlier visits is no change.
    if (!scripted) return;
    if (before.current !== null && before.current !== count) say(fillPlural(words, count, language));
    before.current = count;
  }, [scripted, count, words, language]);
  return (
    <>
      <a href={shortlistPath(named)} aria-current={here ? 'page' : undefined}>
        {messages.site.shortlist}
        {count > 0 && <span className="main-links__count">{count}</span>}
      </a>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}
