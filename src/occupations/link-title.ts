import type { Language } from '../domain/codes.ts';
import type { LabelKind } from '../domain/taxonomy.ts';
import type { LabelMatch } from './concept-index.ts';
import { foldLabel } from './fold-label.ts';
import type { LabelTable, Meeting } from './label-table.ts';
import { type TitleWord, titleParts, titleWord } from './title-words.ts';

/** A concept that a text may name, by the label that speaks most for it. */
export interface Evidence {
  readonly concept: number;
  /** Of no meaning but its order: see `calibrate`. */
  readonly score: number;
  readonly meeting: Meeting;
  readonly match: LabelMatch;
  /** Whether all of the text was met, part of it, or nothing but its likeness. */
  readonly extent: 'whole' | 'part' | 'likeness';
  /** How many concepts the label names. */
  readonly rivals: number;
}

/** How surely a label of a kind means its concept. */
const KIND_WEIGHTS: Readonly<Record<LabelKind, number>> = {
  everyday: 1,
  preferred: 0.97,
  'source-title': 0.95,
  alternative: 0.9,
  hidden: 0.8,
};
const MATCH_WEIGHTS: Readonly<Record<LabelMatch, number>> = {
  exact: 1,
  inflected: 0.97,
  compound: 0.95,
  fuzzy: 0.99,
};
/** A label of another language than the text's own. */
const OTHER_LANGUAGE: Readonly<Record<Language, number>> = { da: 0.94, sv: 0.94, en: 0.9 };

/** What is met in part counts less, and less the later it stands. */
const PART = 0.65;
const LATER = 0.02;
const ALIKE_TEXTS = 250;
/** Of the likeness of the text most alike. */
const LEAST_ALIKE = 0.3;
const LONGEST_LABEL = 6;

/** What each other concept costs that the same label names. */
const RIVAL = 0.012;
/** What a concept's best label in a second language adds, and that in a third again. */
const SECOND_LANGUAGE = 0.1;
/** How much concepts of one ISCO-08 group speak for each other, and how steeply the less likely count less. */
const GROUP = 0.2;
const GROUP_STEEPNESS = 8;

/**
 * Everything that a text may name, the likeliest first: by the best label of each concept, by its labels in the other
 * languages, and by how far its whole group is spoken for. The weights were chosen by `npm run bench -- relevance` on
 * titles outside the gold that is kept for measuring.
 * @param groupOf the ISCO-08 group of a concept.
 */
export function linkText(
  text: string,
  language: Language | null,
  table: LabelTable,
  groupOf: (concept: number) => string,
): Evidence[] {
  const best = new Map<number, Spoken>();
  const weigh = weigher(language, best);
  const folded = foldLabel(text);
  if (folded === '') return [];
  for (const { match, meetings } of table.meet(folded)) weigh(meetings, match, 'whole', 1);
  const parts = titleParts(text);
  if (parts.length > 1 || (parts[0]?.length ?? 0) > 1) weighParts(parts, table, weigh);
  for (const { score, meetings } of table.alike(folded, ALIKE_TEXTS, LEAST_ALIKE)) {
    weigh(meetings, 'fuzzy', 'likeness', score);
  }
  return ranked(inGroups(inLanguages(best), groupOf));
}

/** What a phrase as a whole names, in any language, the likeliest first; empty where it is no label. */
export function meetPhrase(phrase: string, table: LabelTable): Evidence[] {
  const best = new Map<number, Spoken>();
  const weigh = weigher(null, best);
  for (const { match, meetings } of table.meet(foldLabel(phrase))) weigh(meetings, match, 'whole', 1);
  return ranked(inLanguages(best));
}

function ranked(evidence: Evidence[]): Evidence[] {
  return evidence.sort((a, b) => b.score - a.score || a.concept - b.concept);
}

/** The best label of a concept in each language, as they were met: three at the most, so looked through. */
type Spoken = Evidence[];

