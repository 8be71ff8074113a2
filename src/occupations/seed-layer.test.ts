import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../domain/codes.ts';
import { foldLabel } from './fold-label.ts';
import { readSeedLayer } from './seed-layer.ts';

const layer = await readSeedLayer();
const groups = layer.concepts.filter(({ kind }) => kind === 'group');
const occupations = layer.concepts.filter(({ kind }) => kind === 'occupation');

describe('the concepts we bring along', () => {
  it.each([
    [1, 10],
    [2, 43],
    [3, 130],
    [4, 436],
  ])('has all groups of ISCO-08 of %i digits', (digits, count) => {
    expect(groups.filter(({ isco }) => isco?.length === digits)).toHaveLength(count);
  });

  it('has no group without the one above it', () => {
    const codes = new Set(groups.map(({ isco }) => isco));
    const orphans = [...codes].filter((code) => code?.length !== 1 && !codes.has(code?.slice(0, -1) ?? ''));
    expect(orphans).toEqual([]);
  });

  it('names at least three hundred occupations in everyday words, each with a unit group', () => {
    expect(occupations.length).toBeGreaterThanOrEqual(300);
    expect(occupations.filter(({ isco }) => isco?.length !== 4)).toEqual([]);
  });

  it.each(LANGUAGES)('calls every one of them something in %s', (language) => {
    const named = new Set(
      layer.labels
        .filter((label) => label.language === language && label.label.trim() === label.label)
        .map(({ uri }) => uri),
    );
    expect(layer.concepts.filter(({ uri }) => !named.has(uri))).toEqual([]);
  });

  it.each(LANGUAGES)('gives no word of %s to two occupations', (language) => {
    const meanings = new Map<string, Set<string>>();
    for (const { uri, label } of layer.labels.filter(
      (each) => each.language === language && each.kind === 'everyday',
    )) {
      const folded = foldLabel(label);
      meanings.set(folded, (meanings.get(folded) ?? new Set()).add(uri));
    }
    expect([...meanings].filter(([, uris]) => uris.size > 1)).toEqual([]);
  });

  it('never says the same twice', () => {
    const said = layer.labels.map(({ uri, language, label, kind }) => `${uri} ${language} ${kind} ${label}`);
    expect(said.filter((each, index) => said.indexOf(each) !== index)).toEqual([]);
  });
});
