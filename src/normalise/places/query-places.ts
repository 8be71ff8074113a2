import { COUNTRIES } from '../../domain/codes.ts';
import type { OccupationLabels } from '../../domain/vacancy.ts';
import { foldName } from './fold-name.ts';
import type { Municipality, PlaceIndex, Town } from './place-index.ts';

/** A place as somebody may ask for it. */
export interface QueryPlace {
  /** `place:1280` for a municipality, `place:1231:arlov` for a town in one. */
  readonly id: string;
  /** Codes. */
  readonly municipalities: readonly string[];
  /** A town that is not the whole municipality. */
  readonly isPart: boolean;
  readonly labels: OccupationLabels;
  /** The name is a common word of one of the three languages too. */
  readonly isWord: boolean;
}

/**
 * Names of places that a search more likely means as words: "bara" (only), "tune", "rude" (pane, or ill-mannered),
 * "stege" (to fry), "hammar", "viken", "eket", "svarte", "mala" (to grind), "vig", "vik" (to give way), "greve" (count)
 * is a municipality and stays one.
 */
const WORDS = new Set([
  'bara',
  'tune',
  'rude',
  'stege',
  'hammar',
  'viken',
  'eket',
  'svarte',
  'mala',
  'vig',
  'vik',
]);
/** Shorter beginnings are on the way to anything. */
const SHORTEST_PREFIX = 2;

/** Places that have a name of their own in another language. */
const NAMES: Readonly<Record<string, Partial<OccupationLabels>>> = {
  '0101': { sv: 'Köpenhamn', en: 'Copenhagen' },
  '0217': { sv: 'Helsingör', en: 'Elsinore' },
  '1280': { da: 'Malmø' },
};

/** The places of the region by what people call them in a search. */
export class QueryPlaces {
  private readonly places: PlaceIndex;
  private readonly names: readonly { readonly key: string; readonly place: QueryPlace }[];

  constructor(places: PlaceIndex) {
    this.places = places;
    const municipalities = places.municipalities().flatMap((each) => {
      const place = ofMunicipality(each);
      const names = [each.name, ...each.aliases, ...Object.values(place.labels)];
      return names.flatMap((name) => (name === null ? [] : [{ key: foldName(name), place }]));
    });
    const towns = places
      .towns()
      .filter(({ shared }) => !shared)
      .map((town) => ({ key: foldName(town.name), place: this.ofTown(town) }));
    this.names = [...municipalities, ...towns];
  }

  /** The place of this name, in any spelling of either side; null where it is none, or several, or elsewhere too. */
  find(name: string): QueryPlace | null {
    // Of a whole line of words none is a place, and every name would be looked for in it.
    if (name.length > 40 || !/\p{L}{2}/u.test(name)) return null;
    const municipality = this.places.findMunicipality(name);
    if (municipality !== null) return ofMunicipality(municipality);
    const key = foldName(name);
    const towns = COUNTRIES.flatMap((country) => this.places.findTown(name, country) ?? []);
    const exact = towns.filter((town) => foldName(town.name) === key);
    const [town] = exact;
    return town === undefined || exact.length > 1 || town.shared ? null : this.ofTown(town);
  }

  /** Municipalities, then towns, a name of which begins so. */
  startingWith(prefix: string, limit: number): QueryPlace[] {
    const key = foldName(prefix);
    if (key.length < SHORTEST_PREFIX) return [];
    const found = new Map<string, QueryPlace>();
    for (const { key: name, place } of this.names) {
      if (found.size === limit) break;
      if (name.startsWith(key)) found.set(place.id, place);
    }
    return [...found.values()];
  }

  private ofTown({ name, municipalities }: Town): QueryPlace {
    const key = foldName(name);
    const [code = ''] = municipalities;
    const main = this.places.municipality(code);
    // The town that a municipality is called after is asked for as the municipality.
    if (main !== null && municipalities.length === 1 && foldName(main.name) === key)
      return ofMunicipality(main);
    return {
      id: `place:${code}:${key.replaceAll(' ', '-')}`,
      municipalities,
      isPart: true,
      labels: { da: name, sv: name, en: name },
      isWord: WORDS.has(key),
    };
  }
}

function ofMunicipality({ code, name }: Municipality): QueryPlace {
  return {
    id: `place:${code}`,
    municipalities: [code],
    isPart: false,
    labels: { da: name, sv: name, en: name, ...NAMES[code] },
    isWord: WORDS.has(foldName(name)),
  };
}
