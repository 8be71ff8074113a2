import type { Language } from '../../src/domain/codes.ts';
import type { MapTiles } from '../../src/domain/map-tiles.ts';
import { aboutText } from '../../src/web/about/about-text.ts';
import type { AboutPage } from '../../src/web/page.ts';
import { SOURCES } from './sample-pages.ts';

export function aboutPage(
  language: Language,
  contact: string | null = 'https://example.org/',
  mapTiles: MapTiles | null = null,
): AboutPage {
  return {
    kind: 'about',
    language,
    path: `/about?lang=${language}`,
    text: aboutText(language, mapTiles),
    ...(mapTiles === null ? {} : { mapTiles }),
    credits: SOURCES.map((source) => ({ ...source, licence: 'CC0 1.0' })),
    contact,
    sources: [],
  };
}
