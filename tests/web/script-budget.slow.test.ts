import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** What a reader's browser may have to fetch of script before a map is asked for, compressed. */
const BUDGET = 120_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sundet-budget-'));
  // A process of its own: the libraries are larger where the environment says that it is a test.
  const env = { ...process.env, NODE_ENV: 'production' };
  const vite = path.join(PROJECT, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'error'], {
    cwd: PROJECT,
    env,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(['da', 'sv', 'en'])(
  'the script of the pages with its messages in %s keeps to its budget',
  (language) => {
    const wanted = readdirSync(folder).filter((name) =>
      new RegExp(`^(?:main|${language})-.*\\.js$`).test(name),
    );
    expect(wanted).toHaveLength(2);
    const sizes = wanted.map((name) => gzipSync(readFileSync(path.join(folder, name))).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET);
  },
);
