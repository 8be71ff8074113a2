/** What a name in running text stands for. */
export type NamedPlace =
  | { readonly kind: 'municipality'; readonly code: string }
  /** A part of our region larger than a municipality: "Sjælland", "Skåne". */
  | { readonly kind: 'region' }
  | { readonly kind: 'outside' };

export type NameFinder = (text: string) => NamedPlace[];

/** Spelt in one country, read in the other: Köpenhamn and Kobenhavn are names of their own, Helsingör a respelling. */
const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ø/g, 'ö'],
  [/ö/g, 'ø'],
  [/æ/g, 'ä'],
  [/ä/g, 'æ'],
];

/**
 * Finds place names in running text: whole words, written with a capital or in capitals, with or without the
 * genitive's s; of overlapping names the longer ("Greater Copenhagen" before "Copenhagen"). "New Zealand" is not
 * Zealand.
 */
export function createNameFinder(names: ReadonlyMap<string, NamedPlace>): NameFinder {
  const places = new Map<string, NamedPlace>();
  for (const [name, place] of names) {
    for (const spelling of spellings(name)) if (!places.has(spelling)) places.set(spelling, place);
  }
  if (places.size === 0) return () => [];
  const alternatives = [...places.keys()].sort((a, b) => b.length - a.length).map(escapeRegExp);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\d]|New )(${alternatives.join('|')})[sS]?(?![\p{L}\d])`,
    'gu',
  );
  return (text) => Array.from(text.matchAll(pattern), ([, name = '']) => places.get(name)).filter(isPresent);
}

function spellings(name: string): Set<string> {
  const forms = new Set([name, name.replaceAll('-', ' ')]);
  for (const [letter, replacement] of RESPELLINGS) {
    for (const form of [...forms]) forms.add(form.replace(letter, replacement));
  }
  for (const form of [...forms]) forms.add(form.toUpperCase());
  return forms;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function isPresent(place: NamedPlace | undefined): place is NamedPlace {
  return place !== undefined;
}
