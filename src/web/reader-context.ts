import { createContext, useContext } from 'react';
import type { Language } from '../domain/codes.ts';
import type { MapTiles } from '../domain/map-tiles.ts';
import type { Catalogue } from './messages/catalogue.ts';
import type { AnyPage, SearchPage } from './page.ts';
import { namedLanguage } from './paths.ts';
import { nameOfSource } from './text/name-of-source.ts';

/** For whom a page is written. */
export interface Reader {
  readonly language: Language;
  readonly messages: Catalogue;
  /** The language the address names, to be kept in links; null where the browser's preference decided. */
  readonly named: Language | null;
  /** Named in their language. */
  readonly sources: SearchPage['sources'];
  /** Null: the map is our own alone. */
  readonly mapTiles: MapTiles | null;
}

export function readerOf(page: AnyPage, messages: Catalogue): Reader {
  const sources = page.kind === 'problem' ? [] : page.sources;
  return {
    language: page.language,
    messages,
    named: namedLanguage(page.path),
    sources: sources.map((source) => ({ ...source, name: nameOfSource(source, messages) })),
    mapTiles: 'mapTiles' in page ? page.mapTiles : null,
  };
}

const ReaderContext = createContext<Reader | null>(null);

export const ReaderProvider = ReaderContext.Provider;

/** @throws where a component stands outside of `App`. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('nobody reads this: there is no ReaderProvider around it');
  return reader;
}

/** What readers call a source; its id where this answer does not list it. */
export function sourceName(reader: Reader, id: string): string {
  return reader.sources.find((source) => source.id === id)?.name ?? id;
}
