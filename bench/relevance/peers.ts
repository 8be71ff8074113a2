import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import type pg from 'pg';
import type { GoldAd } from './gold.ts';
import type { Finder } from './hits.ts';

const TEN = 10;

/** PostgreSQL's full text in the dictionary of one language, any of the words, ranked: what one has without more. */
export async function plainFullText(
  pool: pg.Pool,
  ads: readonly GoldAd[],
  dictionary: 'danish' | 'swedish',
): Promise<Finder> {
  const table = `plain_${dictionary}`;
  await pool.query(`drop table if exists ${table}`);
  await pool.query(
    `create table ${table} as select title, to_tsvector('${dictionary}', title) as document
    from unnest($1::text[]) as title`.replace('$1', `'${toArray(ads.map(({ title }) => title))}'`),
  );
  return async (title) => {
    const { rows } = await pool.query<{ title: string }>(
      `with asked as (select replace(plainto_tsquery('${dictionary}', $1)::text, '&', '|')::tsquery as query)
       select title from ${table}, asked where document @@ query
       order by ts_rank(document, query) desc, title limit ${TEN}`,
      [title],
    );
    return rows.map((row) => row.title);
  };
}

/** An array literal of PostgreSQL's, quoted as a string's content. */
function toArray(texts: readonly string[]): string {
  const quoted = texts.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);
  return `{${quoted.join(',')}}`.replaceAll("'", "''");
}

/** MiniSearch with prefixes and a fifth of the letters forgiven. */
export function miniSearch(ads: readonly GoldAd[]): Finder {
  const index = new MiniSearch<{ id: number; title: string }>({ fields: ['title'] });
  index.addAll(ads.map(({ title }, id) => ({ id, title })));
  return async (title) =>
    index
      .search(title, { prefix: true, fuzzy: 0.2, combineWith: 'OR' })
      .slice(0, TEN)
      .map(({ id }) => ads[Number(id)]?.title ?? '');
}

/** FlexSearch with prefixes, and suggestions where not all words are there. */
export function flexSearch(ads: readonly GoldAd[]): Finder {
  const index = new Document({ document: { id: 'id', index: ['title'] }, tokenize: 'forward' });
  for (const [id, { title }] of ads.entries()) index.add({ id, title });
  return async (title) =>
    index
      .search(title, { limit: TEN, suggest: true })
      .flatMap(({ result }) => result.map((id) => ads[Number(id)]?.title ?? ''));
}
