import type { Evidence } from './link-title.ts';

/**
 * A logistic regression of "is of the right ISCO-08 unit group" on how a concept was met, fitted to the exact mappings
 * of STAR's and JobTech's titles that are in no gold, each without its own table in the index: see docs/occupations.md.
 */
const WEIGHTS = {
  always: 0.12,
  score: 1.04,
  margin: 5.77,
  named: 0.07,
  beyond: 2.19,
  first: -1.51,
  whole: -0.13,
} as const;

/** How likely each of the first `count` of some ranked concepts is of the right ISCO-08 unit group, 0..1. */
export function calibrate(
  evidence: readonly Evidence[],
  groupOf: (concept: number) => string,
  count: number,
): number[] {
  const rivals = bestOfGroups(evidence, groupOf);
  return evidence.slice(0, count).map(({ concept, score, extent, match }, place) => {
    const group = groupOf(concept);
    const rival = rivals.find((each) => each.group !== group)?.score ?? 0;
    const margin = Math.max(-0.5, Math.min(0.5, (score - rival) / Math.max(0.2, score)));
    const sum =
      WEIGHTS.always +
      WEIGHTS.score * score +
      WEIGHTS.margin * margin +
      (extent === 'likeness' ? 0 : WEIGHTS.named + WEIGHTS.beyond * (score - 1)) +
      (place === 0 ? WEIGHTS.first : 0) +
      (extent === 'whole' && match === 'exact' ? WEIGHTS.whole : 0);
    return 1 / (1 + Math.exp(-sum));
  });
}

/** The two groups that are most spoken for. */
function bestOfGroups(
  evidence: readonly Evidence[],
  groupOf: (concept: number) => string,
): { readonly group: string; readonly score: number }[] {
  const best: { group: string; score: number }[] = [];
  for (const { concept, score } of evidence) {
    const group = groupOf(concept);
    if (best.every((each) => each.group !== group)) best.push({ group, score });
    if (best.length === 2) break;
  }
  return best;
}
