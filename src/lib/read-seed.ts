import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { messageOf, SundetError } from './errors.ts';

/** A row of our own reference data is broken: a fault of this checkout, not of a source. */
export class SeedError extends SundetError {
  readonly code = 'seed';
}

const FOLDER = new URL('../../seeds/', import.meta.url);

/**
 * The rows of `seeds/<file>`, each checked against `schema`, whose keys must be exactly the file's header.
 * @throws SeedError naming file and line.
 */
export async function readSeed<Row>(file: string, schema: z.ZodType<Row>): Promise<Row[]> {
  const csv = await readFile(new URL(file, FOLDER), 'utf8').catch((cause: unknown) => {
    throw new SeedError(`seeds/${file} cannot be read: ${messageOf(cause)}`, { cause });
  });
  return parseSeed(`seeds/${file}`, csv, schema);
}

/**
 * The CSV that our seeds are written in: UTF-8, a header, commas, `\n`, double quotes only around fields with a
 * comma, no line feed within a field, no empty line.
 * @throws SeedError naming file and line.
 */
export function parseSeed<Row>(file: string, csv: string, schema: z.ZodType<Row>): Row[] {
  if (!csv.endsWith('\n')) throw new SeedError(`${file} does not end with a line feed`);
  const [header, ...lines] = csv.slice(0, -1).split('\n');
  const names = splitRow(`${file}:1`, header ?? '');
  return lines.map((line, index) => parseRow(`${file}:${index + 2}`, line, names, schema));
}

function parseRow<Row>(at: string, line: string, names: readonly string[], schema: z.ZodType<Row>): Row {
  const fields = splitRow(at, line);
  if (fields.length !== names.length) {
    throw new SeedError(`${at}: ${fields.length} fields where the header has ${names.length}`);
  }
  const row = schema.safeParse(Object.fromEntries(names.map((name, index) => [name, fields[index]])));
  if (row.success) return row.data;
  const [issue] = row.error.issues;
  throw new SeedError(`${at}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
}

function splitRow(at: string, line: string): string[] {
  if (!/^(?:"[^"]*"|[^",]*)(?:,(?:"[^"]*"|[^",]*))*$/.test(line)) throw new SeedError(`${at}: not a CSV row`);
  return Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g), (field) => field[1] ?? field[2] ?? '');
}
