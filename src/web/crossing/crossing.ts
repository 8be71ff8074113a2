import type { Country, Language } from '../../domain/codes.ts';
import {
  AUTHORITY_LINKS,
  type AuthorityLink,
  LINKS_WRITTEN_ON,
  TOPICS,
  type Topic,
} from './authority-links.ts';

/** What somebody who lives on one side of the Sound and works on the other has to ask about, and whom. */
export interface Crossing {
  /** Where the work is. */
  readonly to: Country;
  /** Whether the reader seems to live on the other side. */
  readonly isLikely: boolean;
  readonly topics: readonly { readonly topic: Topic; readonly links: readonly CrossingLink[] }[];
  /** When the links were written, `YYYY-MM-DD`. */
  readonly writtenOn: string;
}

export interface CrossingLink {
  readonly publisher: string;
  readonly href: string;
  /** What it is written in. */
  readonly language: Language;
}

const COUNTRY_OF: Readonly<Record<Language, Country | null>> = { da: 'DK', sv: 'SE', en: null };

/** @param home the country that the reader lives in; null where that is not known, and their language has to tell. */
export function crossingTo(to: Country, home: Country | null, language: Language): Crossing {
  const from = home ?? COUNTRY_OF[language];
  return {
    to,
    isLikely: from !== null && from !== to,
    topics: TOPICS.map((topic) => ({
      topic,
      links: AUTHORITY_LINKS[to][topic].map((link) => linkFor(link, language)),
    })),
    writtenOn: LINKS_WRITTEN_ON,
  };
}

/** In the reader's language; else in English, which most of them have; else in what there is. */
function linkFor({ publisher, pages }: AuthorityLink, reader: Language): CrossingLink {
  const order: readonly Language[] = [reader, 'en', 'da', 'sv'];
  const language = order.find((candidate) => pages[candidate] !== undefined) ?? 'en';
  return { publisher, language, href: pages[language] ?? '' };
}
