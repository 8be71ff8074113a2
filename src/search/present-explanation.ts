import type { Explanation } from '../domain/vacancy.ts';
import type { MatchPart } from '../store/explain-matches.ts';

/** @param texts what was asked for, as typed, in the order of the parts. */
export function presentExplanation(parts: readonly MatchPart[], texts: readonly string[]): Explanation {
  const told = parts.map((part, index) => ({ text: texts[index] ?? '', ...part }));
  return {
    score: told.reduce((sum, { points }) => sum + points, 0),
    parts: told.toSorted((a, b) => b.points - a.points),
  };
}
