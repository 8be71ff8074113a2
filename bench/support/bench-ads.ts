import { OCCUPATIONS } from '../../seeds/demo/occupations.ts';
import { SWEDISH_MUNICIPALITIES } from '../../seeds/demo/places.ts';
import type { DemoCalendar } from '../../src/demo/demo-calendar.ts';
import type { PlaceDetail } from '../../src/demo/demo-vacancy.ts';
import { inventPlace } from '../../src/demo/invent-place.ts';
import { swedishRecord } from '../../src/demo/jobtech-records.ts';
import { type Random, seededRandom, seedOf } from '../../src/demo/random.ts';
import { writeVacancies } from '../../src/demo/write-vacancy.ts';
import { rareWord } from './rare-words.ts';

/** Of so many ads one is another text each further night: 5 %, each night others. */
const CHANGED_EVERY = 20;
/** Three of four real ads give a municipality and nothing else. */
const DETAILS: readonly [PlaceDetail, ...PlaceDetail[]] = [
  'municipality',
  'municipality',
  'municipality',
  'street',
];
/** Sentences of rare words in an ad: with the demo's text some 360 words, 5 to 11 kB as JSON. */
const SENTENCES = { least: 1, most: 18 } as const;

type Sentence = (word: () => string) => string;
const SENTENCE_FORMS: readonly [Sentence, ...Sentence[]] = [
  (word) => `Du arbetar även med ${word()}, ${word()} och ${word()}.`,
  (word) => `Erfarenhet av ${word()} eller ${word()} är ett plus.`,
  (word) => `Vår ${word()} samverkar med ${word()}.`,
  (word) => `I uppdraget ingår ${word()} samt ${word()}.`,
];

/** An ad in JobStream's shape. */
export type BenchAd = Readonly<Record<string, unknown>>;

/** Whether the ad has another text than the night before; on the first night, 1, none has. */
export function changesIn(index: number, night: number): boolean {
  return night > 1 && index % CHANGED_EVERY === night % CHANGED_EVERY;
}

/** In how many of Skåne's municipalities the ads are, where nothing else is asked for: in all. */
export const ALL_MUNICIPALITIES = SWEDISH_MUNICIPALITIES.length;

/**
 * Ad number `index`, from 0, of an endless Skåne: the same everywhere and always, but for its dates.
 * @param night from 1: the ad is as it was left by the last night that changed it.
 * @param municipalities in how many of them the ads are: in one each ad meets as many others as in all of 33 times as many.
 */
export function benchAd(
  index: number,
  night: number,
  calendar: DemoCalendar,
  municipalities = ALL_MUNICIPALITIES,
): BenchAd {
  const random = seededRandom(seedOf(`bench ad ${index}`));
  const municipality = random.pick(requireSome(SWEDISH_MUNICIPALITIES.slice(0, municipalities)));
  const occupation = random.pick(requireSome(OCCUPATIONS));
  const place = inventPlace(municipality, 'SE', random.pick(DETAILS), random);
  const assignment = { country: 'SE', language: 'sv', occupation, places: [place] } as const;
  const [vacancy] = writeVacancies(assignment, calendar, random);
  if (vacancy === undefined) throw new Error('one place gives one vacancy');
  const changedIn = latestChange(index, night);
  const tail = sentences(seededRandom(seedOf(`bench ad ${index} night ${changedIn}`)));
  return withTail(swedishRecord(vacancy, index, calendar), tail);
}

function latestChange(index: number, night: number): number {
  for (let latest = night; latest > 1; latest -= 1) if (changesIn(index, latest)) return latest;
  return 1;
}

function sentences(random: Random): string[] {
  const count = random.whole(SENTENCES.least, SENTENCES.most);
  return Array.from({ length: count }, () => random.pick(SENTENCE_FORMS)(() => rareWord(random)));
}

function withTail(record: BenchAd, tail: readonly string[]): BenchAd {
  const {
    text,
    text_formatted: formatted = '',
    ...rest
  } = record['description'] as Readonly<Record<string, string>>;
  const joined = tail.join(' ');
  const isHtml = formatted.startsWith('<');
  const description = {
    ...rest,
    text: `${text}\n\n${joined}`,
    text_formatted: isHtml ? `${formatted}<p>${joined}</p>` : `${formatted}\n\n${joined}`,
  };
  return { ...record, description };
}

function requireSome<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('the demo has no Swedish municipalities or occupations');
  return [first, ...rest];
}
