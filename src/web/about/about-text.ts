import type { Language } from '../../domain/codes.ts';
import type { MapTiles } from '../../domain/map-tiles.ts';
import { fill } from '../text/fill.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** What the page about Sundet says, beside what the sources say of themselves. Read by the server alone. */
export interface AboutText {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly AboutSection[];
  /** Before the list of sources, and before the timetables. */
  readonly sources: AboutSection;
  readonly licence: string;
  readonly alsoUsed: AboutSection;
  /** Before the attribution of the map's pictures. */
  readonly mapTiles: string;
  /** Where the operator gave an address to write to; with {contact}. */
  readonly contact: string;
}

/** As it is written: {loads} stands where the sections tell whom else the browser asks. */
export interface WrittenAboutText extends AboutText {
  readonly loads: {
    readonly nothing: string;
    /** With {host}. */
    readonly tiles: string;
  };
}

export interface AboutSection {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const TEXTS: Readonly<Record<Language, WrittenAboutText>> = { da, sv, en };

/** @param tiles whom readers' browsers ask for pictures of the map; null for nobody. */
export function aboutText(language: Language, tiles: MapTiles | null): AboutText {
  const { loads, ...text } = TEXTS[language];
  const told = tiles === null ? loads.nothing : fill(loads.tiles, { host: new URL(tiles.url).host });
  return { ...text, sections: text.sections.map((section) => tellLoads(section, told)) };
}

function tellLoads(section: AboutSection, loads: string): AboutSection {
  return { ...section, paragraphs: section.paragraphs.map((paragraph) => fill(paragraph, { loads })) };
}
