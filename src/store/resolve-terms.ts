import type { Queryable } from './queryable.ts';

/** A word or phrase as the index knows it. */
export interface ResolvedTerm {
  /** A tsquery that finds it in any of the languages. */
  readonly tsquery: string;
  /** The same, but only in a title (weight A). */
  readonly titleTsquery: string;
  /** Its folded stems in all languages. */
  readonly stems: readonly string[];
  /** It is a single word, and one of the small words of one of the languages. */
  readonly stopWord: boolean;
}

/** Stands in PostgreSQL's English list of stop words, and is what half a trade is called in all three languages. */
const NEVER_STOP_WORDS = new Set(['it']);

/** A word in PostgreSQL's text form of a tsquery: quoted, quotes within doubled. */
const LEXEME = /'((?:[^']|'')+)'/g;

/** Looks the terms up in all three dictionaries and as written; null for one that holds no word. */
export async function resolveTerms(
  client: Queryable,
  terms: readonly string[],
): Promise<(ResolvedTerm | null)[]> {
  if (terms.length === 0) return [];
  const { rows } = await client.query<{ readings: string[]; stop_word: boolean }>(
    `select vacancy_term(term) as readings, vacancy_stop_word(term) as stop_word
     from unnest($1::text[]) with ordinality as asked(term, position) order by position`,
    [terms],
  );
  return rows.map(({ readings, stop_word }) => {
    const distinct = [...new Set(readings)].filter((reading) => reading !== '');
    const stems = [...new Set(distinct.flatMap(lexemes))];
    if (distinct.length === 0) return null;
    const tsquery = distinct.map((reading) => `(${reading})`).join(' | ');
    const titleTsquery = tsquery.replaceAll(LEXEME, '$&:A');
    const stopWord = stop_word && !stems.some((stem) => NEVER_STOP_WORDS.has(stem));
    return { tsquery, titleTsquery, stems, stopWord };
  });
}

function lexemes(tsquery: string): string[] {
  return [...tsquery.matchAll(LEXEME)].map(([, lexeme = '']) => lexeme.replaceAll("''", "'"));
}
