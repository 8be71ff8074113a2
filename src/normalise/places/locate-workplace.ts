import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { PlaceDraft, StatedPlace } from '../../domain/posting-draft.ts';
import type { Workplace } from '../../domain/vacancy.ts';
import { issue } from '../fields/field-issue.ts';
import { maskPeople } from '../people.ts';
import { cleanLine } from '../text/clean-line.ts';
import { foldName } from './fold-name.ts';
import type { Municipality, PlaceIndex } from './place-index.ts';
import { distanceKm, liesInRegion, type Point } from './region-area.ts';
import { type AdWords, postcodeDigits, type Resolution, resolvePlace } from './resolve-place.ts';

export type Located =
  | { readonly kind: 'inside'; readonly workplace: Workplace; readonly issues: readonly FieldIssue[] }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown'; readonly issues: readonly FieldIssue[] };

/** No two points of a municipality of the region, Bornholm and Lolland included, are further from its main town. */
const MAX_FROM_CENTRE_KM = 60;

const MAX_ADDRESS_LENGTH = 200;

/**
 * The first of the ad's workplaces that lies in our region; `outside` only where each of them is proven to lie
 * outside it.
 */
export function locateWorkplace(draft: PlaceDraft, words: AdWords, places: PlaceIndex): Located {
  const { otherPlaces = [], ...place } = draft;
  const issues: FieldIssue[] = [];
  let kind: 'outside' | 'unknown' = 'outside';
  for (const stated of [place, ...otherPlaces]) {
    const located = locatePlace(stated, words, places);
    if (located.kind === 'inside') return located;
    if (located.kind === 'outside') continue;
    kind = 'unknown';
    issues.push(...located.issues);
  }
  return kind === 'outside' ? { kind } : { kind, issues };
}

/**
 * The workplace in the shared schema. Its precision says what its fields can bear:
 * - `address`: a street (not a post box) and the source's own coordinates, which are given;
 * - `postcode`: a postcode, with or without a street, but no usable coordinates;
 * - `municipality`: no more than that; `unknown`: only that it is in the region.
 *
 * Coordinates without a street are dropped: the sources fill them with the municipality's centroid, and nothing in
 * them tells such a point from a real one.
 */
function locatePlace(draft: StatedPlace, words: AdWords, places: PlaceIndex): Located {
  const { point, issues } = usablePoint(draft);
  const resolution = resolvePlace(draft, point, words, places);
  if (resolution.kind === 'outside') return { kind: 'outside' };
  if (resolution.kind === 'unknown') {
    const reason = 'workplace cannot be placed';
    return { kind: 'unknown', issues: [issue('place', reason, JSON.stringify(draft)), ...issues] };
  }
  const address = readAddress(draft, resolution, places);
  const position = positionOf(draft, point, resolution, address.street);
  const workplace: Workplace = {
    country: resolution.country,
    municipality: refOf(resolution.municipality),
    postcode: address.postcode,
    city: address.city,
    street: address.street,
    lat: position.point?.lat ?? null,
    lon: position.point?.lon ?? null,
    precision: precisionOf(resolution, address.postcode, position.point),
  };
  return { kind: 'inside', workplace, issues: [...issues, ...address.issues, ...position.issues] };
}

type Inside = Extract<Resolution, { kind: 'inside' }>;

function refOf(municipality: Municipality | null): Workplace['municipality'] {
  return municipality === null ? null : { code: municipality.code, name: municipality.name };
}

function precisionOf(
  resolution: Inside,
  postcode: string | null,
  point: Point | null,
): Workplace['precision'] {
  if (point !== null) return 'address';
  if (postcode !== null) return 'postcode';
  return resolution.municipality === null ? 'unknown' : 'municipality';
}

function usablePoint(draft: StatedPlace): { point: Point | null; issues: FieldIssue[] } {
  const { coordinates } = draft;
  if (coordinates === null) return { point: null, issues: [] };
  const { lat, lon } = coordinates;
  const isPlace = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !(lat === 0 && lon === 0);
  if (isPlace) return { point: { lat, lon }, issues: [] };
  return {
    point: null,
    issues: [issue('place.coordinates', 'not a point on Earth', JSON.stringify(coordinates))],
  };
}

/** The point if it is an address's: with a street, and where the municipality can be. */
function positionOf(
  draft: StatedPlace,
  point: Point | null,
  { country, municipality }: Inside,
  street: string | null,
): { point: Point | null; issues: FieldIssue[] } {
  if (point === null) return { point: null, issues: [] };
  const isNear =
    municipality === null
      ? liesInRegion(point, country)
      : distanceKm(municipality.centre, point) <= MAX_FROM_CENTRE_KM;
  if (!isNear) {
    const reason = `too far from ${municipality?.name ?? 'the region'}`;
    return { point: null, issues: [issue('place.coordinates', reason, JSON.stringify(draft.coordinates))] };
  }
  return { point: street === null || isPostBox(street) ? null : point, issues: [] };
}

function isPostBox(street: string): boolean {
  return /^(?:box|postboks|postbox|po box|p\.o\. box)\b/i.test(street);
}

interface Address {
  readonly postcode: string | null;
  readonly city: string | null;
  readonly street: string | null;
  readonly issues: readonly FieldIssue[];
}

function readAddress(draft: StatedPlace, resolution: Inside, places: PlaceIndex): Address {
  const city = line(draft.city);
  const street = line(draft.street);
  const isOnlyPlace = [city, resolution.municipality?.name ?? null].some(
    (name) => name !== null && street !== null && foldName(name) === foldName(street),
  );
  return {
    ...readPostcode(draft, resolution, places),
    city: city === null ? null : inReadingCase(city),
    street: isOnlyPlace ? null : street,
  };
}

function readPostcode(
  { postcode: raw }: StatedPlace,
  { country }: Inside,
  places: PlaceIndex,
): { postcode: string | null; issues: FieldIssue[] } {
  if (raw === null || raw.trim() === '') return { postcode: null, issues: [] };
  const digits = postcodeDigits(raw);
  const area = places.postcode(digits, country);
  const isForm = country === 'DK' ? area !== null : /^[1-9]\d{4}$/.test(digits);
  if (!isForm) return { postcode: null, issues: [issue('place.postcode', 'not a postcode', raw)] };
  if (area?.inside === false)
    return { postcode: null, issues: [issue('place.postcode', 'lies outside the region', raw)] };
  return { postcode: digits, issues: [] };
}

function line(raw: string | null): string | null {
  const clean = raw === null ? '' : maskPeople(cleanLine(raw)).slice(0, MAX_ADDRESS_LENGTH).trim();
  return clean === '' ? null : clean;
}

/** "HÄSSLEHOLM" as "Hässleholm"; whatever has a small letter is left as it was written. */
function inReadingCase(city: string): string {
  if (city !== city.toUpperCase() || city.length < 4) return city;
  return city.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
