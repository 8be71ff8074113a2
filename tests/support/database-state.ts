import pg from 'pg';

/** Asks a database with a connection of its own. */
export async function ask<Row extends object>(
  databaseUrl: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** When things were seen and by which run, and numbers the database gave out: these differ from run to run. */
const OF_THE_RUN = /^(?:first_seen_at|last_seen_at|updated_at|closed_at|retired_at|\w+_run)$/;

/**
 * What a harvest has left, as one line for each vacancy and posting, in order: equal for two databases that hold the
 * same. Of the moments that are the run's own only whether they are set.
 */
export async function canonicalState(databaseUrl: string): Promise<string[]> {
  const vacancies = await linesOf(databaseUrl, 'vacancy', ['id']);
  const postings = await linesOf(databaseUrl, 'posting', ['source', 'source_id']);
  return [...vacancies, ...postings];
}

async function linesOf(databaseUrl: string, table: string, key: readonly string[]): Promise<string[]> {
  const columns = await ask<{ name: string; is_identity: string }>(
    databaseUrl,
    `select column_name as name, is_identity from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by column_name`,
    [table],
  );
  const compared = columns
    .filter((column) => column.is_identity === 'NO' && !column.name.endsWith('_run'))
    .map(({ name }) => comparedAs(table, name));
  const rows = await ask<{ line: string }>(
    databaseUrl,
    `select concat_ws(' ', '${table}', ${key.join(', ')}, md5(row(${compared.join(', ')})::text)) as line
     from ${table} order by ${key.join(', ')}`,
  );
  return rows.map(({ line }) => line);
}

/** A workplace's number is as the database came to give it out: what counts is the place behind it. */
function comparedAs(table: string, column: string): string {
  if (table === 'vacancy' && column === 'workplace') {
    return `(select (to_jsonb(place) - 'number')::text from workplace place where place.number = vacancy.workplace)`;
  }
  return OF_THE_RUN.test(column) ? `(${column} is null)` : `${column}::text`;
}

export interface RunRow {
  readonly id: string;
  readonly source: string;
  readonly mode: string;
  readonly outcome: string | null;
  readonly message: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly read: number;
}

/** Every run, in the order they began. */
export function runsOf(databaseUrl: string): Promise<RunRow[]> {
  return ask<RunRow>(
    databaseUrl,
    `select id::text, source, mode, outcome, message, started_at, finished_at, (counts->>'read')::int as read
     from harvest_run order by harvest_run.id`,
  );
}

/** Runs of one source that were under way at the same time, as pairs; empty where there are none. */
export function overlaps(runs: readonly RunRow[]): [RunRow, RunRow][] {
  return runs.flatMap((run, index) =>
    runs
      .slice(index + 1)
      .filter((later) => later.source === run.source && isBefore(later.started_at, run.finished_at))
      .map((later): [RunRow, RunRow] => [run, later]),
  );
}

/** One that has not ended is under way for ever. */
function isBefore(start: Date, end: Date | null): boolean {
  return end === null || start.getTime() < end.getTime();
}
