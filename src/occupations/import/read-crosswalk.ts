import type { Language } from '../../domain/codes.ts';
import type {
  CodeScheme,
  LayerCode,
  LayerConcept,
  LayerLabel,
  Relation,
  TaxonomyLayer,
} from '../../domain/taxonomy.ts';
import { TITLE_WEIGHTS } from '../title-weights.ts';
import { ImportError, type NamedText, readTable, type TableRow } from './read-table.ts';
import { versioned } from './version-of.ts';

/** Whose classification a mapping table leads from, told by its addresses. */
interface National {
  readonly source: string;
  readonly scheme: CodeScheme;
  readonly language: Language;
  readonly address: RegExp;
}

const NATIONAL: readonly National[] = [
  {
    source: 'crosswalk-dk',
    scheme: 'star-esco',
    language: 'da',
    address: /^(http:\/\/data\.star\.dk\/esco\/occupation\/[\w-]+)$/,
  },
  {
    source: 'crosswalk-se',
    scheme: 'jobtech-occupation-name',
    language: 'sv',
    address: /^https?:\/\/data\.jobtechdev\.se\/taxonomy\/concept\/([\w-]+)$/,
  },
];

/**
 * What a row says of ESCO (classification 1) as against the national one (classification 2), seen from the other
 * side: ESCO `narrowMatch` national means that the ESCO occupation is the wider.
 */
const RELATION_OF: Readonly<Record<string, Relation>> = {
  'skos:exactMatch': 'exact',
  'skos:closeMatch': 'close',
  'skos:narrowMatch': 'broad',
  'skos:broadMatch': 'narrow',
};
const UNRELATED = 'no relation';

const TABLE = {
  firstCell: 'Classification 1 URI',
  required: [
    'Classification 1 PrefLabel',
    'Classification 2 PrefLabel',
    'Classification 2 URL',
    'Mapping relation',
  ],
};

/**
 * A mapping table of EURES (https://esco.ec.europa.eu/en/use-esco/eures-countries-mapping-tables), Denmark's or
 * Sweden's: the national codes with the ESCO occupations that they lead to, and the national titles as names of those.
 * @throws ImportError naming file and line.
 */
export function readCrosswalk(named: NamedText): TaxonomyLayer {
  const rows = readTable(named, TABLE).filter((row) => row.field('Mapping relation') !== UNRELATED);
  const national = nationalOf(named.file, rows);
  const concepts = new Map<string, LayerConcept>();
  const labels = new Map<string, LayerLabel>();
  const codes: LayerCode[] = [];
  for (const row of rows) {
    const { uri, code, relation } = readRow(named.file, row, national);
    concepts.set(uri, conceptOf(uri));
    if (code !== null) codes.push({ uri, scheme: national.scheme, code, relation });
    const { language } = national;
    const add = (label: string, kind: LayerLabel['kind'], weight: number): void => {
      const key = `${uri} ${kind} ${label}`;
      const known = labels.get(key)?.weight ?? 0;
      if (label !== '') labels.set(key, { uri, language, label, kind, weight: Math.max(weight, known) });
    };
    add(row.field('Classification 1 PrefLabel'), 'preferred', 1);
    add(row.field('Classification 2 PrefLabel'), 'source-title', TITLE_WEIGHTS[relation]);
  }
  return versioned({
    source: national.source,
    concepts: [...concepts.values()],
    labels: [...labels.values()],
    codes,
  });
}

const ESCO_URI = /^http:\/\/data\.europa\.eu\/esco\/(?:occupation\/[\w-]+|isco\/C\d{1,4})$/;

/** A few titles are mapped to a group rather than to an occupation. */
function conceptOf(uri: string): LayerConcept {
  const isco = /\/isco\/C(\d+)$/.exec(uri)?.[1];
  return isco === undefined ? { uri, kind: 'occupation', isco: null } : { uri, kind: 'group', isco };
}

function nationalOf(file: string, rows: readonly TableRow[]): National {
  const row = rows.find((each) => each.field('Classification 2 URL') !== '');
  const address = row?.field('Classification 2 URL') ?? '';
  const national = NATIONAL.find((each) => each.address.test(address));
  if (row !== undefined && national !== undefined) return national;
  throw new ImportError(
    row === undefined
      ? `${file}: no mappings under its header`
      : `${file}:${row.line}: “${address.slice(0, 80)}” is neither of STAR’s classification nor of JobTech’s`,
  );
}

function readRow(
  file: string,
  row: TableRow,
  { address }: National,
): { uri: string; code: string | null; relation: Relation } {
  const uri = row.field('Classification 1 URI');
  const url = row.field('Classification 2 URL');
  // An eighth of the Danish table has none: its titles are names all the same.
  const code = url === '' ? null : address.exec(url)?.[1];
  const relation = RELATION_OF[row.field('Mapping relation')];
  if (!ESCO_URI.test(uri)) {
    throw new ImportError(`${file}:${row.line}: “${uri.slice(0, 80)}” is not a concept of ESCO’s`);
  }
  if (code === undefined) {
    throw new ImportError(`${file}:${row.line}: “${url.slice(0, 80)}” is not a code of its classification`);
  }
  if (relation === undefined) {
    throw new ImportError(
      `${file}:${row.line}: “${row.field('Mapping relation').slice(0, 80)}” is not a mapping relation`,
    );
  }
  return { uri, code, relation };
}
