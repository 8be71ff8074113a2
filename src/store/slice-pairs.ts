import type { SketchPair } from './posting-matcher.ts';

/** Some pairs to be judged at once. */
export interface PairSlice {
  readonly pairs: readonly SketchPair[];
  /** Whom the pairs name, and whomever else those of `asked` in them are paired with: what they share counts too. */
  readonly named: readonly string[];
}

/**
 * Cuts pairs so that no more are judged, and no more sketches held, at once than `most` and what one posting has: the
 * more ads are open, the more of them each new one meets. Every pair comes once, together with all others of the
 * first of `asked` that is in it.
 * @param asked the postings that others were looked for; each pair has one of them or two.
 */
export function* slicePairs(
  asked: readonly string[],
  pairs: readonly SketchPair[],
  most: number,
): Generator<PairSlice> {
  const pairsOf = new Map(asked.map((number) => [number, [] as SketchPair[]]));
  for (const pair of pairs) {
    pairsOf.get(pair.one)?.push(pair);
    pairsOf.get(pair.other)?.push(pair);
  }
  const given = new Set<SketchPair>();
  let slice = emptySlice();
  for (const own of pairsOf.values()) {
    const left = own.filter((pair) => !given.has(pair));
    if (left.length === 0) continue;
    for (const pair of left) {
      given.add(pair);
      slice.pairs.push(pair);
    }
    for (const { one, other } of own) slice.named.add(one).add(other);
    if (slice.named.size < most && slice.pairs.length < most) continue;
    yield { pairs: slice.pairs, named: [...slice.named] };
    slice = emptySlice();
  }
  if (slice.pairs.length > 0) yield { pairs: slice.pairs, named: [...slice.named] };
}

function emptySlice(): { readonly pairs: SketchPair[]; readonly named: Set<string> } {
  return { pairs: [], named: new Set() };
}
