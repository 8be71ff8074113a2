import { type DemoMunicipality, STREETS, TOWN_NAMES, TOWNS_WITH_PAA } from '../../seeds/demo/places.ts';
import type { Country, Language } from '../domain/codes.ts';
import type { DemoPlace, PlaceDetail } from './demo-vacancy.ts';
import type { Random } from './random.ts';

/** Some one and a half kilometres, in degrees of latitude: a small town's width. */
const SPREAD = 0.014;

/** A street in one of the municipality's towns. */
export function inventPlace<M extends DemoMunicipality>(
  municipality: M,
  country: Country,
  detail: PlaceDetail,
  random: Random,
): DemoPlace<M> {
  return {
    municipality,
    town: random.pick(municipality.towns),
    detail,
    street: random.pick(STREETS[country]),
    houseNumber: String(random.whole(1, 140)),
    offset: { lon: spread(random), lat: spread(random) },
  };
}

function spread(random: Random): number {
  return Math.round((random.fraction() - 0.5) * SPREAD * 1e6) / 1e6;
}

/** A postal town as it is named in running text: "København S" is "Copenhagen" in English. */
export function townIn(language: Language, city: string): string {
  const plain = city.replace(/^(København|Frederiksberg|Aarhus|Odense) [A-ZØ]{1,2}$/, '$1');
  return TOWN_NAMES[plain]?.[language] ?? plain;
}

/** "i" or "på", for a text in Danish or Swedish that names this town first. */
export function prepositionOf(town: string): string {
  return TOWNS_WITH_PAA.has(town) ? 'på' : 'i';
}
