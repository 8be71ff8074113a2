import { describe, expect, it } from 'vitest';
import type { CodeScheme, Relation, TaxonomyData } from '../../domain/taxonomy.ts';
import { buildConceptIndex } from '../../occupations/build-concept-index.ts';
import { occupationOf } from './occupation-of.ts';

const COOK = 'http://data.europa.eu/esco/occupation/cook';
const CHEF = 'http://data.europa.eu/esco/occupation/chef';
const GROUP = 'http://data.europa.eu/esco/isco/C5120';
const DIET_COOK = 'http://data.europa.eu/esco/occupation/diet-cook';

/** A group of SSYK that may stand for something of no known group. */
const UNSETTLED = '9999';

function indexWith(...given: Parameters<typeof dataWith>) {
  return buildConceptIndex(dataWith(...given));
}

/** Cooks (5120) of two kinds and a head of the kitchen (3434); `codes` lead from JobTech's names, or from SSYK. */
function dataWith(
  codes: readonly [code: string, concept: number, relation: Relation][],
  scheme: CodeScheme = 'jobtech-occupation-name',
): TaxonomyData {
  const concept = (number: number, uri: string, isco: string, sv: string) => {
    return { number, uri, kind: 'occupation' as const, isco, labels: { da: null, sv, en: null } };
  };
  const concepts = [
    concept(1, COOK, '5120', 'kock'),
    concept(2, CHEF, '3434', 'köksmästare'),
    concept(3, DIET_COOK, '5120', 'dietkock'),
    { ...concept(4, GROUP, '5120', 'Kockar'), kind: 'group' as const },
  ];
  return {
    version: '1',
    concepts,
    labels: concepts.map(({ number, labels }) => {
      return {
        concept: number,
        language: 'sv',
        label: labels.sv,
        kind: 'preferred',
        source: 'test',
        weight: 1,
      };
    }),
    codes: codes.map(([code, number, relation]) => {
      return { scheme, code, concept: number, relation };
    }),
    unsettled: [{ scheme: 'ssyk-2012', code: UNSETTLED }],
  };
}

const claim = { scheme: 'jobtech-occupation-name', code: 'x', label: 'Kock, storhushåll' } as const;
const ssyk = { scheme: 'ssyk-2012', code: '5120', label: 'Kockar och kallskänkor' } as const;

