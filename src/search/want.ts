import type { ResolvedTerm } from '../store/resolve-terms.ts';
import type { Likelihood, Wanted, WantedOccupation, WantedPlace, WantedText } from '../store/wanted.ts';
import type { SearchCandidate } from './occupation-lookup.ts';
import type { SearchPlace } from './place-lookup.ts';
import type { QueryUnit } from './understand-query.ts';

type TextUnit = Extract<QueryUnit, { kind: 'text' }>;
type OccupationUnit = Extract<QueryUnit, { kind: 'occupation' }>;

/** The words and phrases whose stems have to be looked up for these units. */
export function termsOf(units: readonly QueryUnit[]): string[] {
  const terms = units.flatMap((unit) => {
    if (unit.kind === 'text') return [unit.term.text];
    return unit.kind === 'occupation' ? unit.words : namesOf(unit.place);
  });
  return [...new Set(terms)];
}

/** Stems by term; null for what holds no word. */
export type Stems = ReadonlyMap<string, ResolvedTerm | null>;

export interface WantedQuery {
  readonly wanted: Wanted;
  /** What is ranked by, as it was typed, in the order of the points. */
  readonly rankedTexts: readonly string[];
  /** The words beside occupations and places. */
  readonly besides: readonly string[];
  /** The stems of the words looked for, for snippets. */
  readonly stems: readonly string[];
}

/**
 * Puts the units together for the database. A single small word ("i", "og", "the") counts only where nothing else is
 * asked for, since it is a small word in one language and may be none in another; a word like "job" only where neither
 * an occupation nor a place is.
 * @param relaxed whether words beside an occupation need not be there.
 */
export function want(units: readonly QueryUnit[], stems: Stems, relaxed: boolean): WantedQuery {
  const occupations = units.filter((unit) => unit.kind === 'occupation');
  const places = units.filter((unit) => unit.kind === 'place');
  const isNamed = occupations.length + places.length > 0;
  const positive = units
    .filter((unit) => unit.kind === 'text')
    .filter(({ term }) => !term.negated && isSaid(term.text, stems));
  const weighty = positive.filter((unit) => !isLight(unit, stems, isNamed));
  const texts = weighty.length > 0 || isNamed ? weighty : positive;
  const isOptional = relaxed && occupations.length > 0;
  const textsWanted = texts.flatMap(({ term }) => stems.get(term.text) ?? []);
  const wanted: Wanted = {
    texts: isOptional ? [] : textsWanted,
    optionalTexts: isOptional ? textsWanted : [],
    unwanted: unwantedOf(units, stems),
    occupations: occupations.map((unit) => wantOccupation(unit, stems)),
    places: places.map(({ place }) => wantPlace(place, stems)),
  };
  return {
    wanted,
    besides: texts.map(({ term }) => term.text),
    rankedTexts: [...texts.map(({ term }) => term.text), ...occupations.map(({ text }) => text)],
    stems: stemsOf(
      [...texts.map(({ term }) => term.text), ...occupations.flatMap(({ words }) => words)],
      stems,
    ),
  };
}

function isSaid(term: string, stems: Stems): boolean {
  return (stems.get(term) ?? null) !== null;
}

function isLight({ term, filler }: TextUnit, stems: Stems, isNamed: boolean): boolean {
  return !term.phrase && (stems.get(term.text)?.stopWord === true || (filler && isNamed));
}

function unwantedOf(units: readonly QueryUnit[], stems: Stems): string[] {
  return units.flatMap((unit) => {
    if (unit.kind !== 'text' || !unit.term.negated) return [];
    const found = stems.get(unit.term.text) ?? null;
    return found === null || (found.stopWord && !unit.term.phrase) ? [] : [found.tsquery];
  });
}

function wantOccupation(unit: OccupationUnit, stems: Stems): WantedOccupation {
  const { words, concepts, linked, isWidened } = unit;
  const all = linked.length > 0 ? linked.map(({ concept }) => concept) : concepts;
  const groups = all.filter(({ kind }) => kind === 'group').map(({ isco }) => isco);
  const unitGroups = concepts.map(({ isco }) => isco).filter((isco) => isco.length === 4);
  return {
    words: allOf(words, stems),
    concepts: all.map(({ number }) => number),
    groups: [...new Set([...groups, ...(isWidened ? unitGroups : [])])],
    unitGroups: [...new Set(unitGroups)],
    likelihoods: likelihoodsOf(linked),
  };
}

/** By how much each is taken to be likelier than the next, at least: a point of ranking. */
const STEP = 1 / 500;

/** Never less for the likelier: a confidence is of the ISCO group, and may be higher for the second of a line. */
function likelihoodsOf(linked: readonly SearchCandidate[]): Likelihood[] {
  let least = 0;
  return linked
    .toReversed()
    .map(({ concept, confidence }) => {
      const group = concept.kind === 'group' ? concept.isco : null;
      const likelihood = {
        concept: concept.number,
        group,
        confidence: Math.min(1, Math.max(confidence, least)),
      };
      least = likelihood.confidence + STEP;
      return likelihood;
    })
    .toReversed();
}

/** All words must be there; small ones only where there are no others. */
function allOf(words: readonly string[], stems: Stems): WantedText | null {
  const found = words.flatMap((word) => stems.get(word) ?? []);
  const weighty = found.filter(({ stopWord }) => !stopWord);
  const needed = weighty.length > 0 ? weighty : found;
  if (needed.length === 0) return null;
  return {
    tsquery: needed.map(({ tsquery }) => `(${tsquery})`).join(' & '),
    titleTsquery: needed.map(({ titleTsquery }) => `(${titleTsquery})`).join(' & '),
  };
}

function wantPlace(place: SearchPlace, stems: Stems): WantedPlace {
  const { municipalities, isPart } = place;
  const names = isPart ? namesOf(place).flatMap((name) => stems.get(name) ?? []) : [];
  const tsquery = names.length === 0 ? null : names.map((name) => `(${name.tsquery})`).join(' | ');
  return { municipalities, tsquery };
}

function namesOf({ isPart, labels }: SearchPlace): string[] {
  if (!isPart) return [];
  return [...new Set([labels.da, labels.sv, labels.en].filter((label) => label !== null))];
}

function stemsOf(terms: readonly string[], stems: Stems): string[] {
  return [...new Set(terms.flatMap((term) => stems.get(term)?.stems ?? []))];
}
