import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeZip } from '../../tests/timetable/write-zip.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const GENERATOR = path.resolve(PROJECT, '../shared/tools/generate-gtfs.mjs');

export interface BenchFeed {
  /** Zip of the whole network. */
  readonly whole: string;
  /** One zip for each country. */
  readonly countries: readonly string[];
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'sundet-bench-'));
}

/**
 * Generates the feed into `folder` and zips it, whole and by country.
 * @throws Error where the generator is missing: a feed can be given instead.
 */
export function generateFeed(folder: string, scale: string): BenchFeed {
  if (!existsSync(GENERATOR))
    throw new Error('the generator of the feed is not there: give a feed with --feed');
  const out = path.join(folder, 'gtfs');
  const args = [GENERATOR, '--out', out, '--seed', '1', '--scale', scale, '--split'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the generator failed: ${stderr}`);
  return {
    whole: zipFolder(out, path.join(folder, 'whole.zip')),
    countries: ['dk', 'se'].map((country) =>
      zipFolder(path.join(out, country), path.join(folder, `${country}.zip`)),
    ),
  };
}

function zipFolder(folder: string, zip: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name))]));
  writeFileSync(zip, writeZip(files));
  return zip;
}
