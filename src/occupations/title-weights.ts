import type { Relation } from '../domain/taxonomy.ts';

/** How surely the title of another classification means an occupation that it is related to so. */
export const TITLE_WEIGHTS: Readonly<Record<Relation, number>> = {
  exact: 1,
  close: 0.9,
  broad: 0.8,
  narrow: 0.5,
};
