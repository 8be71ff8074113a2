import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TaxonomyLayer } from '../domain/taxonomy.ts';
import { messageOf } from '../lib/errors.ts';
import { readCrosswalk } from '../occupations/import/read-crosswalk.ts';
import { readDisco } from '../occupations/import/read-disco.ts';
import { escoFileLanguage, readEscoPackage } from '../occupations/import/read-esco-package.ts';
import { ImportError, type NamedText } from '../occupations/import/read-table.ts';
import { readSeedLayer } from '../occupations/seed-layer.ts';
import type { CommandContext } from './command-context.ts';
import { openProgram, type Program } from './program.ts';

export interface ImportOptions {
  readonly json: boolean;
}

/** `sundet import esco <dir>…`: ESCO's CSV packages, unpacked, of any language. */
export async function importEsco(
  context: CommandContext,
  folders: readonly string[],
  options: ImportOptions,
): Promise<boolean> {
  const files = await Promise.all(folders.map(escoFiles));
  return store(context, readEscoPackage(await Promise.all(files.flat().map(readText))), options);
}

/** `sundet import crosswalk <csv>…`: EURES's mapping tables of Denmark and Sweden. */
export async function importCrosswalks(
  context: CommandContext,
  files: readonly string[],
  options: ImportOptions,
): Promise<boolean> {
  return store(context, (await Promise.all(files.map(readText))).map(readCrosswalk), options);
}

/** `sundet import disco <csv>`: Statistics Denmark's list of DISCO-08. */
export async function importDisco(
  context: CommandContext,
  file: string,
  options: ImportOptions,
): Promise<boolean> {
  const seed = await readSeedLayer();
  const groups = new Set(seed.concepts.flatMap(({ kind, isco }) => (kind === 'group' ? [isco ?? ''] : [])));
  return store(context, [readDisco(await readText(file), groups)], options);
}

async function escoFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new ImportError(`${folder}: not a folder that can be read: ${messageOf(cause)}`, { cause });
  });
  const files = names
    .filter((name) => escoFileLanguage(name) !== null)
    .map((name) => path.join(folder, name));
  if (files.length > 0) return files.sort();
  throw new ImportError(`${folder}: holds neither occupations_xx.csv nor ISCOGroups_xx.csv`);
}

async function readText(file: string): Promise<NamedText> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ImportError(`${file}: cannot be read: ${messageOf(cause)}`, { cause });
  });
  return { file, text };
}

/** All layers or none. Vacancies that are there already follow with `sundet renormalise`. */
async function store(
  context: CommandContext,
  layers: readonly TaxonomyLayer[],
  { json }: ImportOptions,
): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    return await storeLayers(program, context, layers, { json });
  } finally {
    await program.close();
  }
}

/** Puts layers in service, all or none, and says of each what it holds. */
export async function storeLayers(
  { taxonomy }: Pick<Program, 'taxonomy'>,
  context: CommandContext,
  layers: readonly TaxonomyLayer[],
  { json }: ImportOptions,
): Promise<boolean> {
  const changed = await taxonomy.replace(layers, context.clock.now());
  const reports = layers.map(({ source, concepts, labels, codes }, index) => ({
    source,
    changed: changed[index] ?? false,
    concepts: concepts.length,
    labels: labels.length,
    codes: codes.length,
  }));
  if (json) context.print(JSON.stringify(reports, null, 2));
  else for (const report of reports) context.print(describe(report));
  if (!json && changed.includes(true)) {
    context.print('“sundet renormalise” applies this to the vacancies that are there already.');
  }
  return true;
}

function describe(report: {
  readonly source: string;
  readonly changed: boolean;
  readonly concepts: number;
  readonly labels: number;
  readonly codes: number;
}): string {
  const { source, changed, concepts, labels, codes } = report;
  const what = `${concepts} concepts, ${labels} labels, ${codes} codes`;
  return changed ? `${source}: ${what}` : `${source}: ${what}; as it was`;
}
