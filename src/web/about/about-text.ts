import type { Language } from '../../domain/codes.ts';
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
  /** Where the operator gave an address to write to; with {contact}. */
  readonly contact: string;
}

export interface AboutSection {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const TEXTS: Readonly<Record<Language, AboutText>> = { da, sv, en };

export function aboutText(language: Language): AboutText {
  return TEXTS[language];
}
