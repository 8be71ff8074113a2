import type { Country } from '../../domain/codes.ts';
import type { FoundAddress } from './address-lookup.ts';
import type { KnownPlace } from './known-place.ts';

const ADDRESS_ID = /^address:(DK|SE):(\d{1,2}\.\d{5}),(\d{1,2}\.\d{5}):(.{1,200})$/u;
const DIGITS = 5;

/** An address carries its own facts in its id: it is found again without asking anyone, and nothing is kept. */
export function placeOfAddress({ name, detail, country, lat, lon }: FoundAddress): KnownPlace {
  const at = `${lat.toFixed(DIGITS)},${lon.toFixed(DIGITS)}`;
  const shown = (detail === null ? name : `${name}, ${detail}`).slice(0, 200);
  return {
    id: `address:${country}:${at}:${shown}`,
    type: 'address',
    name,
    otherNames: [],
    country,
    lat,
    lon,
    within: detail,
    weight: 0,
  };
}

/** The place of such an id; null for another. */
export function addressPlace(id: string): KnownPlace | null {
  const [, country, lat, lon, name] = ADDRESS_ID.exec(id) ?? [];
  if (country === undefined || name === undefined) return null;
  const found = { name, detail: null, country: country as Country, lat: Number(lat), lon: Number(lon) };
  return placeOfAddress(found);
}
