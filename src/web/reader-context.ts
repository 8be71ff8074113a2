import { createContext, useContext } from 'react';
import type { Language } from '../domain/codes.ts';
import type { Catalogue } from './messages/catalogue.ts';
import { CATALOGUES } from './messages/catalogues.ts';
import type { Page, SearchPage } from './page.ts';
import { namedLanguage } from './paths.ts';

/** For whom a page is written. */
export interface Reader {
  readonly language: Language;
  readonly messages: Catalogue;
  /** The language the address names, to be kept in links; null where the browser's preference decided. */
  readonly named: Language | null;
  readonly sources: SearchPage['sources'];
}

export function readerOf(page: Page): Reader {
  return {
    language: page.language,
    messages: CATALOGUES[page.language],
    named: namedLanguage(page.path),
    sources: page.kind === 'problem' ? [] : page.sources,
  };
}

const ReaderContext = createContext<Reader>({
  language: 'da',
  messages: CATALOGUES.da,
  named: null,
  sources: [],
});

export const ReaderProvider = ReaderContext.Provider;

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** What readers call a source; its id where this answer does not list it. */
export function sourceName(reader: Reader, id: string): string {
  return reader.sources.find((source) => source.id === id)?.name ?? id;
}
