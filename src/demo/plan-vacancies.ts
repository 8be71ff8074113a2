import type { OccupationSeed } from '../../seeds/demo/occupation-seed.ts';
import { OCCUPATIONS } from '../../seeds/demo/occupations.ts';
import {
  DANISH_MUNICIPALITIES,
  type DanishMunicipality,
  type DemoMunicipality,
  OTHER_DANISH_MUNICIPALITIES,
  OTHER_SWEDISH_MUNICIPALITIES,
  SWEDISH_MUNICIPALITIES,
  type SwedishMunicipality,
} from '../../seeds/demo/places.ts';
import { SECTORS } from '../../seeds/demo/sectors.ts';
import type { Country, Language } from '../domain/codes.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import type { DemoVacancy, PlaceDetail } from './demo-vacancy.ts';
import { inventPlace } from './invent-place.ts';
import { type Random, seededRandom, seedOf } from './random.ts';
import { writeVacancies } from './write-vacancy.ts';

/** The demo's labour market, before anybody has posted anything anywhere. */
export interface DemoPlan {
  /** In our region, for Jobnet. */
  readonly danish: readonly DemoVacancy<DanishMunicipality>[];
  /** In Skåne, for Platsbanken. */
  readonly swedish: readonly DemoVacancy<SwedishMunicipality>[];
  /** In Denmark, written in Swedish for Platsbanken alone. */
  readonly forSwedes: readonly DemoVacancy<DanishMunicipality>[];
  readonly otherDanish: readonly DemoVacancy<DanishMunicipality>[];
  readonly otherSwedish: readonly DemoVacancy<SwedishMunicipality>[];
}

export function planVacancies(calendar: DemoCalendar): DemoPlan {
  return {
    danish: fill(DANISH_MUNICIPALITIES, DANISH_MARKET, calendar),
    swedish: fill(SWEDISH_MUNICIPALITIES, SWEDISH_MARKET, calendar),
    forSwedes: planForSwedes(calendar),
    otherDanish: fill(OTHER_DANISH_MUNICIPALITIES, { ...DANISH_MARKET, name: 'other Danish' }, calendar),
    otherSwedish: fill(OTHER_SWEDISH_MUNICIPALITIES, { ...SWEDISH_MARKET, name: 'other Swedish' }, calendar),
  };
}

interface Market {
  readonly name: string;
  readonly country: Country;
  readonly language: Language;
  /** Share of ads in English, of those whose occupation is written in it. */
  readonly english: number;
  /** How much of its place an ad gives away, as shares of one; what is left is `region`. */
  readonly details: readonly (readonly [PlaceDetail, number])[];
}

const DANISH_MARKET: Market = {
  name: 'Danish',
  country: 'DK',
  language: 'da',
  english: 0.3,
  details: [
    ['street', 0.54],
    ['postcode', 0.36],
    ['municipality', 0.07],
  ],
};

const SWEDISH_MARKET: Market = {
  name: 'Swedish',
  country: 'SE',
  language: 'sv',
  english: 0.22,
  // Three of four real ads give a municipality and nothing else.
  details: [
    ['municipality', 0.72],
    ['street', 0.2],
    ['postcode', 0.06],
  ],
};

/** From so many ads on a municipality counts as a city, up to so many as country. */
const CITY_ADS = 6;
/** Every so many ads one is posted for two places at once. */
const TWIN_EVERY = 28;
const TWIN_AT = 5;

function fill<M extends DemoMunicipality>(
  municipalities: readonly M[],
  market: Market,
  calendar: DemoCalendar,
): DemoVacancy<M>[] {
  const deck = new OccupationDeck(seededRandom(seedOf(`${market.name} deck`)));
  const slots = municipalities.flatMap((municipality) =>
    Array.from({ length: municipality.ads }, (_, number) => ({ municipality, number })),
  );
  return slots.flatMap(({ municipality, number }, slot) => {
    const random = seededRandom(seedOf(`${market.name} ${municipality.code} ${number}`));
    const occupation = deck.draw(municipality);
    const language = languageOf(occupation, market, random);
    const first = placeOf(municipality, number, market, random);
    const isTwin = slot % TWIN_EVERY === TWIN_AT;
    const other = isTwin ? municipalities[(slot * 7) % municipalities.length] : undefined;
    const second =
      other === undefined || other === municipality
        ? []
        : [inventPlace(other, market.country, 'postcode', random)];
    const assignment = {
      country: market.country,
      language,
      occupation,
      places: [first, ...second] as const,
    };
    return writeVacancies(assignment, calendar, random);
  });
}

