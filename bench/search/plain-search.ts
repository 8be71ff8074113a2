import { createServer, type Server } from 'node:http';
import type pg from 'pg';

/**
 * The bar: what PostgreSQL's own full text does in one language on the same ads, as one would write it in an afternoon
 * with care: one stored `tsvector`, one GIN index, the same filters, page, total and facets in one statement over one
 * materialised CTE, the newest first (its own ranking would have to unpack the document of every hit).
 */
export async function preparePlain(client: pg.ClientBase): Promise<void> {
  await client.query(`create table plain_ad (
    id text primary key, title text, description text, employer_name text, city text, workplace_country text,
    municipality_code text, occupation_isco text, hours text, duration text, language text, source text,
    published_at timestamptz, deadline timestamptz, closed_at timestamptz, open_until timestamptz, document tsvector)`);
  await client.query(`insert into plain_ad
    select id, title, description, employer_name, city, workplace_country, municipality_code, occupation_isco, hours,
           duration, language, source, published_at, deadline, closed_at, open_until,
           to_tsvector('swedish', concat_ws(' ', title, employer_name, municipality_name, city, description))
    from vacancy`);
  await client.query('create index on plain_ad using gin (document)');
  await client.query('vacuum (analyze) plain_ad');
}

const FACETS = [
  'workplace_country',
  'municipality_code',
  'occupation_isco',
  'hours',
  'duration',
  'language',
  'source',
];
const FILTERS: Readonly<Record<string, string>> = {
  country: 'workplace_country',
  municipality: 'municipality_code',
  hours: 'hours',
  duration: 'duration',
  language: 'language',
};

/** Answers the parameters of `/api/v1/vacancies` as far as the benchmark uses them. */
export function servePlain(pool: pg.Pool): Server {
  return createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    answer(pool, searchParams).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
}

async function answer(pool: pg.Pool, parameters: URLSearchParams): Promise<object> {
  const values: unknown[] = [];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['closed_at is null', '(open_until is null or open_until > now())'];
  const q = parameters.get('q');
  if (q !== null) conditions.push(`document @@ websearch_to_tsquery('swedish', ${add(q)})`);
  // Each facet under all filters but its own, as ours are.
  const filters = Object.entries(FILTERS).flatMap(([name, column]) => {
    const value = parameters.get(name);
    return value === null ? [] : [{ column, condition: `${column} = ${add(value)}` }];
  });
  const passes = (except: string | null): string =>
    filters
      .filter(({ column }) => column !== except)
      .map(({ condition }) => condition)
      .join(' and ') || 'true';
  if (filters.length > 1) conditions.push(`(${filters.map(({ column }) => passes(column)).join(' or ')})`);
  const order = parameters.get('sort') === 'deadline' ? 'deadline' : 'published_at desc';
  const counts = FACETS.map(
    (facet) =>
      `select '${facet}' as facet, ${facet} as value, count(*)::int as count from hit where ${passes(facet)} group by 2`,
  );
  const client = await pool.connect();
  try {
    if (q !== null) await client.query('begin; set local enable_seqscan = off');
    const { rows } = await client.query(
      `with hit as materialized (
         select id, published_at, deadline, ${FACETS.join(', ')} from plain_ad where ${conditions.join(' and ')}
       )
       select (select count(*)::int from hit where ${passes(null)}) as total,
              (select json_agg(page) from (select id from hit where ${passes(null)} order by ${order} limit 21) as page) as page,
              (select json_agg(counted) from (${counts.join(' union all ')}) as counted) as facets`,
      values,
    );
    const ids: string[] = (rows[0].page ?? []).slice(0, 20).map((row: { id: string }) => row.id);
    const { rows: items } = await client.query(
      'select id, title, left(description, 200) as snippet, employer_name, city from plain_ad where id = any($1)',
      [ids],
    );
    return { ...rows[0], items };
  } finally {
    if (q !== null) await client.query('commit');
    client.release();
  }
}
