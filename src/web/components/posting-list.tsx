import type { ReactElement } from 'react';
import type { Posting } from '../../domain/vacancy.ts';
import { sourceName, useReader } from '../reader-context.ts';
import { formatDate } from '../text/dates.ts';
import { fill } from '../text/fill.ts';
import { OriginalLink } from './original-link.tsx';

/** Every ad for the vacancy, with a link to it and when we saw it. */
export function PostingList(props: { postings: readonly Posting[]; now: string }): ReactElement {
  const reader = useReader();
  const { language, messages } = reader;
  return (
    <section className="vacancy__postings" aria-labelledby="postings-title">
      <h2 id="postings-title">{messages.vacancy.postings}</h2>
      <ul className="postings">
        {props.postings.map((posting) => (
          <li key={`${posting.source}:${posting.sourceId}`}>
            <strong>{sourceName(reader, posting.source)}</strong>
            <OriginalLink posting={posting} />
            <span className="muted" suppressHydrationWarning>
              {fill(messages.vacancy.seen, {
                first: formatDate(posting.firstSeenAt, props.now, language),
                last: formatDate(posting.lastSeenAt, props.now, language),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