function languageOf(occupation: OccupationSeed, market: Market, random: Random): Language {
  const isEnglish = random.chance(market.english) && occupation.en !== undefined;
  return isEnglish ? 'en' : market.language;
}

/** The first ad of a municipality always names it, so that each has one. */
function placeOf<M extends DemoMunicipality>(
  municipality: M,
  number: number,
  market: Market,
  random: Random,
) {
  const drawn = detailOf(market, random);
  const detail = drawn === 'region' && number === 0 ? 'municipality' : drawn;
  return inventPlace(municipality, market.country, detail, random);
}

function detailOf({ details }: Market, random: Random): PlaceDetail {
  let left = random.fraction();
  for (const [detail, share] of details) {
    left -= share;
    if (left < 0) return detail;
  }
  return 'region';
}

/**
 * Occupations as a shuffled deck, each in it as often as its weight says, begun anew when used up: so the mix comes
 * out right without two like it lying side by side.
 */
class OccupationDeck {
  readonly #random: Random;
  #cards: OccupationSeed[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** The next card that fits the place. */
  draw(municipality: DemoMunicipality): OccupationSeed {
    const fits = (card: OccupationSeed): boolean => isFoundIn(card, municipality);
    if (!this.#cards.some(fits)) this.#cards.push(...this.#freshDeck());
    const [card] = this.#cards.splice(this.#cards.findIndex(fits), 1);
    if (card === undefined) throw new Error(`no occupation fits ${municipality.name}`);
    return card;
  }

  #freshDeck(): OccupationSeed[] {
    return this.#random.shuffle(
      OCCUPATIONS.flatMap((occupation) => Array.from({ length: occupation.weight }, () => occupation)),
    );
  }
}

function isFoundIn(occupation: OccupationSeed, { ads }: DemoMunicipality): boolean {
  const { setting } = SECTORS[occupation.sector];
  if (setting === 'city') return ads >= CITY_ADS;
  return setting === 'any' || ads <= CITY_ADS;
}

/** Danish employers who look for people in Skåne: near the Sound, in trades that always lack hands. */
const FOR_SWEDES = {
  municipalities: [
    '0101',
    '0101',
    '0217',
    '0185',
    '0101',
    '0101',
    '0101',
    '0217',
    '0101',
    '0147',
    '0219',
    '0101',
  ],
  occupations: [
    'cook',
    'nurse',
    'bus-driver',
    'hotel-receptionist',
    'software-developer',
    'electrician',
    'cleaner',
    'warehouse-worker',
    'customer-service',
    'waiter',
    'dentist',
    'carpenter',
  ],
  details: ['postcode', 'street', 'region'],
} as const;

function planForSwedes(calendar: DemoCalendar): DemoVacancy<DanishMunicipality>[] {
  return FOR_SWEDES.municipalities.flatMap((code, number) => {
    const random = seededRandom(seedOf(`for Swedes ${number}`));
    const municipality = DANISH_MUNICIPALITIES.find((candidate) => candidate.code === code);
    const occupation = OCCUPATIONS.find(({ key }) => key === FOR_SWEDES.occupations[number]);
    const detail = FOR_SWEDES.details[number % FOR_SWEDES.details.length];
    if (municipality === undefined || occupation === undefined || detail === undefined) {
      throw new Error(`the plan for ${code} is not complete`);
    }
    // The main town: a headline or text that names Copenhagen or Helsingør is all that some of these ads say.
    const inMainTown = { ...municipality, towns: [municipality.towns[0]] as const };
    const places = [inventPlace(inMainTown, 'DK', detail, random)] as const;
    return writeVacancies({ country: 'DK', language: 'sv', occupation, places }, calendar, random);
  });
}
