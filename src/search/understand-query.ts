import type { Understood } from '../domain/vacancy.ts';
import { editDistance, slipsAllowed } from './edit-distance.ts';
import { isBeforePlaces, isFiller } from './filler-words.ts';
import { foldSpelling } from './fold-spelling.ts';
import type { OccupationLookup, SearchCandidate, SearchConcept } from './occupation-lookup.ts';
import type { PlaceLookup, SearchPlace } from './place-lookup.ts';
import { parseQueryWords, type QueryTerm } from './query-words.ts';
import { readAsTitle, readWidely } from './read-title.ts';

/** One thing asked for. */
export type QueryUnit =
  | { readonly kind: 'text'; readonly term: QueryTerm; readonly filler: boolean }
  | {
      readonly kind: 'occupation';
      readonly text: string;
      /** The words themselves: an ad that has them all is found too. */
      readonly words: readonly string[];
      readonly concepts: readonly SearchConcept[];
      /** Of a title that no known name covers: all that it may mean, best first, to be ranked by how likely each is. */
      readonly linked: readonly SearchCandidate[];
      /** Whether others of their ISCO unit groups will do too, since nothing nearer was found. */
      readonly isWidened: boolean;
    }
  | { readonly kind: 'place'; readonly text: string; readonly place: SearchPlace };

export interface Reading {
  readonly units: readonly QueryUnit[];
  readonly understood: readonly Understood[];
}

export interface WideReading extends Reading {
  /** Words that need not be there. */
  readonly leftOut: readonly string[];
  /** Whether the line as a whole means something else than what parts of it name: "civilingeniør, IT". */
  readonly meansAnother: boolean;
}

export interface UnderstoodQuery extends Reading {
  /**
   * How to read it where that finds nothing: as a title that nobody knows, whose words need not be there. Null where it
   * resembles none.
   */
  widely(): WideReading | null;
}

/** What is known of the words in the vacancies themselves. */
export interface KnownWords {
  /** Whether an employer is called so. */
  isEmployer(name: string): boolean;
  /** Whether the word stands in a title or name that we have: then it is not misspelt. */
  isWord(word: string): boolean;
}

export const NO_WORDS: KnownWords = { isEmployer: () => false, isWord: () => false };

export interface UnderstandingDeps {
  readonly occupations: OccupationLookup;
  readonly places: PlaceLookup;
  readonly words: KnownWords;
}

export interface UnderstandingOptions {
  readonly translate: boolean;
  readonly without: readonly string[];
}

/** "social- og sundhedsassistent til hjemmeplejen": longer names of occupations are not typed. */
const LONGEST_SPAN = 5;
/** An ambiguous word may mean so many occupations; those far less likely than the first are left out. */
const MOST_CONCEPTS = 4;
const LEAST_SHARE = 0.5;

/**
 * Reads what was typed into the search box: which words name an occupation, in any of the three languages and in any
 * form, which name a place, and which are only words. The longest name wins, an employer's before an occupation's before
 * a place's. Phrases and `-not` are literal. Whatever is understood may be switched off, and is then words again.
 */
export function understandQuery(
  typed: string,
  deps: UnderstandingDeps,
  options: UnderstandingOptions,
): UnderstoodQuery {
  const terms = parseQueryWords(typed).flatMap(splitAlternatives);
  const read = readRuns(terms, deps);
  const isNamed = read.some((unit) => unit.kind === 'occupation');
  const meant = isNamed ? read : (readAsTitle(read, deps) ?? read);
  return {
    ...switchOff(meant, options),
    widely() {
      const wide = options.translate ? readWidely(read, deps) : null;
      if (wide === null) return null;
      const { units, title, meansAnother } = wide;
      return { ...switchOff(units, options), leftOut: [title], meansAnother };
    },
  };
}

