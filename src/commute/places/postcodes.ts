import type { Country } from '../../domain/codes.ts';
import { foldQuery } from './fold-query.ts';
import type { PlaceFacts } from './gazetteer.ts';
import type { KnownPlace } from './known-place.ts';

type DanishRange = ReturnType<PlaceFacts['danishPostcodes']>[number];
type SwedishPrefix = ReturnType<PlaceFacts['swedishPostcodes']>[number];

const WEIGHT = 0.5;

/**
 * Postcodes of both countries, whole or begun. A postcode stands where its town is, or else where its municipality is
 * reached: some kilometres' worth of truth, and shown as no more.
 */
export class Postcodes {
  readonly #facts: PlaceFacts;
  readonly #towns: ReadonlyMap<string, KnownPlace>;
  readonly #municipalities: ReadonlyMap<string, KnownPlace>;

  /** @param places the towns and municipalities that have a place. */
  constructor(facts: PlaceFacts, places: readonly KnownPlace[]) {
    this.#facts = facts;
    this.#towns = new Map(
      places
        .filter(({ type }) => type === 'town')
        .map((town) => [`${town.country} ${foldQuery(town.name)}`, town]),
    );
    this.#municipalities = new Map(
      places.filter(({ type }) => type === 'municipality').map((each) => [each.id.slice(-4), each]),
    );
  }

  /** Those that begin with these digits; of a range each only when it is written out. */
  beginning(digits: string): KnownPlace[] {
    if (digits.length < 2) return [];
    const danish = this.#facts.danishPostcodes().flatMap((range) => this.#danish(range, digits));
    const swedish = this.#facts.swedishPostcodes().flatMap((area) => this.#swedish(area, digits));
    return [...danish, ...swedish];
  }

  byCode(country: Country, code: string): KnownPlace | null {
    const id = `postcode:${country}:${code}`;
    return this.beginning(code).find((place) => place.id === id) ?? null;
  }

  #danish({ from, to, town, municipalities, main }: DanishRange, digits: string): KnownPlace[] {
    if (digits.length > 4) return [];
    const least = Number(digits.padEnd(4, '0'));
    const most = Number(digits.padEnd(4, '9'));
    if (to < least || from > most) return [];
    const code = String(Math.max(from, least)).padStart(4, '0');
    const at =
      this.#towns.get(`DK ${foldQuery(town)}`) ?? this.#municipalities.get(main ?? municipalities[0] ?? '');
    return at === undefined ? [] : [postcodePlace('DK', code, town, at)];
  }

  #swedish({ prefix, towns, municipalities }: SwedishPrefix, digits: string): KnownPlace[] {
    const isInside = digits.startsWith(prefix) && digits.length === 5;
    if (!isInside && (digits.length > 3 || !prefix.startsWith(digits))) return [];
    const [town = ''] = towns.split(', ');
    const only = municipalities.length === 1 ? municipalities[0] : undefined;
    const at = this.#towns.get(`SE ${foldQuery(town)}`) ?? this.#municipalities.get(only ?? '');
    return at === undefined ? [] : [postcodePlace('SE', isInside ? digits : prefix, towns || at.name, at)];
  }
}

function postcodePlace(country: Country, code: string, town: string, at: KnownPlace): KnownPlace {
  const shown = country === 'SE' && code.length === 5 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
  return {
    id: `postcode:${country}:${code}`,
    type: 'postcode',
    name: `${shown} ${town}`,
    otherNames: [code],
    country,
    lat: at.lat,
    lon: at.lon,
    within: at.type === 'town' ? at.within : at.name,
    weight: WEIGHT,
  };
}
