import type { ReactElement } from 'react';
import type { Crossing, CrossingLink } from '../crossing/crossing.ts';
import { useReader } from '../reader-context.ts';
import { formatDate } from '../text/dates.ts';
import { fill } from '../text/fill.ts';

/**
 * Whom to ask before working on the other side: links alone, for rules change and are the authorities' to explain. Open
 * for who seems to live across, folded for others.
 */
export function CrossingCard({ crossing, now }: { crossing: Crossing; now: string }): ReactElement {
  const { language, messages } = useReader();
  const texts = messages.crossing;
  return (
    <details className="crossing" open={crossing.isLikely}>
      <summary>
        <h2>{texts.title[crossing.to]}</h2>
      </summary>
      <p>{texts.lead}</p>
      <dl className="crossing__topics">
        {crossing.topics.map(({ topic, links }) => (
          <div key={topic}>
            <dt>{texts.topics[topic]}</dt>
            {links.map((link) => (
              <dd key={link.href}>
                <AuthorityLink link={link} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className="muted" suppressHydrationWarning>
        {fill(texts.writtenOn, { date: formatDate(`${crossing.writtenOn}T12:00:00Z`, now, language) })}
      </p>
    </details>
  );
}

/** The link, and what it is written in where that is not the reader's language. */
function AuthorityLink({ link }: { link: CrossingLink }): ReactElement {
  const { language, messages } = useReader();
  return (
    <>
      <a href={link.href} hrefLang={link.language} rel="noreferrer">
        {link.publisher}
      </a>
      {link.language !== language && (
        <span className="muted">{` (${messages.crossing.writtenIn[link.language]})`}</span>
      )}
    </>
  );
}