/** "kok/kokkeelev", "kok,tjener" are two words each. */
function splitAlternatives(term: QueryTerm): QueryTerm[] {
  if (term.phrase || term.negated || !/\p{L}{3}[/,;|]+\p{L}{3}/u.test(term.text)) return [term];
  const parts = term.text.split(/[/,;|]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.map((text) => ({ ...term, text }));
}

function readRuns(terms: readonly QueryTerm[], deps: UnderstandingDeps): QueryUnit[] {
  const units: QueryUnit[] = [];
  let at = 0;
  while (at < terms.length) {
    const span = namedSpan(terms, at, deps);
    const term = terms[at];
    if (span !== null) units.push(...span.units);
    else if (term !== undefined) units.push(textUnit(term));
    at += span?.length ?? 1;
  }
  return units;
}

interface Span {
  readonly units: readonly QueryUnit[];
  readonly length: number;
}

/** The longest name that begins at this term. */
function namedSpan(terms: readonly QueryTerm[], at: number, deps: UnderstandingDeps): Span | null {
  const bare = bareWordsFrom(terms, at);
  for (let length = bare.length; length > 0; length -= 1) {
    const words = bare.slice(0, length);
    if (length === 1 && isFiller(words[0] ?? '')) continue;
    const unit = nameUnits(words, terms[at - 1]?.text, deps);
    if (unit !== null) return { units: unit, length };
  }
  return misspelt(terms[at], deps);
}

function bareWordsFrom(terms: readonly QueryTerm[], at: number): string[] {
  const next = terms.slice(at, at + LONGEST_SPAN);
  const end = next.findIndex((term) => term.phrase || term.negated);
  return (end === -1 ? next : next.slice(0, end)).map((term) => term.text);
}

function nameUnits(
  words: readonly string[],
  before: string | undefined,
  { occupations, places, words: known }: UnderstandingDeps,
): QueryUnit[] | null {
  const text = words.join(' ');
  if (words.length > 1 && known.isEmployer(text)) {
    return words.map((word) => textUnit({ text: word, phrase: false, negated: false }));
  }
  const concepts = choose(occupations.lookup(text));
  if (concepts.length > 0)
    return [{ kind: 'occupation', text, words, concepts, linked: [], isWidened: false }];
  const place = places.find(text);
  if (place === null || (place.isWord && !isBeforePlaces(before))) return null;
  return known.isEmployer(text) && !isBeforePlaces(before) ? null : [{ kind: 'place', text, place }];
}

/** A word that nobody writes so, a slip or two from an occupation's name. */
function misspelt(term: QueryTerm | undefined, { occupations, words }: UnderstandingDeps): Span | null {
  if (term === undefined || term.phrase || term.negated || isFiller(term.text)) return null;
  const folded = foldSpelling(term.text);
  const slips = slipsAllowed(folded.length);
  if (slips === 0 || words.isWord(term.text)) return null;
  const near = occupations
    .link(term.text, { language: null, limit: MOST_CONCEPTS * 2 })
    .flatMap((candidate) => {
      const distance = editDistance(folded, foldSpelling(candidate.via.label), slips);
      return distance > slips ? [] : [{ candidate, distance }];
    });
  const least = Math.min(...near.map(({ distance }) => distance));
  const concepts = choose(near.flatMap(({ candidate, distance }) => (distance === least ? candidate : [])));
  if (concepts.length === 0) return null;
  const { text } = term;
  return {
    units: [{ kind: 'occupation', text, words: [text], concepts, linked: [], isWidened: false }],
    length: 1,
  };
}

/** What is most likely meant; few. */
export function choose(candidates: readonly SearchCandidate[]): SearchConcept[] {
  const best = candidates[0]?.confidence ?? 0;
  const near = candidates.filter(({ confidence }) => confidence >= best * LEAST_SHARE);
  // Where one occupation is meant, all the others of its group are not.
  const exact = near.filter(({ concept }) => concept.kind === 'occupation');
  const likely = exact.length > 0 ? exact : near;
  const byUri = new Map(likely.map(({ concept }) => [concept.uri, concept]));
  return [...byUri.values()].slice(0, MOST_CONCEPTS);
}

function switchOff(units: readonly QueryUnit[], options: UnderstandingOptions): Reading {
  const off = new Set(options.without);
  const isOff = (concept: string): boolean => !options.translate || off.has(concept);
  const understood = new Map<string, Understood>();
  const left = units.flatMap((unit): QueryUnit[] => {
    if (unit.kind === 'text') return [unit];
    for (const one of describe(unit, isOff)) {
      if (!understood.has(one.concept)) understood.set(one.concept, one);
    }
    if (unit.kind === 'place') return isOff(unit.place.id) ? asWords(unit.text.split(' ')) : [unit];
    const concepts = unit.concepts.filter((concept) => !isOff(concept.uri));
    const linked = unit.linked.filter(({ concept }) => !isOff(concept.uri));
    return concepts.length === 0 ? asWords(unit.words) : [{ ...unit, concepts, linked }];
  });
  return { units: left, understood: [...understood.values()] };
}

function describe(
  unit: Exclude<QueryUnit, { kind: 'text' }>,
  isOff: (concept: string) => boolean,
): Understood[] {
  const { kind, text } = unit;
  if (kind === 'place') {
    const { id, labels } = unit.place;
    return [{ text, kind, concept: id, isco: null, labels, switchedOff: isOff(id) }];
  }
  return unit.concepts.map(({ uri, isco, labels }) => ({
    text,
    kind,
    concept: uri,
    isco,
    labels,
    switchedOff: isOff(uri),
  }));
}

function asWords(words: readonly string[]): QueryUnit[] {
  return words.map((text) => textUnit({ text, phrase: false, negated: false }));
}

function textUnit(term: QueryTerm): QueryUnit {
  return { kind: 'text', term, filler: !term.phrase && isFiller(term.text) };
}
