import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { AdRow } from './ad-rows.ts';

const COLUMNS =
  `id source title description description_html language employer_name employer_org_number employer_country
  workplace_country municipality_code municipality_name postcode city lat lon precision occupation_esco occupation_isco
  occupation_label_da occupation_label_sv occupation_label_en occupation_basis occupation_confidence occupation_claims
  occupation_candidates concepts hours duration positions published_at deadline first_seen_at updated_at`.split(
    /\s+/,
  );

/** Rows in one file: some 100 MB. */
const BATCH = 10_000;
const INDEXES = `select indexname, indexdef from pg_indexes where tablename = 'vacancy' and indexname <> 'vacancy_pkey'`;

/**
 * Puts ads straight into the tables, as many thousand a second as PostgreSQL takes: indexes are built afterwards, as
 * after a restore.
 * @param folder for files that the server reads.
 * @returns seconds taken.
 */
export async function loadAds(
  client: pg.ClientBase,
  folder: string,
  ads: number,
  write: (index: number) => AdRow,
): Promise<number> {
  const began = performance.now();
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(INDEXES);
  for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
  for (let from = 0; from < ads; from += BATCH) {
    const file = path.join(folder, 'ads.copy');
    await writeRows(file, from, Math.min(ads, from + BATCH), write);
    await client.query(`copy vacancy (${COLUMNS.join(', ')}) from '${file}'`);
    await rm(file);
  }
  await client.query(
    `insert into posting (source, source_id, vacancy_id, home_id, url, version, content_hash, first_seen_at, last_seen_at, last_seen_run)
     select source, id, id, id, 'https://example.org/' || id, '1', id, first_seen_at, updated_at, 1 from vacancy`,
  );
  for (const { indexdef } of indexes) await client.query(indexdef);
  await client.query('vacuum (analyze) vacancy');
  await client.query('vacuum (analyze) posting');
  return (performance.now() - began) / 1000;
}

async function writeRows(
  file: string,
  from: number,
  to: number,
  write: (index: number) => AdRow,
): Promise<void> {
  const stream = createWriteStream(file);
  for (let index = from; index < to; index += 1) {
    const row = write(index);
    const line = `${COLUMNS.map((column) => copyValue(row[column] ?? null)).join('\t')}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

/** As COPY's text format has it. */
function copyValue(value: string | number | null): string {
  if (value === null) return '\\N';
  return String(value)
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
