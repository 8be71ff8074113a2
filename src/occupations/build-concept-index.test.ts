import { expect, it } from 'vitest';
import { buildConceptIndex } from './build-concept-index.ts';

const index = () =>
  buildConceptIndex({
    version: '1',
    concepts: [
      {
        number: 1,
        uri: 'http://data.europa.eu/esco/occupation/cook',
        kind: 'occupation',
        isco: '5120',
        labels: { da: null, sv: 'kock', en: null },
      },
    ],
    labels: [{ concept: 1, language: 'sv', label: 'kock', kind: 'preferred', source: 'test', weight: 1 }],
    codes: [],
    unsettled: [],
  });

it('keeps what a title and a name were found to be', () => {
  const concepts = index();
  expect(concepts.link('Kock', { language: 'sv' })).toBe(concepts.link('Kock', { language: 'sv' }));
  expect(concepts.lookup('kock')).toBe(concepts.lookup('kock'));
});

it('keeps nothing of kilobytes, and finds it again', () => {
  const concepts = index();
  const long = `kock ${'a '.repeat(500)}`;
  const found = concepts.link(long, { language: 'sv' });
  expect(found).toHaveLength(1);
  expect(concepts.link(long, { language: 'sv' })).not.toBe(found);
  expect(concepts.link(long, { language: 'sv' })).toEqual(found);
  expect(concepts.lookup(long)).not.toBe(concepts.lookup(long));
});

it('forgets once it has kept some thousands', () => {
  const concepts = index();
  const first = concepts.lookup('kock');
  for (let number = 0; number < 10_000; number += 1) concepts.lookup(String(number));
  expect(concepts.lookup('kock')).not.toBe(first);
  expect(concepts.lookup('kock')).toEqual(first);
});
