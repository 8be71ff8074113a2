import type { Country, Language } from '../../domain/codes.ts';
import type { Place, PlaceType } from '../../domain/journeys.ts';

/** A place of our own tables, before a language is chosen. */
export interface KnownPlace {
  readonly id: string;
  readonly type: PlaceType;
  readonly name: string;
  /** Other names and other languages' names. */
  readonly otherNames: readonly string[];
  readonly country: Country;
  readonly lat: number;
  readonly lon: number;
  /** Where it is: a town for a stop, a municipality for a town; null where that would repeat its name. */
  readonly within: string | null;
  /** 0 to 1: how likely it is meant by who types what several are called. */
  readonly weight: number;
}

const MUNICIPALITY: Readonly<Record<Language, string>> = { da: 'Kommune', sv: 'kommun', en: 'municipality' };

/** The place as a reader of that language sees it. */
export function showPlace(place: KnownPlace, language: Language): Place {
  const { id, type, name, country, lat, lon } = place;
  return { id, type, name, detail: detailOf(place, language), country, lat, lon };
}

function detailOf({ type, within }: KnownPlace, language: Language): string | null {
  return type === 'town' && within !== null ? `${within} ${MUNICIPALITY[language]}` : within;
}
