import type { ReactElement } from 'react';
import type { Posting } from '../../domain/vacancy.ts';
import { webAddress } from '../paths.ts';
import { sourceName, useReader } from '../reader-context.ts';
import { fill } from '../text/fill.ts';

interface OriginalLinkProps {
  readonly posting: Posting;
  /** Which vacancy, for those who hear links without what stands around them. */
  readonly title?: string;
  readonly className?: string;
}

/** "Se hos Jobnet": the ad itself, at its source. Nothing where its address is none a browser may follow. */
export function OriginalLink({ posting, title, className }: OriginalLinkProps): ReactElement | null {
  const reader = useReader();
  const address = webAddress(posting.url);
  if (address === null) return null;
  const { describedSources, vacancy } = reader.messages;
  const text =
    describedSources[posting.source]?.original ??
    fill(vacancy.original, { source: sourceName(reader, posting.source) });
  return (
    <a className={className} href={address} rel="noopener nofollow">
      {text}
      {title !== undefined && <span className="visually-hidden">{`: ${title}`}</span>}
    </a>
  );
}
