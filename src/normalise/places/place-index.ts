import { COUNTRIES, type Country } from '../../domain/codes.ts';
import { foldName, municipalityKeys, townKeys } from './fold-name.ts';
import { createNameFinder, type NamedPlace, type NameFinder } from './name-finder.ts';

export interface Municipality {
  /** Four digits: 0101, 1280. */
  readonly code: string;
  readonly country: Country;
  /** In its own language, short: "København", "Malmö", "Høje-Taastrup". */
  readonly name: string;
  /** Names in other languages and everyday names. */
  readonly aliases: readonly string[];
  /** Danish region or Swedish län. */
  readonly region: string;
  /** The main town and about its middle, WGS84 degrees: where the municipality is reached, never an address. */
  readonly centre: { readonly town: string; readonly lat: number; readonly lon: number };
  /** Further codes that are counted to it. */
  readonly alsoCodes: readonly string[];
}

export interface Town {
  readonly name: string;
  readonly country: Country;
  /** Codes; several where the town's postal district lies in several and its own is not known. */
  readonly municipalities: readonly string[];
  readonly lat: number | null;
  readonly lon: number | null;
  /** Also the name of a place outside our region: alone it proves nothing. */
  readonly shared: boolean;
}

/** What a postcode says about where it is. */
export interface PostcodeArea {
  /** False where it lies wholly outside our region. */
  readonly inside: boolean;
  /** The municipalities of our region it touches, as far as they are known. */
  readonly municipalities: readonly string[];
  /** The one its post town lies in; null where that is not known. */
  readonly main: string | null;
}

export interface DanishPostcodes {
  readonly from: number;
  readonly to: number;
  readonly town: string;
  readonly municipalities: readonly string[];
  readonly main: string | null;
}

export interface SwedishPostcodes {
  readonly prefix: string;
  /** As far as they are certain, between commas; may be empty. */
  readonly towns: string;
  /** Codes, also of municipalities outside the region. */
  readonly municipalities: readonly string[];
}

export interface OutsidePlace {
  readonly country: Country;
  readonly code: string | null;
  readonly name: string;
  /** Unmistakable in running text: no word of the language, no common surname. */
  readonly named: boolean;
}

export interface PlaceSeeds {
  readonly municipalities: readonly Municipality[];
  readonly towns: readonly Town[];
  readonly postcodesDk: readonly DanishPostcodes[];
  readonly postcodesSe: readonly SwedishPostcodes[];
  readonly outside: readonly OutsidePlace[];
  readonly regionNames: readonly { readonly country: Country; readonly name: string }[];
}

const OUTSIDE: PostcodeArea = { inside: false, municipalities: [], main: null };
/** In the region by its number, but newer than the facts we have. */
const SOMEWHERE_INSIDE: PostcodeArea = { inside: true, municipalities: [], main: null };

/** Our region by code, name and postcode. Built once from the seeds; answers without I/O. */
export class PlaceIndex {
  private readonly byCode: ReadonlyMap<string, Municipality>;
  private readonly byKey: ReadonlyMap<string, Municipality>;
  private readonly townsByKey: ReadonlyMap<string, Town>;
  private readonly outsideKeys: ReadonlySet<string>;
  private readonly outsideCodes: ReadonlySet<string>;
  private readonly finders: Readonly<
    Record<Country, { readonly title: NameFinder; readonly text: NameFinder }>
  >;
  private readonly seeds: PlaceSeeds;

  constructor(seeds: PlaceSeeds) {
    this.seeds = seeds;
    this.byCode = new Map(
      seeds.municipalities.flatMap((each) =>
        [each.code, ...each.alsoCodes].map((code) => [code, each] as const),
      ),
    );
    this.byKey = indexMunicipalities(seeds.municipalities);
    this.townsByKey = new Map(seeds.towns.map((town) => [keyOf(town.country, foldName(town.name)), town]));
    this.outsideKeys = new Set(seeds.outside.map((place) => keyOf(place.country, foldName(place.name))));
    this.outsideCodes = new Set(
      seeds.outside.flatMap((place) => (place.code === null ? [] : [keyOf(place.country, place.code)])),
    );
    this.finders = { DK: findersOf(seeds, 'DK'), SE: findersOf(seeds, 'SE') };
  }

  /** The 46 Danish and 33 Swedish municipalities, by code. */
  municipalities(): readonly Municipality[] {
    return this.seeds.municipalities;
  }

  towns(): readonly Town[] {
    return this.seeds.towns;
  }

  danishPostcodes(): readonly DanishPostcodes[] {
    return this.seeds.postcodesDk;
  }

  swedishPostcodes(): readonly SwedishPostcodes[] {
    return this.seeds.postcodesSe;
  }

  /** By four-digit code; Christiansø (0411), which is no municipality, is counted to Bornholm. */
  municipality(code: string): Municipality | null {
    return this.byCode.get(code) ?? null;
  }

  /** By name in any language or spelling, with or without "Kommune", "kommun", "stad". */
  findMunicipality(name: string, country?: Country): Municipality | null {
    return this.firstOf(municipalityKeys(name), country, this.byKey);
  }

