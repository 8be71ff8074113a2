import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** The scripts and styles of the pages, as `npm run build` makes them. */
export interface BuiltPages {
  readonly assetsDir: string;
  remove(): void;
}

/** Builds them into a folder of their own, which whoever asks for it removes. */
export async function buildPages(): Promise<BuiltPages> {
  const assetsDir = mkdtempSync(path.join(tmpdir(), 'sundet-pages-'));
  const configFile = path.join(PROJECT, 'vite.config.ts');
  await build({
    root: PROJECT,
    configFile,
    logLevel: 'error',
    build: { outDir: assetsDir, emptyOutDir: true },
  });
  return { assetsDir, remove: () => rmSync(assetsDir, { recursive: true, force: true }) };
}
