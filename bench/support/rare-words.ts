import { OCCUPATIONS } from '../../seeds/demo/occupations.ts';
import { SECTORS } from '../../seeds/demo/sectors.ts';
import type { Random } from '../../src/demo/random.ts';

/** Longer ones would make compounds that no ad has. */
const STEM_LETTERS = { least: 4, most: 9 } as const;

/** The words of the demo's Swedish phrases, which compounds are made of, as Swedish makes them. */
const STEMS = stemsOf([
  ...OCCUPATIONS.flatMap(({ sv }) => (sv === undefined ? [] : [...sv.titles, ...sv.duties, ...sv.needs])),
  ...Object.values(SECTORS).flatMap(({ sv }) => (sv === undefined ? [] : [...sv.aim, ...sv.about])),
]);

/**
 * A word out of the long tail of a language: the k-th most frequent of all compounds of two stems is drawn with a
 * probability of about 1/k (Zipf). Without such a tail the ads of a demo share a few thousand words, and an index over
 * them is far smaller, and far quicker to write, than one over real ads (in whose 404 words each some 3,300 were
 * different over 42 ads; vocabulary grows by Heaps' law, with no end).
 */
export function rareWord(random: Random): string {
  const rank = Math.floor((STEMS.length * STEMS.length) ** random.fraction()) - 1;
  const [first, second] = [Math.floor(rank / STEMS.length), rank % STEMS.length];
  return `${STEMS[(first * 7 + second) % STEMS.length] ?? ''}${STEMS[second] ?? ''}`;
}

function stemsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const { least, most } = STEM_LETTERS;
  return [...new Set(words)].filter((word) => word.length >= least && word.length <= most).sort();
}
