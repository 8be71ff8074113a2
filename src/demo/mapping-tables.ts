import { OCCUPATION_CODES } from '../../seeds/demo/occupation-codes.ts';
import { OCCUPATION_CONCEPTS } from '../../seeds/demo/occupation-concepts.ts';

/** The text of a file, and what to call it. */
export interface MappingTable {
  readonly file: string;
  readonly text: string;
}

const HEADER = [
  'Classification 1 URI',
  'Classification 1 PrefLabel',
  'Classification 1 URL',
  'Classification 2 URI',
  'Classification 2 PrefLabel',
  'Classification 2 URL',
  'Mapping relation',
  'Editorial note',
];

/**
 * Denmark's and Sweden's mapping tables for the demo's own occupations, in the shape of EURES's: with them its ads
 * state their occupations as real ads do once the official tables are imported.
 */
export function demoMappingTables(): MappingTable[] {
  const occupations = Object.entries(OCCUPATION_CODES).map(([key, codes]) => {
    const concept = OCCUPATION_CONCEPTS[key as keyof typeof OCCUPATION_CODES];
    return { ...codes, esco: conceptUri(concept) };
  });
  return [
    {
      file: 'demo-mapping-dk.csv',
      text: table(
        occupations.map(({ esco, star }) => {
          return [esco, star.label, `http://data.star.dk/esco/occupation/${star.uuid}`];
        }),
      ),
    },
    {
      file: 'demo-mapping-se.csv',
      text: table(
        occupations.map(({ esco, name }) => {
          return [esco, name.label, `http://data.jobtechdev.se/taxonomy/concept/${name.id}`];
        }),
      ),
    },
  ];
}

function conceptUri(concept: string): string {
  const kind = /^C\d+$/.test(concept) ? 'isco' : 'occupation';
  return `http://data.europa.eu/esco/${kind}/${concept}`;
}

function table(rows: readonly (readonly [esco: string, label: string, url: string])[]): string {
  const lines = rows.map(([esco, label, url]) => [esco, '', esco, url, label, url, 'skos:exactMatch', '']);
  return [HEADER, ...lines].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
