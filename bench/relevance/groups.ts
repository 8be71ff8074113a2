import type { ConceptIndex } from '../../src/occupations/concept-index.ts';

/** How well titles are read as ISCO-08 unit groups. */
export interface GroupFigures {
  readonly titles: number;
  readonly first: number;
  readonly three: number;
  /** Of the titles that would earn a code: how many of all, and how many of them rightly. */
  readonly topBand: { readonly share: number; readonly precision: number };
}

/** As src/normalise/fields/occupation-of.ts has it. */
const EARNS_CODE = 0.95;

export function groupFigures(
  titles: ReadonlyMap<string, ReadonlySet<string>>,
  index: ConceptIndex,
  language: 'da' | 'sv',
): GroupFigures {
  let [first, three, band, rightInBand] = [0, 0, 0, 0];
  for (const [title, right] of titles) {
    const candidates = index.link(title, { language, limit: 100 });
    const groups = [...new Set(candidates.map(({ concept }) => concept.isco))].filter(
      (isco) => isco.length === 4,
    );
    const rank = groups.findIndex((isco) => right.has(isco));
    if (rank === 0) first += 1;
    if (rank >= 0 && rank < 3) three += 1;
    if ((candidates[0]?.confidence ?? 0) < EARNS_CODE) continue;
    band += 1;
    if (rank === 0) rightInBand += 1;
  }
  const of = (count: number, all: number): number => count / Math.max(1, all);
  return {
    titles: titles.size,
    first: of(first, titles.size),
    three: of(three, titles.size),
    topBand: { share: of(band, titles.size), precision: of(rightInBand, band) },
  };
}
