import { candidateKeys } from '../../src/duplicates/candidate-keys.ts';
import { candidateMarks } from '../../src/duplicates/candidate-marks.ts';
import { decide } from '../../src/duplicates/decide.ts';
import type { ApartReason } from '../../src/duplicates/join-reason.ts';
import { sketch } from '../../src/duplicates/sketch.ts';
import type { LabelledPair } from './labelled-set.ts';

/** What became of the pairs of one kind. */
export interface KindScore {
  readonly kind: string;
  readonly same: boolean;
  readonly pairs: number;
  readonly joined: number;
  /** Joined, but an index over `candidateKeys` would not have brought them together. */
  readonly unmet: number;
  /** Joined, but where many have the keys that they share, no mark would have brought them together. */
  readonly unmarked: number;
  /** Why the others were kept apart. */
  readonly apart: Readonly<Partial<Record<ApartReason, number>>>;
}

export interface Score {
  readonly kinds: readonly KindScore[];
  readonly pairs: number;
  /** Of the pairs joined, the share that is one vacancy. */
  readonly precision: number;
  /** Of the pairs that are one vacancy, the share that is joined and would have met in the index. */
  readonly recall: number;
}

export function score(pairs: readonly LabelledPair[]): Score {
  const kinds = [...new Set(pairs.map(({ kind }) => kind))].map((kind) =>
    scoreKind(pairs.filter((pair) => pair.kind === kind)),
  );
  const positives = kinds.filter(({ same }) => same);
  const found = sum(positives, ({ joined, unmet }) => joined - unmet);
  const joined = sum(kinds, (kind) => kind.joined - kind.unmet);
  return {
    kinds,
    pairs: pairs.length,
    precision: joined === 0 ? 1 : found / joined,
    recall: found / sum(positives, (kind) => kind.pairs),
  };
}

function scoreKind(pairs: readonly LabelledPair[]): KindScore {
  const apart: Partial<Record<ApartReason, number>> = {};
  let joined = 0;
  let unmet = 0;
  let unmarked = 0;
  for (const { a, b } of pairs) {
    const one = sketch(a.source, a.posting, a.elsewhere);
    const two = sketch(b.source, b.posting, b.elsewhere);
    const decision = decide(one, two);
    if (!decision.same) apart[decision.because] = (apart[decision.because] ?? 0) + 1;
    else {
      joined += 1;
      if (!haveCommon(candidateKeys(one), candidateKeys(two))) unmet += 1;
      if (!haveCommon(candidateMarks(one), candidateMarks(two))) unmarked += 1;
    }
  }
  const [first] = pairs;
  return {
    kind: first?.kind ?? '',
    same: first?.same ?? false,
    pairs: pairs.length,
    joined,
    unmet,
    unmarked,
    apart,
  };
}

function haveCommon<T>(ones: readonly T[], others: readonly T[]): boolean {
  return ones.some((one) => others.includes(one));
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
