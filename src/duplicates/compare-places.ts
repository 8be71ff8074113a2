import type { PlaceKey } from './place-key.ts';

export type PlaceLikeness =
  | { readonly relation: 'same'; readonly by: 'postcode' | 'municipality'; readonly code: string }
  /** Neither says more than the country. */
  | { readonly relation: 'same'; readonly by: 'country'; readonly code: string }
  /** Another house or postcode of what may be one municipality. */
  | { readonly relation: 'nearby' }
  /** Another municipality or country. */
  | { readonly relation: 'elsewhere' }
  /** Nothing that both say. */
  | { readonly relation: 'unknown' };

/** How many letters of a street's name must agree: sources shorten what follows ("Allé", "Alle", "All."). */
const STREET_LETTERS = 4;

/** Compares two workplaces; the order does not matter. */
export function comparePlaces(a: PlaceKey, b: PlaceKey): PlaceLikeness {
  if (a.country !== b.country) return { relation: 'elsewhere' };
  if (a.municipality !== null && b.municipality !== null && a.municipality !== b.municipality) {
    return { relation: 'elsewhere' };
  }
  if (differ(a.postcode, b.postcode) || isOtherHouse(a.street, b.street)) return { relation: 'nearby' };
  if (a.postcode !== null && a.postcode === b.postcode) {
    return { relation: 'same', by: 'postcode', code: a.postcode };
  }
  if (a.municipality !== null && a.municipality === b.municipality) {
    return { relation: 'same', by: 'municipality', code: a.municipality };
  }
  const isSilent = isUnplaced(a) && isUnplaced(b);
  return isSilent ? { relation: 'same', by: 'country', code: a.country } : { relation: 'unknown' };
}

function isUnplaced({ municipality, postcode }: PlaceKey): boolean {
  return municipality === null && postcode === null;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function isOtherHouse(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  return a.slice(0, STREET_LETTERS) !== b.slice(0, STREET_LETTERS) || houseNumber(a) !== houseNumber(b);
}

function houseNumber(street: string): string {
  return street.slice(street.lastIndexOf(' ') + 1);
}
