import type { RankTerm } from '../store/find-vacancies.ts';
import type { ResolvedTerm } from '../store/resolve-terms.ts';
import type { QueryTerm } from './query-words.ts';

/** What the words of a search come to for the index. */
export interface TextQuery {
  /** What must match; null where the words ask for nothing. */
  readonly matches: string | null;
  /** Each thing that must be there, for ranking by where it is. */
  readonly ranks: readonly RankTerm[];
  /** Stems of the words that must be there. */
  readonly stems: readonly string[];
}

/**
 * Joins the terms: each must be there, or must not. A single small word ("i", "og", "the") counts only where nothing
 * else is asked for, since it is a small word in one language and may be none in another.
 */
export function joinTerms(
  terms: readonly QueryTerm[],
  resolved: readonly (ResolvedTerm | null)[],
): TextQuery {
  const found = terms.flatMap((term, index) => {
    const entry = resolved[index] ?? null;
    return entry === null
      ? []
      : [{ ...entry, negated: term.negated, optional: entry.stopWord && !term.phrase }];
  });
  const positive = found.filter((term) => !term.negated);
  const weighty = positive.filter((term) => !term.optional);
  const wanted = weighty.length > 0 ? weighty : positive;
  const unwanted = found.filter((term) => term.negated && !term.optional);
  const parts = [
    ...wanted.map(({ tsquery }) => `(${tsquery})`),
    ...unwanted.map(({ tsquery }) => `!(${tsquery})`),
  ];
  return {
    matches: join(parts),
    ranks: wanted,
    stems: [...new Set(wanted.flatMap(({ stems }) => stems))],
  };
}

function join(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join(' & ');
}
