import type { Language } from '../domain/codes.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { OccupationLookup } from './occupation-lookup.ts';
import type { PlaceLookup, SearchPlace } from './place-lookup.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface SuggestDeps {
  readonly occupations: OccupationLookup;
  readonly places: PlaceLookup;
  readonly vocabulary: Vocabulary;
}

export interface SuggestOptions {
  /** What the reader reads. */
  readonly language: Language;
  readonly limit: number;
}

/** What an occupation's name in another language is worth beside one in the reader's. */
const LOOKED_AT = 4;

/**
 * What may be meant by the beginning of what somebody types: occupations (of which the reader's language knows the name,
 * then the others), employers and places, with how many open vacancies there are of each as of the last harvest; those
 * without any last. Where nothing begins so, its last word may be the beginning of a place: "kok malm".
 */
export function suggest(typed: string, deps: SuggestDeps, options: SuggestOptions): Suggestion[] {
  const text = typed.trim().replace(/\s+/gu, ' ');
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const whole = suggestWhole(text, deps, options);
  if (whole.length > 0) return whole;
  const [, before, last] = /^(.*\S) (\S{2,})$/u.exec(text) ?? [];
  if (before === undefined || last === undefined) return [];
  return placesOf(last, deps, options).map((place) => ({ ...place, q: `${before} ${place.q}` }));
}

function suggestWhole(text: string, deps: SuggestDeps, options: SuggestOptions): Suggestion[] {
  const { limit } = options;
  const kinds = [
    occupationsOf(text, deps, options),
    employersOf(text, deps, options),
    placesOf(text, deps, options),
  ];
  // Each kind gets its share; what one does not need the others may have.
  const share = Math.ceil(limit / kinds.length);
  const firsts = kinds.map((items) => items.slice(0, share));
  const spare = limit - firsts.reduce((sum, items) => sum + items.length, 0);
  const rest = kinds.flatMap((items) => items.slice(share)).sort((a, b) => b.count - a.count);
  const more = new Set(rest.slice(0, Math.max(0, spare)));
  return kinds
    .flatMap((items, kind) => items.filter((item) => firsts[kind]?.includes(item) || more.has(item)))
    .slice(0, limit);
}

function occupationsOf(
  text: string,
  { occupations, vocabulary }: SuggestDeps,
  options: SuggestOptions,
): Suggestion[] {
  const { language, limit } = options;
  const found = new Map<string, Suggestion>();
  const others = (['da', 'sv', 'en'] as const).filter((other) => other !== language);
  for (const each of [language, ...others]) {
    for (const { label, concept } of occupations.labelsStartingWith(text, {
      language: each,
      limit: limit * LOOKED_AT,
    })) {
      if (found.has(concept.uri)) continue;
      const count = vocabulary.ofConcept(concept);
      const name = concept.labels[language] ?? label;
      found.set(concept.uri, {
        kind: 'occupation',
        label: each === language ? label : name,
        q: label,
        concept: concept.uri,
        count,
      });
    }
  }
  return byCount([...found.values()]).slice(0, limit);
}

function employersOf(text: string, { vocabulary }: SuggestDeps, { limit }: SuggestOptions): Suggestion[] {
  return vocabulary.employers
    .startingWith(text, limit)
    .map(({ value, count }) => ({ kind: 'employer', label: value, q: value, concept: null, count }));
}

function placesOf(
  text: string,
  { places, vocabulary }: SuggestDeps,
  { language, limit }: SuggestOptions,
): Suggestion[] {
  const found = places.startingWith(text, limit * LOOKED_AT).map((place): Suggestion => {
    const label = place.labels[language] ?? place.id;
    return { kind: 'place', label, q: label, concept: place.id, count: countOf(place, vocabulary) };
  });
  return byCount(found).slice(0, limit);
}

function countOf({ isPart, municipalities, labels }: SearchPlace, vocabulary: Vocabulary): number {
  return isPart ? vocabulary.inCity(labels.da ?? '') : vocabulary.inMunicipalities(municipalities);
}

/** Stable: of equal counts the earlier stays first. */
function byCount(items: readonly Suggestion[]): Suggestion[] {
  return items.toSorted((a, b) => b.count - a.count);
}