function inLanguages(best: ReadonlyMap<number, Spoken>): Evidence[] {
  const evidence: Evidence[] = [];
  for (const spoken of best.values()) {
    const [first, second, third] = inOrder(spoken);
    if (first === undefined) continue;
    const more = SECOND_LANGUAGE * (second?.score ?? 0) + SECOND_LANGUAGE ** 2 * (third?.score ?? 0);
    evidence.push(more === 0 ? first : { ...first, score: first.score + more });
  }
  return evidence;
}

/** Most concepts are met in one language. */
function inOrder(spoken: Spoken): Evidence[] {
  return spoken.length < 2 ? spoken : spoken.sort((a, b) => b.score - a.score);
}

function inGroups(evidence: readonly Evidence[], groupOf: (concept: number) => string): Evidence[] {
  const top = evidence.reduce((most, { score }) => Math.max(most, score), 0);
  const groups = evidence.map(({ concept }) => groupOf(concept));
  const masses = new Map<string, number>();
  let total = 0;
  evidence.forEach(({ score }, place) => {
    const mass = (Math.max(0, score) / top) ** GROUP_STEEPNESS;
    const group = groups[place] ?? '';
    masses.set(group, (masses.get(group) ?? 0) + mass);
    total += mass;
  });
  return evidence.map((each, place) => {
    const share = (masses.get(groups[place] ?? '') ?? 0) / total;
    return { ...each, score: each.score * (1 + GROUP * share) };
  });
}

type Weigh = (
  meetings: readonly Meeting[],
  match: LabelMatch,
  extent: Evidence['extent'],
  factor: number,
) => void;

function weigher(language: Language | null, best: Map<number, Spoken>): Weigh {
  return (meetings, match, extent, factor) => {
    const rivals = countConcepts(meetings);
    const cost = RIVAL * Math.min(5, rivals - 1);
    for (const meeting of meetings) {
      const { label, share } = meeting;
      const own = language === null || label.language === language ? 1 : OTHER_LANGUAGE[label.language];
      const weight = label.weight === 1 ? 1 : label.weight ** 0.5;
      const certain = KIND_WEIGHTS[label.kind] * weight * share * MATCH_WEIGHTS[match] * own;
      const score = certain * factor - cost;
      const spokenFor = spokenOf(label.concept, best);
      const place = placeOf(label.language, spokenFor);
      if ((spokenFor[place]?.score ?? 0) >= score) continue;
      spokenFor[place] = { concept: label.concept, score, meeting, match, extent, rivals };
    }
  };
}

function spokenOf(concept: number, best: Map<number, Spoken>): Spoken {
  const known = best.get(concept);
  if (known !== undefined) return known;
  const spoken: Spoken = [];
  best.set(concept, spoken);
  return spoken;
}

/** Where the language's label stands, or would. */
function placeOf(language: Language, spoken: Spoken): number {
  let place = 0;
  while (place < spoken.length && spoken[place]?.meeting.label.language !== language) place += 1;
  return place;
}

function countConcepts(meetings: readonly Meeting[]): number {
  return meetings.length < 2 ? meetings.length : new Set(meetings.map(({ label }) => label.concept)).size;
}

/** Labels that stand in the text: of those that overlap only the longest. */
function weighParts(parts: readonly (readonly string[])[], table: LabelTable, weigh: Weigh): void {
  let place = 0;
  for (const part of parts) {
    const words = part.map(titleWord);
    for (let from = 0; from < words.length; ) {
      const span = longestLabel(words, from, table);
      if (span === null) {
        from += 1;
        place += 1;
        continue;
      }
      const later = PART - LATER * Math.min(6, place);
      for (const { match, meetings } of span.met) weigh(meetings, match, 'part', later);
      from += span.length;
      place += span.length;
    }
  }
}

function longestLabel(words: readonly TitleWord[], from: number, table: LabelTable) {
  for (let length = Math.min(LONGEST_LABEL, words.length - from); length > 0; length -= 1) {
    if (!table.mayMeet(words, from, length)) continue;
    const phrase = words
      .slice(from, from + length)
      .map(({ word }) => word)
      .join(' ');
    if (phrase.length < 3) continue;
    const met = table.meet(phrase);
    if (met.length > 0) return { length, met };
  }
  return null;
}
