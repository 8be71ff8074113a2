import { OCCUPATIONS } from '../../seeds/demo/occupations.ts';
import {
  DANISH_MUNICIPALITIES,
  type DemoMunicipality,
  OTHER_SWEDISH_MUNICIPALITIES,
  SWEDISH_MUNICIPALITIES,
} from '../../seeds/demo/places.ts';
import type { DemoCalendar } from '../../src/demo/demo-calendar.ts';
import type { DemoVacancy, PlaceDetail } from '../../src/demo/demo-vacancy.ts';
import { inventPlace } from '../../src/demo/invent-place.ts';
import { type JobnetRecord, jobnetRecord } from '../../src/demo/jobnet-records.ts';
import { type JobtechRecord, swedishRecord } from '../../src/demo/jobtech-records.ts';
import { seededRandom, seedOf } from '../../src/demo/random.ts';
import { writeVacancies } from '../../src/demo/write-vacancy.ts';
import type { Country } from '../../src/domain/codes.ts';

const DETAILS: readonly [PlaceDetail, ...PlaceDetail[]] = ['street', 'postcode', 'municipality'];

/** Ad number `index`, from 0, of an endless market in Skåne; the same every time, but for its dates. */
export function inventJobtechAd(index: number, calendar: DemoCalendar): JobtechRecord {
  return swedishRecord(inventVacancy(SWEDISH_MUNICIPALITIES, 'SE', index, calendar), index, calendar);
}

/** As `inventJobtechAd`, somewhere in Sweden that is not ours. */
export function inventFarAwayAd(index: number, calendar: DemoCalendar): JobtechRecord {
  return swedishRecord(inventVacancy(OTHER_SWEDISH_MUNICIPALITIES, 'SE', index, calendar), index, calendar);
}

export function inventJobnetAd(index: number, calendar: DemoCalendar): JobnetRecord {
  return jobnetRecord(inventVacancy(DANISH_MUNICIPALITIES, 'DK', index, calendar), index, calendar);
}

function inventVacancy<M extends DemoMunicipality>(
  municipalities: readonly M[],
  country: Country,
  index: number,
  calendar: DemoCalendar,
): DemoVacancy<M> {
  const random = seededRandom(seedOf(`${country} vacancy ${index}`));
  const municipality = random.pick(requireSome(municipalities));
  const occupation = random.pick(requireSome(OCCUPATIONS));
  const places = [inventPlace(municipality, country, random.pick(DETAILS), random)] as const;
  const language = country === 'DK' ? 'da' : 'sv';
  const [vacancy] = writeVacancies({ country, language, occupation, places }, calendar, random);
  if (vacancy === undefined) throw new Error('one place gives one vacancy');
  return vacancy;
}

function requireSome<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('the demo lacks municipalities or occupations');
  return [first, ...rest];
}
