import type { OccupationSeed, OccupationText } from '../../seeds/demo/occupation-seed.ts';
import { PHRASES } from '../../seeds/demo/phrases.ts';
import type { DemoMunicipality } from '../../seeds/demo/places.ts';
import type { SectorSeed, SectorText } from '../../seeds/demo/sector-seed.ts';
import { SECTORS } from '../../seeds/demo/sectors.ts';
import type { Country, Language } from '../domain/codes.ts';
import { type BodyFacts, composeBody } from './compose-body.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import type { DemoPlace, DemoVacancy } from './demo-vacancy.ts';
import { inventEmployer } from './employers.ts';
import { capitalise, fillIn, withoutArticle } from './fill-in.ts';
import { prepositionOf, townIn } from './invent-place.ts';
import { type Random, seededRandom, seedOf } from './random.ts';

/** What is already decided when a vacancy is written. The same text is posted once for each of the places. */
export interface Assignment<M extends DemoMunicipality> {
  readonly country: Country;
  readonly language: Language;
  readonly occupation: OccupationSeed;
  readonly places: readonly [DemoPlace<M>, ...DemoPlace<M>[]];
}

const PART_TIME_PERCENTS = [50, 60, 75, 80, 85] as const;
const LONGEST_AGO_MINUTES = 30 * 24 * 60 - 60;

export function writeVacancies<M extends DemoMunicipality>(
  assignment: Assignment<M>,
  calendar: DemoCalendar,
  random: Random,
): DemoVacancy<M>[] {
  const { country, language, occupation, places } = assignment;
  const text = textOf(occupation, language);
  const employer = inventEmployer(occupation.sector, country, places[0].municipality.code, random);
  const deadlineInDays = deadlineOf(random);
  const common = {
    country,
    language,
    occupation,
    employer,
    ...termsOf(occupation, random),
    publishedMinutesAgo: Math.round(20 + random.fraction() ** 1.4 * (LONGEST_AGO_MINUTES - 20)),
    deadlineInDays,
    reference: `${random.whole(2, 9)}${random.whole(1000, 9999)}`,
  };
  const facts: BodyFacts = {
    ...common,
    town: townsOf(assignment),
    at: prepositionOf(townIn(language, places[0].town.city)),
    deadline: deadlineInDays === null ? null : calendar.dayAndMonth(deadlineInDays),
    text,
    sector: sectorTextOf(occupation, language),
  };
  const body = composeBody(facts, random);
  // Every place gets the same headline but for the town in it.
  const headlineSeed = seedOf(`headline ${employer.name} ${common.reference}`);
  return places.map((place) => {
    const headline = headlineOf(facts, place, seededRandom(headlineSeed));
    return { ...common, place, body, headline };
  });
}

/** @throws Error where an occupation has no text in the language: the plan has to ask first. */
function textOf(occupation: OccupationSeed, language: Language): OccupationText {
  const text = occupation[language];
  if (text === undefined) throw new Error(`${occupation.key} is not written in ${language}`);
  return text;
}

function sectorTextOf(occupation: OccupationSeed, language: Language): SectorText {
  const sector: SectorSeed = SECTORS[occupation.sector];
  const text = sector[language];
  if (text === undefined) throw new Error(`${occupation.sector} is not written in ${language}`);
  return text;
}

/** Some four in a hundred deadlines have passed, six are not given. */
function deadlineOf(random: Random): number | null {
  const draw = random.fraction();
  if (draw < 0.06) return null;
  return draw < 0.1 ? random.whole(-3, -1) : random.whole(1, 45);
}

function termsOf(
  occupation: OccupationSeed,
  random: Random,
): Pick<DemoVacancy, 'percent' | 'isPermanent' | 'positions'> {
  const mostlyFull = ['office', 'early', 'two_shift'].includes(occupation.times);
  const isFull = random.chance(mostlyFull ? 0.9 : 0.65);
  return {
    percent: isFull ? 100 : random.pick(PART_TIME_PERCENTS),
    isPermanent: random.chance(0.82) && occupation.term === undefined,
    positions: random.chance(0.86) ? 1 : random.whole(2, 6),
  };
}

function townsOf<M extends DemoMunicipality>({ places, language }: Assignment<M>): string {
  const [first, second] = places.map(({ town }) => townIn(language, town.city));
  const one = first ?? '';
  return second === undefined || second === one ? one : fillIn(PHRASES[language].both, { a: one, b: second });
}

function headlineOf(facts: BodyFacts, place: DemoPlace, random: Random): string {
  const noun = withoutArticle(facts.text.noun);
  return fillIn(random.pick(PHRASES[facts.language].headlines), {
    title: titleOf(facts, random),
    noun,
    Noun: capitalise(noun),
    ...townValues(facts.language, place),
    employer: facts.employer.name,
  });
}

/** What a headline may promise only where the terms keep it. */
const PART_TIME_TITLE = /deltid|part time/i;
const TEMPORARY_TITLE = /vikari/i;
const PERMANENT_TITLE = /tillsvidare/i;
const FULL_TIME_TITLE = /heltid/i;
/** Danish for several: "Tømrere", "Betonarbejdere". */
const SEVERAL_TITLE = /^\p{L}+ere\b/u;

function titleOf({ text, percent, isPermanent, positions }: BodyFacts, random: Random): string {
  const broken = [
    percent < 100 ? FULL_TIME_TITLE : PART_TIME_TITLE,
    isPermanent ? TEMPORARY_TITLE : PERMANENT_TITLE,
    ...(positions > 1 ? [] : [SEVERAL_TITLE]),
  ];
  const [first, ...rest] = text.titles.filter((title) => !broken.some((promise) => promise.test(title)));
  return first === undefined ? text.titles[0] : random.pick([first, ...rest]);
}

function townValues(language: Language, place: DemoPlace): { readonly town: string; readonly at: string } {
  const town = townIn(language, place.town.city);
  return { town, at: prepositionOf(town) };
}

/** The headline that the same vacancy has on another board. */
export function rewriteHeadline(vacancy: DemoVacancy, random: Random): string {
  const noun = withoutArticle(textOf(vacancy.occupation, vacancy.language).noun);
  return fillIn(random.pick(PHRASES[vacancy.language].otherHeadlines), {
    noun,
    Noun: capitalise(noun),
    ...townValues(vacancy.language, vacancy.place),
    employer: vacancy.employer.name,
  });
}
