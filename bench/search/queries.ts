import { OCCUPATIONS } from '../../seeds/demo/occupations.ts';
import { type Random, seededRandom, seedOf } from '../../src/demo/random.ts';

/** One search as a reader would make it. */
export interface BenchQuery {
  readonly kind: string;
  /** Of the address, without `facets`. */
  readonly parameters: Readonly<Record<string, string>>;
}

const PLACES = [
  'malmö',
  'lund',
  'københavn',
  'køpenhamn',
  'helsingør',
  'helsingborg',
  'roskilde',
  'kristianstad',
  'copenhagen',
  'køge',
];
const FILTERS: readonly Readonly<Record<string, string>>[] = [
  { country: 'DK' },
  { country: 'SE' },
  { municipality: '1280' },
  { municipality: '0101' },
  { hours: 'part_time' },
  { duration: 'permanent' },
  { language: 'en' },
  { country: 'SE', hours: 'full_time' },
];
/** In nearly every ad, or in very many. */
const BROAD = [
  'erfaring',
  'erfarenhet',
  'arbejde',
  'arbete',
  'team',
  'experience',
  'kollega',
  'kollegor',
  'opgaver',
  'work',
];
const WORDS = [
  'truck',
  'vikariat',
  'nattevagt',
  'kørekort',
  'körkort',
  'weekend',
  'python',
  'excel',
  'skift',
  'barn',
  'børn',
  'kunder',
  'svetsning',
  'salg',
  'projekt',
];

/** A mix of searches, the same everywhere and always: see the weights. */
export function benchQueries(count: number): BenchQuery[] {
  const random = seededRandom(seedOf('search bench queries'));
  return Array.from({ length: count }, () => invent(random));
}

const KINDS: readonly (readonly [
  weight: number,
  kind: string,
  invent: (random: Random) => Record<string, string>,
])[] = [
  [34, 'occupation', (random) => ({ q: occupation(random) })],
  [14, 'occupation and place', (random) => ({ q: `${occupation(random)} ${pick(random, PLACES)}` })],
  [12, 'occupation and filter', (random) => ({ q: occupation(random), ...pick(random, FILTERS) })],
  [8, 'occupation and word', (random) => ({ q: `${occupation(random)} ${pick(random, WORDS)}` })],
  [6, 'two occupations', (random) => ({ q: `${occupation(random)} ${occupation(random)}` })],
  [6, 'word', (random) => ({ q: pick(random, WORDS) })],
  [4, 'two words', (random) => ({ q: `${pick(random, WORDS)} ${pick(random, WORDS)}` })],
  [3, 'phrase or not', (random) => ({ q: `"${pick(random, WORDS)}" -${pick(random, WORDS)}` })],
  [4, 'misspelt', (random) => ({ q: slip(random, occupation(random)) })],
  [3, 'broad word', (random) => ({ q: pick(random, BROAD) })],
  [3, 'filter alone', (random) => pick(random, FILTERS)],
  [2, 'occupation, by deadline', (random) => ({ q: occupation(random), sort: 'deadline' })],
  [1, 'nothing', () => ({})],
];

function invent(random: Random): BenchQuery {
  let draw = random.fraction() * KINDS.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, kind, parameters] of KINDS) {
    draw -= weight;
    if (draw <= 0) return { kind, parameters: parameters(random) };
  }
  return { kind: 'nothing', parameters: {} };
}

const NOUNS = OCCUPATIONS.flatMap(({ da, sv, en }) =>
  [da, sv, en].flatMap((text) => (text === undefined ? [] : [text.noun.replace(/^\S+ /, '')])),
);

function occupation(random: Random): string {
  return pick(random, NOUNS);
}

/** Two letters swapped, or one dropped. */
function slip(random: Random, word: string): string {
  if (word.length < 6) return word;
  const at = random.whole(1, word.length - 3);
  const [before, after] = [word.slice(0, at), word.slice(at + 2)];
  return random.fraction() < 0.5
    ? `${before}${word[at + 1]}${word[at]}${after}`
    : `${before}${word[at + 1]}${after}`;
}

function pick<T>(random: Random, items: readonly T[]): T {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('nothing to pick from');
  return random.pick([first, ...rest]);
}