  /** A municipality's name or code that is known and not ours. */
  isMunicipalityOutside(nameOrCode: string, country: Country): boolean {
    if (/^\d{4}$/.test(nameOrCode)) return this.outsideCodes.has(keyOf(country, nameOrCode));
    return municipalityKeys(nameOrCode).some((key) => this.outsideKeys.has(keyOf(country, key)));
  }

  /** A town as written in an address: "København NV", "2100 København Ø"; never one known to lie outside by that name. */
  findTown(city: string, country?: Country): Town | null {
    const keys = townKeys(city);
    const isElsewhere = (key: string): boolean =>
      country !== undefined && this.outsideKeys.has(keyOf(country, key));
    const end = keys.findIndex((key) => isElsewhere(key));
    return this.firstOf(end === -1 ? keys : keys.slice(0, end), country, this.townsByKey);
  }

  isTownOutside(city: string, country: Country): boolean {
    return townKeys(city).some((key) => this.outsideKeys.has(keyOf(country, key)));
  }

  /**
   * `postcode` in digits only. Null where it proves nothing: not a postcode of that country, or a district of Skåne
   * that we have no facts of.
   */
  postcode(postcode: string, country: Country): PostcodeArea | null {
    return country === 'DK' ? this.danishPostcode(postcode) : this.swedishPostcode(postcode);
  }

  /** Names of places of `country` in an ad's title (towns too) or text (municipalities and their main towns). */
  namesIn(text: string, country: Country, where: 'title' | 'text'): NamedPlace[] {
    return this.finders[country][where](text);
  }

  /** All Danish postcodes below 5000, and no others, lie in our region. */
  private danishPostcode(postcode: string): PostcodeArea | null {
    const number = /^\d{4}$/.test(postcode) ? Number(postcode) : Number.NaN;
    if (number >= 5000) return OUTSIDE;
    const range = this.seeds.postcodesDk.find(({ from, to }) => from <= number && number <= to);
    if (range !== undefined) return { inside: true, municipalities: range.municipalities, main: range.main };
    return number >= 1000 ? SOMEWHERE_INSIDE : null;
  }

  /** Skåne has 20–29, which it shares with a few neighbours; the prefixes in the seeds are the facts we have. */
  private swedishPostcode(postcode: string): PostcodeArea | null {
    if (!/^[1-9]\d{4}$/.test(postcode)) return null;
    if (!postcode.startsWith('2')) return OUTSIDE;
    const area = this.seeds.postcodesSe.find(({ prefix }) => postcode.startsWith(prefix));
    if (area === undefined) return null;
    const ours = area.municipalities.filter((code) => this.byCode.has(code));
    if (ours.length > 0 && ours.length < area.municipalities.length) return null;
    return {
      inside: ours.length > 0,
      municipalities: ours,
      main: ours.length === 1 ? (ours[0] ?? null) : null,
    };
  }

  /** The first key found, in the country or, without one, in the only country that has it. */
  private firstOf<Place>(
    keys: readonly string[],
    country: Country | undefined,
    map: ReadonlyMap<string, Place>,
  ): Place | null {
    for (const key of keys) {
      const countries = country === undefined ? COUNTRIES : [country];
      const found = countries.flatMap((each) => map.get(keyOf(each, key)) ?? []);
      if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
    }
    return null;
  }
}

function keyOf(country: Country, name: string): string {
  return `${country} ${name}`;
}

/** A key of two municipalities would place ads by accident: it is nobody's. */
function indexMunicipalities(municipalities: readonly Municipality[]): Map<string, Municipality> {
  const index = new Map<string, Municipality>();
  for (const each of municipalities) {
    for (const name of [each.name, ...each.aliases]) {
      const key = keyOf(each.country, foldName(name));
      const holder = index.get(key) ?? each;
      if (holder !== each) throw new RangeError(`"${name}" would be both ${holder.name} and ${each.name}`);
      index.set(key, each);
    }
  }
  return index;
}

/** Shorter names are too often something else. */
const LEAST_NAME = 4;

function findersOf(seeds: PlaceSeeds, country: Country): { title: NameFinder; text: NameFinder } {
  const text = new Map<string, NamedPlace>();
  const add = (name: string, place: NamedPlace): void => {
    if (name.length >= LEAST_NAME && !text.has(name)) text.set(name, place);
  };
  for (const { country: of, code, name, aliases, centre } of seeds.municipalities) {
    if (of === country)
      for (const each of [name, ...aliases, centre.town]) add(each, { kind: 'municipality', code });
  }
  for (const { country: of, name } of seeds.regionNames) if (of === country) add(name, { kind: 'region' });
  for (const { country: of, name, named } of seeds.outside)
    if (of === country && named) add(name, { kind: 'outside' });
  const title = new Map(text);
  for (const town of seeds.towns) {
    const [code] = town.municipalities;
    if (town.country !== country || town.shared || town.name.length < LEAST_NAME || title.has(town.name))
      continue;
    title.set(
      town.name,
      town.municipalities.length === 1 && code !== undefined
        ? { kind: 'municipality', code }
        : { kind: 'region' },
    );
  }
  return { title: createNameFinder(title), text: createNameFinder(text) };
}
