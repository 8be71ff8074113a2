import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { binaryArray } from './binary-array.ts';

export interface UpsertOptions<Row> {
  /** The columns that decide whether a row is there already. */
  readonly key: readonly (keyof Row)[];
  /** Columns that a row which is there keeps. */
  readonly keep: readonly (keyof Row)[];
}

/**
 * What becomes of a row that is there already. `none is`: the statement fails with SQLSTATE 23505; where all are new it
 * is spared to look first, and the statement is kept by the connection (its plan hangs on nothing that changes).
 */
export type IfThere<Row> = UpsertOptions<Row> | 'none is';

/**
 * Inserts all rows, or overwrites those that are there, in one statement: hundreds of rows cost one round trip, and
 * one parameter, where a list of values would need thousands. No two rows may have the same key.
 */
export async function upsertRows<Table extends PgTable>(
  client: pg.ClientBase,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  options: IfThere<Table['$inferInsert']>,
): Promise<void> {
  const columns = columnsOf(table);
  const json = rows.map((row) => `{${jsonMembers(row, columns)}}`);
  if (rows.length === 0) return;
  await client.query({ ...statementOf(table, columns, options), values: [`[${json.join(',')}]`] });
}

/** Columns of type `text` that are sent beside the rows, of each row in turn: UTF-8, as they are. */
export type LongTexts<Row> = Partial<Readonly<Record<keyof Row & string, readonly Uint8Array[]>>>;

/**
 * As `upsertRows`, of rows that are JSON objects already, by the names of the columns: UTF-8, sent as they are.
 * @param texts what is left out of the objects: to read 5 kB of text out of JSON takes PostgreSQL some 60 µs.
 */
export async function upsertJsonRows<Table extends PgTable>(
  client: pg.ClientBase,
  table: Table,
  rows: readonly Uint8Array[],
  options: IfThere<Table['$inferInsert']>,
  texts: LongTexts<Table['$inferInsert']> = {},
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table);
  const given = new Map<string, readonly Uint8Array[]>(Object.entries(texts));
  const beside = columns.filter(([key]) => given.has(key));
  const arrays = beside.map(([key]) => binaryArray('text', given.get(key) ?? []));
  const statement = statementOf(table, columns, options, beside);
  await client.query({ ...statement, values: [jsonList(rows), ...arrays] });
}

/** A parameter of type `json`: the list of these, each JSON already, in UTF-8. */
export function jsonList(items: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([...items.flatMap((item, index) => [index === 0 ? OPEN : COMMA, item]), CLOSE]);
}

const OPEN = Buffer.from('[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']');

type Columns = readonly (readonly [key: string, column: PgColumn])[];

/** The columns that are written, by their keys. */
export function columnsOf(table: PgTable): Columns {
  return Object.entries(getTableColumns(table)).filter(
    ([, column]) => column.generated === undefined && column.generatedIdentity === undefined,
  );
}

/** A row as the members of a JSON object that PostgreSQL reads back, by the names of its columns. */
export function jsonMembers(row: object, columns: Columns): string {
  let members = '';
  for (const [key, column] of columns) {
    const value: unknown = Reflect.get(row, key);
    if (value !== undefined)
      members += `${members === '' ? '' : ','}"${column.name}":${value === null ? 'null' : JSON.stringify(toJson(value))}`;
  }
  return members;
}

/** What JSON has no word for goes as text; PostgreSQL reads it back as the column's type. Not for bytes: see `binaryArray`. */
function toJson(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** @param beside those of the columns that come as arrays, in this order, after the rows. */
function statementOf<Row>(
  table: PgTable,
  columns: Columns,
  ifThere: IfThere<Row>,
  beside: Columns = [],
): { readonly text: string; readonly name?: string } {
  const insert = insertStatement(table, columns, beside);
  if (ifThere === 'none is') {
    const apart = beside.map(([key]) => key).join(' ');
    return { text: insert, name: `insert ${getTableConfig(table).name} ${apart}` };
  }
  return { text: `${insert} ${onConflict(columns, ifThere)}` };
}

function onConflict<Row>(columns: Columns, options: UpsertOptions<Row>): string {
  const names = columns.map(([, column]) => column.name);
  const nameOf = (wanted: keyof Row): string | undefined => columns.find(([key]) => key === wanted)?.[1].name;
  const key = options.key.map(nameOf);
  const fixed = new Set([...key, ...options.keep.map(nameOf)]);
  const changes = names.filter((name) => !fixed.has(name)).map((name) => `${name} = excluded.${name}`);
  return `on conflict (${key.join(', ')}) do ${changes.length === 0 ? 'nothing' : `update set ${changes.join(', ')}`}`;
}

function insertStatement(table: PgTable, columns: Columns, beside: Columns): string {
  const names = columns.map(([, column]) => column.name);
  const inRows = columns.filter((column) => !beside.includes(column)).map(([, column]) => column);
  const read = [
    `json_to_recordset($1::json) as (${inRows.map((column) => `${column.name} ${column.getSQLType()}`).join(', ')})`,
    ...beside.map((_, index) => `unnest($${index + 2}::text[])`),
  ];
  const order = [...inRows.map(({ name }) => name), ...beside.map(([, column]) => column.name)];
  return `
    insert into ${getTableConfig(table).name} (${names.join(', ')})
    select ${names.join(', ')}
    from rows from (${read.join(', ')}) as row(${order.join(', ')})`;
}
