import type { WorkingTime } from './occupation-seed.ts';
import { DANISH } from './phrases/danish.ts';
import { ENGLISH } from './phrases/english.ts';
import { SWEDISH } from './phrases/swedish.ts';

type Several = readonly [string, ...string[]];

/**
 * What ads of every trade have in common, in one language. Placeholders: {aim} {employer} {town} {noun} {role} (the noun without its article) {start}
 * {deadline} {hours} {percent} {months} {positions} {mail} {phone} {reference}; {at} is the town's preposition; `both` takes {a} and {b}.
 */
export interface Phrases {
  /** For one vacant position. */
  readonly intros: Several;
  /** For several: {positions} as {role}. */
  readonly introsForSeveral: Several;
  readonly headings: {
    readonly about: Several;
    readonly duties: Several;
    readonly needs: Several;
    readonly times: Several;
    readonly offers: Several;
    readonly terms: string;
    readonly workplace: string;
    readonly apply: Several;
  };
  readonly dutiesLead: Several;
  readonly needsLead: Several;
  readonly qualities: Several;
  readonly offersLead: Several;
  /** Noun phrases, as the sectors' own offers. */
  readonly offers: Several;
  readonly times: Readonly<Record<WorkingTime, Several>>;
  readonly fullTime: Several;
  readonly partTime: Several;
  readonly permanent: Several;
  readonly temporary: Several;
  /** For posts that are never permanent. */
  readonly fixedTerm: Several;
  readonly start: Several;
  readonly starts: Several;
  readonly apply: Several;
  readonly applyAnyTime: Several;
  readonly mail: Several;
  readonly phone: Several;
  readonly closings: Several;
  /** Sections that only long ads have. */
  readonly more: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  /** {title}, {town}, {employer} and, without its article, {noun} or {Noun}. */
  readonly headlines: Several;
  /** The same job's headline as another board has it. */
  readonly otherHeadlines: Several;
  readonly both: string;
  readonly months: readonly string[];
  /** {day} and {month}. */
  readonly date: string;
}

export const PHRASES = { da: DANISH, sv: SWEDISH, en: ENGLISH } as const satisfies Readonly<
  Record<string, Phrases>
>;