describe('occupationOf', () => {
  it('takes the occupation that the source’s own code leads to', () => {
    const read = occupationOf([claim, ssyk], 'Vi söker dig', 'sv', indexWith([['x', 1, 'exact']]));
    expect(read).toEqual({
      occupation: {
        esco: COOK,
        isco: '5120',
        labels: { da: null, sv: 'kock', en: null },
        basis: 'stated',
        confidence: 1,
      },
      concepts: [1],
    });
  });

  it('says of a code that is narrower than an occupation that it is of that', () => {
    const read = occupationOf([claim], 'Vi söker dig', 'sv', indexWith([['x', 1, 'broad']]));
    expect(read.occupation).toMatchObject({ esco: COOK, isco: '5120', basis: 'mapped' });
  });

  it('gives only what is certain where a code leads to two occupations', () => {
    const oneGroup = indexWith([
      ['x', 1, 'exact'],
      ['x', 3, 'exact'],
    ]);
    const read = occupationOf([claim], 'Vi söker dig', 'sv', oneGroup);
    expect(read.occupation).toMatchObject({ esco: null, isco: '5120' });
    expect(read.concepts).toEqual([1, 3]);
    const twoGroups = indexWith([
      ['x', 1, 'close'],
      ['x', 2, 'close'],
    ]);
    expect(occupationOf([claim], 'Vi söker dig', 'sv', twoGroups).occupation).toMatchObject({
      esco: null,
      isco: null,
    });
  });

  it('keeps what a wider code may stand for as candidates, those first that the title names', () => {
    const wide = indexWith([
      ['x', 1, 'narrow'],
      ['x', 2, 'narrow'],
    ]);
    const read = occupationOf([claim], 'Köksmästare', 'sv', wide);
    expect(read.occupation).toMatchObject({ esco: null, isco: null });
    expect(read.occupationCandidates?.map(({ esco }) => esco)).toEqual([CHEF, COOK]);
    expect(read.concepts).toEqual([2, 1]);
  });

  it('never takes an SSYK code for one of ISCO', () => {
    const read = occupationOf([ssyk], 'Vi söker dig', 'sv', indexWith([]));
    expect(read.occupation?.isco).toBeNull();
  });

  it('takes of an SSYK group the one group that all of it is of, under whatever number', () => {
    const cooks: [string, number, Relation][] = [
      ['7777', 1, 'narrow'],
      ['7777', 3, 'narrow'],
      // A name under it that is mapped to the group itself.
      ['7777', 4, 'narrow'],
    ];
    const claims = [{ ...ssyk, code: '7777' }];
    const read = (title: string) => occupationOf(claims, title, 'sv', indexWith(cooks, 'ssyk-2012'));
    expect(read('Vi söker dig')).toMatchObject({
      occupation: { esco: null, isco: '5120', labels: { sv: 'Kockar' }, basis: 'mapped', confidence: 1 },
      concepts: [4],
    });
    // The title chooses within the group, and not against it.
    expect(read('Dietkock').occupation).toMatchObject({ esco: DIET_COOK, isco: '5120', basis: 'mapped' });
    expect(read('Köksmästare').occupation).toMatchObject({ esco: null, isco: '5120', basis: 'mapped' });
  });

  it.each([
    ['is of two groups', '5120', [1, 2]],
    ['may stand for something of no known group', UNSETTLED, [1, 3]],
  ])('says nothing certain of an SSYK group that %s', (_, code, concepts) => {
    const codes = concepts.map((concept): [string, number, Relation] => [code, concept, 'narrow']);
    const index = indexWith(codes, 'ssyk-2012');
    const read = occupationOf([{ ...ssyk, code }], 'Vi söker dig', 'sv', index);
    expect(read.occupation).toMatchObject({ esco: null, isco: null, basis: 'stated' });
  });

  it('goes by the source’s own code before its SSYK group', () => {
    const index = buildConceptIndex({
      ...dataWith([['x', 2, 'exact']]),
      codes: [
        { scheme: 'jobtech-occupation-name', code: 'x', concept: 2, relation: 'exact' },
        { scheme: 'ssyk-2012', code: '5120', concept: 1, relation: 'narrow' },
      ],
    });
    expect(occupationOf([ssyk, claim], '', 'sv', index).occupation).toMatchObject({ isco: '3434' });
  });

  it('reads the title where no code leads anywhere', () => {
    const read = occupationOf([], 'Köksmästare', 'sv', indexWith([]));
    expect(read.occupation).toMatchObject({ esco: CHEF, isco: '3434', basis: 'inferred' });
    expect(read.occupation?.confidence).toBeGreaterThanOrEqual(0.95);
  });

  it('earns no code by a likeness', () => {
    const read = occupationOf([], 'Köksmästarinna på Öland', 'sv', indexWith([]));
    expect(read.occupation).toBeNull();
    expect(read.occupationCandidates?.[0]).toMatchObject({ esco: CHEF });
    expect(read.occupationCandidates?.[0]?.confidence).toBeLessThan(0.95);
  });

  it('goes by what the source calls it where the code leads nowhere', () => {
    const called = { ...claim, label: 'Kock/Kallskänka' };
    const read = occupationOf([called], '', 'sv', indexWith([]));
    expect(read.occupation).toMatchObject({ esco: null, isco: null, basis: 'stated' });
    expect(read.occupationCandidates?.[0]).toMatchObject({ esco: COOK, confidence: 0.8 });
  });
});
