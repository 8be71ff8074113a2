import { readdir, readFile } from 'node:fs/promises';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import * as concepts from '../../src/store/schema/concepts.ts';
import * as follows from '../../src/store/schema/follows.ts';
import * as joins from '../../src/store/schema/joins.ts';
import * as postings from '../../src/store/schema/postings.ts';
import * as runs from '../../src/store/schema/runs.ts';
import * as sharedLists from '../../src/store/schema/shared-lists.ts';
import * as upstreamTurns from '../../src/store/schema/upstream-turns.ts';
import * as vacancies from '../../src/store/schema/vacancies.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();

/** Every file in `src/store/schema`: a test sees to that. */
const MODULES = {
  concepts,
  follows,
  joins,
  postings,
  runs,
  'shared-lists': sharedLists,
  'upstream-turns': upstreamTurns,
  vacancies,
};
const exported: unknown[] = Object.values(MODULES).flatMap((module) => Object.values(module));
const tables = exported.filter((value) => is(value, PgTable));

test('the migrations make what the schema says: nothing is left to generate', async () => {
  const meta = new URL('../../migrations/meta/', import.meta.url);
  const journal = JSON.parse(await readFile(new URL('_journal.json', meta), 'utf8'));
  const number = String(journal.entries.at(-1).idx).padStart(4, '0');
  const snapshot = JSON.parse(await readFile(new URL(`${number}_snapshot.json`, meta), 'utf8'));
  const now = generateDrizzleJson(
    Object.fromEntries(tables.map((table) => [getTableConfig(table).name, table])),
    snapshot.id,
  );
  expect(await generateMigration(snapshot, now)).toEqual([]);
});

test('no file of the schema is left out here', async () => {
  const files = await readdir(new URL('../../src/store/schema/', import.meta.url));
  const named = Object.keys(MODULES).map((name) => `${name}.ts`);
  expect(files.filter((file) => file !== 'columns.ts').toSorted()).toEqual(named);
});

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  'the table %s has in the database the columns it has in the schema',
  async (name, table) => {
    const { rows } = await database().pool.query(
      `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attname collate "C"`,
      [name],
    );
    const columns = Object.values(getTableColumns(table)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(rows).toEqual(
      columns.map((column) => ({ name: column.name, type: column.getSQLType(), required: column.notNull })),
    );
  },
);

test('migrating again changes nothing, also by several at once', async () => {
  const applied = async () =>
    (await database().pool.query('select * from drizzle.__drizzle_migrations order by id')).rows;
  const before = await applied();
  await Promise.all([1, 2, 3].map(() => migrate(database())));
  expect(await applied()).toEqual(before);
});

test('a database that a newer Sundet has migrated is refused', async () => {
  const { pool } = database();
  await pool.query(
    `insert into drizzle.__drizzle_migrations (hash, created_at)
     select 'newer', max(created_at) + 1 from drizzle.__drizzle_migrations`,
  );
  try {
    await expect(migrate(database())).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringContaining('A newer Sundet has migrated this database'),
    });
  } finally {
    await pool.query(`delete from drizzle.__drizzle_migrations where hash = 'newer'`);
  }
});
