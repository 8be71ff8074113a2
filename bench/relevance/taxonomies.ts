import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TaxonomyLayer } from '../../src/domain/taxonomy.ts';
import { readCrosswalk } from '../../src/occupations/import/read-crosswalk.ts';
import { escoFileLanguage, readEscoPackage } from '../../src/occupations/import/read-esco-package.ts';
import type { NamedText } from '../../src/occupations/import/read-table.ts';
import { readSeedLayer } from '../../src/occupations/seed-layer.ts';

export interface Taxonomies {
  readonly seed: TaxonomyLayer;
  /** ESCO in three languages. */
  readonly esco: readonly TaxonomyLayer[];
  readonly denmark: TaxonomyLayer;
  readonly sweden: TaxonomyLayer;
}

/** The real files under `data`: ESCO's packages in `taxonomy/esco-*`, EURES's tables in `crosswalk/`. */
export async function readTaxonomies(data: string): Promise<Taxonomies> {
  const folders = (await readdir(path.join(data, 'taxonomy'), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const files = await Promise.all(folders.map(({ name }) => filesIn(path.join(data, 'taxonomy', name))));
  const esco = files.flat().filter((file) => escoFileLanguage(file) !== null);
  const tables = (await Promise.all((await filesIn(path.join(data, 'crosswalk'))).map(read))).map(
    readCrosswalk,
  );
  const [denmark, sweden] = ['crosswalk-dk', 'crosswalk-se'].map((source) =>
    tables.find((table) => table.source === source),
  );
  if (denmark === undefined || sweden === undefined) throw new Error(`${data} lacks a mapping table`);
  return {
    seed: await readSeedLayer(),
    esco: readEscoPackage(await Promise.all(esco.map(read))),
    denmark,
    sweden,
  };
}

/** A layer that takes another's place and says nothing. */
export function withoutContent({ source }: TaxonomyLayer): TaxonomyLayer {
  return { source, version: 'none', concepts: [], labels: [], codes: [] };
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((name) => path.join(folder, name)).sort();
}

async function read(file: string): Promise<NamedText> {
  return { file, text: await readFile(file, 'utf8') };
}
