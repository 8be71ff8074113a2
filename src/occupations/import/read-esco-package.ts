import { Language } from '../../domain/codes.ts';
import type { LayerConcept, LayerLabel, TaxonomyLayer } from '../../domain/taxonomy.ts';
import { ImportError, type NamedText, readTable, type TableRow } from './read-table.ts';
import { versioned } from './version-of.ts';

/** `occupations_da.csv`, `ISCOGroups_en.csv`: the files of an ESCO package that speak of occupations. */
const FILE_NAME = /(?:^|[\\/])(occupations|ISCOGroups)_([a-z]{2})\.csv$/i;

/** The language of a file of an ESCO package that speaks of occupations; null for any other file. */
export function escoFileLanguage(file: string): string | null {
  return FILE_NAME.exec(file)?.[2]?.toLowerCase() ?? null;
}

/**
 * An ESCO package of one language or several (https://esco.ec.europa.eu/en/use-esco/download, CSV): a layer for each.
 * A concept that comes twice is taken once, with all its labels. Of languages other than ours the codes are taken.
 * @throws ImportError naming file and line.
 */
export function readEscoPackage(files: readonly NamedText[]): TaxonomyLayer[] {
  const languages = [...new Set(files.flatMap(({ file }) => escoFileLanguage(file) ?? []))].sort();
  return languages.map((language) => readLanguage(language, files));
}

function readLanguage(language: string, files: readonly NamedText[]): TaxonomyLayer {
  const concepts = new Map<string, LayerConcept>();
  const labels = new Map<string, LayerLabel>();
  const spoken = Language.safeParse(language).data ?? null;
  for (const named of files.filter(({ file }) => escoFileLanguage(file) === language)) {
    const isGroups = FILE_NAME.exec(named.file)?.[1]?.toLowerCase() === 'iscogroups';
    for (const row of readTable(named, isGroups ? GROUPS : OCCUPATIONS)) {
      if (!isReleased(row)) continue;
      const concept = isGroups ? readGroup(named.file, row) : readOccupation(named.file, row);
      concepts.set(concept.uri, concept);
      if (spoken === null) continue;
      for (const label of labelsOf(row, concept.uri, spoken)) {
        labels.set(`${label.uri} ${label.kind} ${label.label}`, label);
      }
    }
  }
  return versioned({
    source: `esco-${language}`,
    concepts: [...concepts.values()],
    labels: [...labels.values()],
    codes: [],
  });
}

const OCCUPATIONS = {
  firstCell: 'conceptType',
  required: ['conceptUri', 'iscoGroup', 'preferredLabel', 'altLabels'],
};
const GROUPS = { firstCell: 'conceptType', required: ['conceptUri', 'code', 'preferredLabel'] };

function isReleased(row: TableRow): boolean {
  const status = row.field('status');
  return status === '' || status === 'released';
}

function readOccupation(file: string, row: TableRow): LayerConcept {
  return {
    uri: readUri(file, row),
    kind: 'occupation',
    isco: row.field('iscoGroup') === '' ? null : readCode(file, row, 'iscoGroup', /^\d{4}$/),
  };
}

function readGroup(file: string, row: TableRow): LayerConcept {
  return { uri: readUri(file, row), kind: 'group', isco: readCode(file, row, 'code', /^\d{1,4}$/) };
}

function readUri(file: string, row: TableRow): string {
  const uri = row.field('conceptUri');
  if (/^http:\/\/data\.europa\.eu\/esco\/(?:occupation|isco)\/[\w-]+$/.test(uri)) return uri;
  throw new ImportError(`${file}:${row.line}: conceptUri “${uri.slice(0, 80)}” is not one of ESCO’s`);
}

function readCode(file: string, row: TableRow, column: string, form: RegExp): string {
  // Some packages write "C2221".
  const code = row.field(column).replace(/^C(?=\d)/, '');
  if (form.test(code)) return code;
  throw new ImportError(`${file}:${row.line}: ${column} “${code.slice(0, 80)}” is not an ISCO-08 code`);
}

function labelsOf(row: TableRow, uri: string, language: Language): LayerLabel[] {
  const of = (kind: LayerLabel['kind'], field: string): LayerLabel[] =>
    field
      .split(/\r?\n/)
      .map((label) => label.trim())
      .filter((label) => label !== '')
      .map((label) => ({ uri, language, label, kind, weight: 1 }));
  return [
    ...of('preferred', row.field('preferredLabel')),
    ...of('alternative', row.field('altLabels')),
    ...of('hidden', row.field('hiddenLabels')),
  ];
}
