import type { GoldAd, Question } from './gold.ts';

/** Shares of the questions whose first right answer is the first, or among the first ten. */
export interface Hits {
  readonly first: number;
  readonly ten: number;
  /** The same by halves of the questions, chosen by their text: how far the figures may be trusted. */
  readonly halves: readonly [first: readonly [number, number], ten: readonly [number, number]];
}

/** Titles of ads, best first. */
export type Finder = (title: string) => Promise<readonly string[]>;

export async function hitsOf(
  questions: readonly Question[],
  ads: readonly GoldAd[],
  find: Finder,
): Promise<Hits> {
  const rightOf = new Map(ads.map((ad) => [ad.title, ad.right]));
  const ranks: { half: 0 | 1; rank: number }[] = [];
  for (const { title, right } of questions) {
    const found = await find(title);
    const rank = found.findIndex((ad) => [...(rightOf.get(ad) ?? [])].some((esco) => right.has(esco)));
    ranks.push({ half: halfOf(title), rank });
  }
  const share = (within: number, half: 0 | 1 | null): number => {
    const own = ranks.filter((each) => half === null || each.half === half);
    return own.filter(({ rank }) => rank >= 0 && rank < within).length / Math.max(1, own.length);
  };
  return {
    first: share(1, null),
    ten: share(10, null),
    halves: [
      [share(1, 0), share(1, 1)],
      [share(10, 0), share(10, 1)],
    ],
  };
}

/** Any hash will do, as long as it is always the same. */
export function halfOf(text: string): 0 | 1 {
  let hash = 0;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % 2 === 0 ? 0 : 1;
}
