import { textOrNull } from '../raw-text.ts';
import { statedPoint } from './address-point.ts';
import type { JobtechAddress, JobtechPlaces } from './wire.ts';

export const SKANE_CONCEPT = 'CaRE_1nn_cSU';
const SKANE_CODE = '12';
export const DENMARK_CONCEPT = 'Co3h_1xq_Cwb';
const DENMARK_LEGACY_CODE = '44';
const SWEDEN_CONCEPT = 'i46j_HmG_v64';
const SWEDEN_LEGACY_CODE = '199';

/**
 * Where an address lies, by its own codes: `denmark` is all of Denmark, as ads abroad carry hardly more than a
 * country; `unsaid` leaves it to the text of the address.
 */
export type Side = 'skane' | 'denmark' | 'elsewhere' | 'unsaid';

export interface Workplace {
  readonly address: JobtechAddress | null;
  readonly side: Exclude<Side, 'elsewhere'>;
}

/** At least one; the first is the likeliest to be ours. */
export type Workplaces = readonly [Workplace, ...Workplace[]];

/**
 * The workplaces of an ad that may be ours: the first of its addresses in Skåne, which is ours for certain, else all
 * that are not elsewhere, each once: Denmark's are most often outside our region, which their codes do not tell.
 * @returns null where its addresses all lie elsewhere.
 */
export function chooseWorkplaces(places: JobtechPlaces): Workplaces | null {
  const addresses = [places.workplace_address, ...(places.workplace_addresses ?? [])].filter(
    (address) => address !== null && address !== undefined,
  );
  const candidates: Workplace[] = [];
  for (const address of addresses) {
    const side = sideOf(address);
    if (side === 'skane') return [{ address, side }];
    if (side !== 'elsewhere') candidates.push({ address, side });
  }
  const [first, ...others] = withoutRepeats(candidates.filter(({ address }) => saysAnything(address)));
  if (first !== undefined) return [first, ...others];
  // An address that says nothing is no further workplace beside those that are elsewhere.
  if (candidates.length < addresses.length) return null;
  return [candidates[0] ?? { address: null, side: 'unsaid' }];
}

/** The first of the list of addresses is most often the address itself. */
function withoutRepeats(workplaces: readonly Workplace[]): readonly Workplace[] {
  return [...new Map(workplaces.map((each) => [JSON.stringify(each.address), each])).values()];
}

function saysAnything(address: JobtechAddress | null): boolean {
  if (address === null) return false;
  const { coordinates, ...said } = address;
  return statedPoint(address) !== null || Object.values(said).some((value) => textOrNull(value) !== null);
}

export function sideOf(address: JobtechAddress): Side {
  if (isSkane(address)) return 'skane';
  const country = countryOf(address);
  if (country === 'DK') return 'denmark';
  if (country === 'other') return 'elsewhere';
  if (hasRegion(address)) return 'elsewhere';
  return country === 'SE' && saysNoPlace(address) ? 'elsewhere' : 'unsaid';
}

/**
 * "Somewhere in Sweden" names no workplace in our region; a town or postcode alone may. The codes must stand there
 * as null: keys that are missing tell of a changed shape, not of a place.
 */
function saysNoPlace(address: JobtechAddress): boolean {
  const { municipality, municipality_code, region_code, city, postcode } = address;
  const codesAreNull = municipality_code === null && region_code === null;
  return codesAreNull && [municipality, city, postcode].every((said) => textOrNull(said) === null);
}

/** ISO code of the two countries of the Sound; null where the address does not say. */
export function countryOf(address: JobtechAddress): 'SE' | 'DK' | 'other' | null {
  const { country_concept_id: concept, country_code: code } = address;
  const name = textOrNull(address.country)?.toLowerCase() ?? null;
  if (concept === DENMARK_CONCEPT || code === DENMARK_LEGACY_CODE || name === 'danmark') return 'DK';
  if (concept === SWEDEN_CONCEPT || code === SWEDEN_LEGACY_CODE || name === 'sverige') return 'SE';
  return textOrNull(concept) === null && textOrNull(code) === null && name === null ? null : 'other';
}

/** The official Swedish municipality code, whose first two digits are the county's. */
export function municipalityCodeOf(address: JobtechAddress): string | null {
  const code = textOrNull(address.municipality_code);
  return code !== null && /^\d{3,4}$/.test(code) ? code.padStart(4, '0') : null;
}

function isSkane(address: JobtechAddress): boolean {
  return (
    address.region_concept_id === SKANE_CONCEPT ||
    textOrNull(address.region_code) === SKANE_CODE ||
    (municipalityCodeOf(address)?.startsWith(SKANE_CODE) ?? false)
  );
}

function hasRegion(address: JobtechAddress): boolean {
  const { region_concept_id, region_code } = address;
  return [region_concept_id, region_code, municipalityCodeOf(address)].some(
    (said) => textOrNull(said) !== null,
  );
}
