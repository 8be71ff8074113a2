import { type ReactElement, useEffect, useState } from 'react';
import { NavigationNotice } from '../components/navigation-notice.tsx';
import { useNavigation } from '../navigation-context.ts';
import type { ShortlistPage } from '../page.ts';
import { useReader } from '../reader-context.ts';
import type { ShortlistBoard } from '../shortlist/shortlist-board.tsx';

type Board = typeof ShortlistBoard;

/** The reader's own list. What it holds, and the script to work on it, come once the page is there. */
export function ShortlistPageView({ page }: { page: ShortlistPage }): ReactElement {
  const { messages } = useReader();
  const { scripted } = useNavigation();
  const texts = messages.shortlist;
  return (
    <div className="shortlist">
      <NavigationNotice />
      <h1 id="page-title" tabIndex={-1}>
        {texts.title}
      </h1>
      <p className="shortlist__lead">{texts.lead}</p>
      {!scripted && <p className="notice shortlist__unscripted">{texts.needsScripts}</p>}
      <LateBoard page={page} />
    </div>
  );
}

/** The board as soon as its script is there: whoever only searches does not wait for it. */
function LateBoard({ page }: { page: ShortlistPage }): ReactElement | null {
  const { messages } = useReader();
  const { scripted } = useNavigation();
  const [board, setBoard] = useState<{ Board: Board } | 'failed' | null>(null);
  useEffect(() => {
    let isWanted = true;
    import('../shortlist/shortlist-board.tsx').then(
      ({ ShortlistBoard }) => isWanted && setBoard({ Board: ShortlistBoard }),
      () => isWanted && setBoard('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  if (board === 'failed') return <p role="alert">{messages.search.failed}</p>;
  if (board !== null) return <board.Board page={page} />;
  return scripted ? <p role="status">{messages.shortlist.loading}</p> : null;
}
