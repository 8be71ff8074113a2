import type { Country } from '../domain/codes.ts';
import type { Workplace } from '../domain/vacancy.ts';
import { foldWords } from './fold-letters.ts';

/** Where a job is, as far as two postings can be compared by it. */
export interface PlaceKey {
  readonly country: Country;
  /** Four-digit code. */
  readonly municipality: string | null;
  /** Digits only. */
  readonly postcode: string | null;
  /** The street with its number, folded: "per henrik lings alle 4". */
  readonly street: string | null;
}

const STREET_WITH_NUMBER = /^(\D*?\D) ?(\d+[a-z]?)(?: |$)/;

export function placeKey({ country, municipality, postcode, street }: Workplace): PlaceKey {
  const digits = postcode?.replace(/\D/g, '') ?? '';
  return {
    country,
    municipality: municipality?.code ?? null,
    postcode: digits === '' ? null : digits,
    street: streetKey(street),
  };
}

/** Null where no house is named: without its number a street tells nothing apart. */
function streetKey(street: string | null): string | null {
  const found = STREET_WITH_NUMBER.exec(foldWords(street ?? '').join(' '));
  return found === null ? null : `${found[1]?.trim()} ${found[2]}`;
}

/** The keys of a place for an index: postings of one place have at least one in common. */
export function placeIds({ country, municipality, postcode }: PlaceKey): string[] {
  const ids: string[] = [];
  if (municipality !== null) ids.push(`${country}${municipality}`);
  if (postcode !== null) ids.push(`${country}-${postcode}`);
  return ids.length > 0 ? ids : [country];
}
