import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

/** What a harvest writes to keep an account of itself, and what was there before it: not the finished rows. */
const NOT_ROWS = [
  ...['harvest_run', 'harvest_issue'],
  ...['concept', 'concept_alias', 'concept_layer', 'concept_xref'],
];

export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  readonly seconds: number;
  /** CPU time of PostgreSQL; null where the system does not tell. */
  readonly serverSeconds: number | null;
}

/** The CPU time of the server so far, seconds; null where the system does not tell. */
export type ServerClock = () => number | null;

/**
 * The bar to measure a harvest against: PostgreSQL's own COPY, from files beside the server, of the rows that the
 * harvest has written into empty tables with the same columns (those that PostgreSQL computes, it computes anew),
 * checks and indexes; without foreign keys.
 * @param folder for the files, of some kB a row.
 */
export async function copyBaseline(
  client: pg.Client,
  folder: string,
  clock: ServerClock,
): Promise<CopiedTable[]> {
  await mkdir(folder, { recursive: true });
  // As root the server runs as another user, who has to write there.
  await chmod(folder, 0o777);
  const copied: CopiedTable[] = [];
  for (const table of await writtenTables(client)) {
    // To copy nothing takes some milliseconds too.
    if (await hasRows(client, table)) copied.push(await copyTable(client, table, folder, clock));
  }
  return copied;
}

async function hasRows(client: pg.Client, table: string): Promise<boolean> {
  const { rowCount } = await client.query(`select from "${table}" limit 1`);
  return rowCount === 1;
}

async function writtenTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table_name: string }>(
    `select table_name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all($1) order by 1`,
    [NOT_ROWS],
  );
  return rows.map((row) => row.table_name);
}

async function copyTable(
  client: pg.Client,
  table: string,
  folder: string,
  clock: ServerClock,
): Promise<CopiedTable> {
  const file = path.join(folder, `${table}.copy`);
  const columns = await plainColumns(client, table);
  await client.query(`copy "${table}" (${columns}) to '${file}'`);
  await client.query(`create table copied (like "${table}" including all)`);
  // Both begin with nothing of their own waiting for the disk.
  await client.query('checkpoint');
  const [began, worked] = [performance.now(), clock()];
  const { rowCount } = await client.query(`copy copied (${columns}) from '${file}'`);
  const seconds = (performance.now() - began) / 1000;
  const serverSeconds = difference(clock(), worked);
  await client.query('drop table copied');
  return { table, rows: rowCount ?? 0, seconds, serverSeconds };
}

async function plainColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map((row) => `"${row.column_name}"`).join(', ');
}

/** Null where either is unknown. */
export function difference(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}
