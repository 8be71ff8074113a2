import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTaxonomies } from '../../bench/relevance/taxonomies.ts';
import { readCrosswalk } from '../../src/occupations/import/read-crosswalk.ts';
import { readDisco } from '../../src/occupations/import/read-disco.ts';
import { readEscoPackage } from '../../src/occupations/import/read-esco-package.ts';

const OCCUPATION = 'http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000001';
const OTHER = 'http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000002';

const esco = (
  rows: string,
  header = 'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status',
) => [{ file: 'package/occupations_da.csv', text: `\ufeff${header}\n${rows}` }];

describe('an ESCO package', () => {
  it('is read by its columns’ names, with labels parted by line feeds', () => {
    const rows = `Occupation,${OCCUPATION},0110,påhittig kok,"køkkenfinder\nmadopfinder",,released\n`;
    const [layer] = readEscoPackage(esco(rows));
    expect(layer).toMatchObject({
      source: 'esco-da',
      concepts: [{ uri: OCCUPATION, kind: 'occupation', isco: '0110' }],
      labels: [
        { label: 'påhittig kok', kind: 'preferred', language: 'da' },
        { label: 'køkkenfinder', kind: 'alternative' },
        { label: 'madopfinder', kind: 'alternative' },
      ],
    });
  });

  it('takes a concept that comes twice once', () => {
    const row = (label: string) => `Occupation,${OCCUPATION},5120,${label},,,released\n`;
    const [layer] = readEscoPackage(esco(row('en') + row('to')));
    expect(layer?.concepts).toHaveLength(1);
    expect(layer?.labels.map(({ label }) => label)).toEqual(['en', 'to']);
  });

  it('of another language gives codes and no labels', () => {
    const [named] = esco(`Occupation,${OCCUPATION},5120,Koch,,,released\n`);
    const [layer] = readEscoPackage([{ file: 'occupations_de.csv', text: named?.text ?? '' }]);
    expect(layer).toMatchObject({ source: 'esco-de', labels: [], concepts: [{ isco: '5120' }] });
  });

  it.each([
    ['another file', 'a,b\n1,2\n', /occupations_da\.csv: no row begins with/],
    ['a header that lacks a column', 'conceptType,conceptUri\n', /:1: the header lacks “iscoGroup”/],
  ])('refuses %s', (_, text, message) => {
    expect(() => readEscoPackage([{ file: 'occupations_da.csv', text }])).toThrow(message);
  });

  it.each([
    ['a code that is none', `Occupation,${OCCUPATION},51x0,kok,,,released\n`, /:2: iscoGroup “51x0”/],
    ['a concept of someone else', 'Occupation,http://jobs.test/1,5120,kok,,,released\n', /:2: conceptUri/],
    ['a quote that does not close', `Occupation,${OCCUPATION},5120,"kok,,,released\n`, /not CSV/],
  ])('names file and line of %s', (_, rows, message) => {
    expect(() => readEscoPackage(esco(rows))).toThrow(message);
  });
});

const HEADER =
  'Classification 1 URI,Classification 1 PrefLabel,Classification 1 URL,Classification 2 URI,Classification 2 PrefLabel,Classification 2 URL,Mapping relation';
const jobtech = (id: string) => `http://data.jobtechdev.se/taxonomy/concept/${id}`;
const swedish = (rows: string) => ({
  file: 'se.csv',
  text: `\ufeffMapping project name,Påhittad\n,,\n\n${HEADER}\n${rows}`,
});

describe('a mapping table', () => {
  it('leads from the national code to ESCO, with the relation seen from there', () => {
    const rows = [
      `${OCCUPATION},påhittad kock,,${jobtech('a')},Kock,${jobtech('a')},skos:narrowMatch`,
      `${OTHER},annan kock,,${jobtech('a')},Kock,${jobtech('a')},skos:broadMatch`,
      `${OTHER},annan kock,,,,,no relation`,
    ];
    const layer = readCrosswalk(swedish(`${rows.join('\n')}\n`));
    expect(layer.source).toBe('crosswalk-se');
    expect(layer.codes).toEqual([
      { uri: OCCUPATION, scheme: 'jobtech-occupation-name', code: 'a', relation: 'broad' },
      { uri: OTHER, scheme: 'jobtech-occupation-name', code: 'a', relation: 'narrow' },
    ]);
    expect(layer.labels.filter(({ kind }) => kind === 'source-title')).toMatchObject([
      { uri: OCCUPATION, label: 'Kock', language: 'sv' },
      { uri: OTHER, label: 'Kock', weight: 0.5 },
    ]);
  });

  it.each([
    ['no mappings', '', /no mappings/],
    [
      'another country’s',
      `${OCCUPATION},x,,http://jobs.test/1,Koch,http://jobs.test/1,skos:exactMatch\n`,
      /neither of STAR/,
    ],
    ['an unknown relation', `${OCCUPATION},x,,${jobtech('a')},Kock,${jobtech('a')},nearly\n`, /:5: “nearly”/],
  ])('with %s is refused, naming file and line', (_, rows, message) => {
    expect(() => readCrosswalk(swedish(rows))).toThrow(message);
  });
});

describe('the list of DISCO-08', () => {
  const groups = new Set(['2', '22', '222', '2221']);
  const list = (rows: string) => ({ file: 'disco.csv', text: `\ufeffSEKVENS;KODE;NIVEAU;TITEL\n${rows}` });

  it('follows ISCO-08 for four digits, and leads nowhere where it has a group of its own', () => {
    const rows = [
      '1;"222";3;Sygepleje',
      '2;"2221";4;Sygepleje',
      '3;"222110";5;Ledende',
      '4;"2343";4;Pædagog',
    ];
    const layer = readDisco(list(`${rows.join('\n')}\n`), groups);
    expect(layer.codes.map(({ uri, code, relation }) => [code, uri.slice(-5), relation])).toEqual([
      ['222', '/C222', 'exact'],
      ['2221', 'C2221', 'exact'],
      ['222110', 'C2221', 'broad'],
    ]);
  });

  it('is refused with a code that is none, or with none at all', () => {
    expect(() => readDisco(list('1;"22x";3;Sygepleje\n'), groups)).toThrow(/disco\.csv:2: KODE “22x”/);
    expect(() => readDisco(list('1;"9999";4;Andet\n'), groups)).toThrow(/no codes/);
  });
});

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

describe.skipIf(!existsSync(`${DATA}taxonomy`))('the real files', () => {
  it('are read whole', async () => {
    const { esco: packages, denmark, sweden, seed } = await readTaxonomies(DATA);
    expect(packages.map(({ source }) => source)).toEqual(['esco-da', 'esco-en', 'esco-sv']);
    expect(packages[1]?.concepts.filter(({ kind }) => kind === 'occupation')).toHaveLength(3039);
    expect(denmark.codes.length).toBeGreaterThan(3500);
    expect(sweden.codes.length).toBeGreaterThan(5500);
    const official = new Map(
      packages.flatMap(({ concepts }) => concepts.map(({ uri, isco }) => [uri, isco])),
    );
    const strays = seed.concepts.filter(({ uri, isco }) => official.get(uri) !== isco);
    expect(strays).toEqual([]);
    const file = `${DATA}taxonomy/disco.csv`;
    const groups = new Set(seed.concepts.flatMap(({ kind, isco }) => (kind === 'group' ? [isco ?? ''] : [])));
    const disco = readDisco({ file, text: readFileSync(file, 'utf8') }, groups);
    // All but the fourteen of the two groups that only Denmark has.
    expect(disco.codes).toHaveLength(1171 - 14);
  }, 60_000);
});
