import type pg from 'pg';
import type { PayloadChange, PostingName, TextChange, TextForm, TextKind } from './upkeep-store.ts';
import { whileWriting } from './writing.ts';

/** So many that the round trips do not count, so few that a harvest beside it waits no more than a moment. */
const BATCH = 500;

interface TextTable {
  readonly table: string;
  /** The columns of its primary key, with their types. */
  readonly key: Readonly<Record<string, 'text' | 'bigint'>>;
  /** SQL: what the record is told as. */
  readonly name: string;
  readonly fields: Readonly<Record<string, TextForm>>;
  /** SQL: how a field is read, and which assignment writes the changed ones out of `changed.texts` (jsonb). */
  readonly read: (field: string) => string;
  readonly write: string;
}

/** Every column of a vacancy in which people may be named. A link stays: it is the source's own address. */
const VACANCY_FIELDS = {
  title: 'text',
  description: 'text',
  description_html: 'html',
  employer_name: 'text',
  municipality_name: 'text',
  city: 'text',
  street: 'text',
  requirements: 'json',
} as const satisfies Record<string, TextForm>;

const TABLES: Readonly<Record<TextKind, TextTable>> = {
  vacancy: {
    table: 'vacancy',
    key: { id: 'text' },
    name: 'id',
    fields: VACANCY_FIELDS,
    read: (field) => field,
    write: assignments(Object.keys(VACANCY_FIELDS)),
  },
  content: {
    table: 'posting_content',
    key: { number: 'bigint' },
    name: '(select vacancy_id from posting where posting.number = posting_content.number)',
    fields: VACANCY_FIELDS,
    read: (field) => `content ->> '${field}'`,
    write: 'content = content || changed.texts',
  },
  issue: {
    table: 'harvest_issue',
    key: { run_id: 'bigint', key: 'text' },
    name: 'source',
    fields: { reason: 'text', value: 'text' },
    read: (field) => field,
    write: assignments(['reason', 'value']),
  },
  match: {
    table: 'posting_match',
    key: { one: 'bigint', other: 'bigint' },
    name: `''`,
    fields: { reason: 'json' },
    read: (field) => `${field}::text`,
    write: `reason = (changed.texts ->> 'reason')::jsonb`,
  },
  join: {
    table: 'vacancy_join',
    key: { number: 'bigint' },
    name: `''`,
    fields: { reason: 'json' },
    read: (field) => `${field}::text`,
    write: `reason = (changed.texts ->> 'reason')::jsonb`,
  },
  share: {
    table: 'shared_list',
    key: { token_hash: 'text' },
    name: `''`,
    fields: { entries: 'json' },
    read: (field) => `${field}::text`,
    write: `entries = (changed.texts ->> 'entries')::jsonb`,
  },
};

function assignments(columns: readonly string[]): string {
  return columns.map((column) => `${column} = coalesce(changed.texts ->> '${column}', ${column})`).join(', ');
}

interface TextRow {
  /** The values of the key's columns. */
  readonly key: readonly string[];
  readonly name: string;
  readonly texts: Readonly<Record<string, string | null>>;
}

/** See `UpkeepStore.changeTexts`. */
export async function changeTexts(
  pool: pg.Pool,
  kind: TextKind,
  change: TextChange,
  dryRun: boolean,
): Promise<string[]> {
  const table = TABLES[kind];
  const found: string[] = [];
  let after: readonly string[] | null = [];
  while (after !== null) {
    const from: readonly string[] = after;
    const batch = await whileWriting(pool, async (client) => {
      const rows = await readTexts(client, table, from);
      const changed = rows.flatMap((row) => changedRow(row, table, change));
      if (!dryRun) await writeTexts(client, table, changed);
      return { changed, last: rows.length < BATCH ? null : (rows.at(-1)?.key ?? null) };
    });
    found.push(...batch.changed.map(({ name }) => name));
    after = batch.last;
  }
  return found;
}

async function readTexts(
  client: pg.ClientBase,
  { table, key, name, fields, read }: TextTable,
  after: readonly string[],
): Promise<TextRow[]> {
  const columns = Object.keys(key).join(', ');
  const given = Object.values(key).map((type, index) => `$${index + 1}::${type}`);
  const texts = Object.keys(fields).map((field) => `'${field}', ${read(field)}`);
  const { rows } = await client.query<TextRow>(
    `select array[${Object.keys(key)
      .map((column) => `${column}::text`)
      .join(', ')}] as key, ${name} as name,
            json_build_object(${texts.join(', ')}) as texts
     from ${table} ${after.length === 0 ? '' : `where (${columns}) > (${given.join(', ')})`}
     order by ${columns} limit ${BATCH}`,
    [...after],
  );
  return rows;
}

function changedRow(row: TextRow, { fields }: TextTable, change: TextChange): TextRow[] {
  const changed: Record<string, string> = {};
  for (const [field, form] of Object.entries(fields)) {
    const text = row.texts[field];
    if (text === null || text === undefined) continue;
    const after = change(text, form);
    if (after !== text) changed[field] = after;
  }
  return Object.keys(changed).length === 0 ? [] : [{ ...row, texts: changed }];
}

async function writeTexts(
  client: pg.ClientBase,
  { table, key, write }: TextTable,
  rows: readonly TextRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const isIt = Object.entries(key).map(
    ([column, type], index) => `${table}.${column} = (changed.name ->> ${index})::${type}`,
  );
  await client.query(
    `update ${table} set ${write} from json_to_recordset($1) as changed(name jsonb, texts jsonb)
     where ${isIt.join(' and ')}`,
    [JSON.stringify(rows.map(({ key, texts }) => ({ name: key, texts })))],
  );
}

interface PayloadRow extends PostingName {
  readonly number: string;
  readonly payload: Buffer;
}

/** See `UpkeepStore.changePayloads`. */
export async function changePayloads(
  pool: pg.Pool,
  change: PayloadChange,
  dryRun: boolean,
): Promise<PostingName[]> {
  const found: PostingName[] = [];
  let after: string | null = '0';
  while (after !== null) {
    const from: string = after;
    after = await whileWriting(pool, async (client) => {
      const { rows } = await client.query<PayloadRow>(
        `select number::text, source, source_id as "sourceId", payload
         from posting_payload join posting using (number)
         where number > $1 order by posting_payload.number limit ${BATCH}`,
        [from],
      );
      for (const { number, source, sourceId, payload } of rows) {
        const changed = change(payload);
        if (changed === null) continue;
        found.push({ source, sourceId });
        if (dryRun) continue;
        await client.query('update posting_payload set payload = $2 where number = $1', [
          number,
          Buffer.from(changed),
        ]);
      }
      return rows.length < BATCH ? null : (rows.at(-1)?.number ?? null);
    });
  }
  return found;
}
