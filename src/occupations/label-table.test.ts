import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelRecord } from '../domain/taxonomy.ts';
import { foldLabel } from './fold-label.ts';
import { LabelTable } from './label-table.ts';
import { titleWord } from './title-words.ts';

function labelled(texts: readonly string[]): LabelTable {
  return new LabelTable(
    texts.map(
      (label, concept): LabelRecord => ({
        concept,
        language: 'sv',
        label,
        kind: 'everyday',
        source: 'test',
        weight: 1,
      }),
    ),
  );
}

describe('LabelTable', () => {
  it('never denies that a phrase may be met which is', () => {
    const word = fc.constantFrom(
      ...[
        'butik',
        'butiks',
        'butiken',
        'assistent',
        'assistenter',
        'butiksassistent',
        'å',
        'aa',
        'a',
        'söster',
        'soester',
      ],
      ...[
        'soster',
        'læge',
        'laege',
        'läge',
        'lage',
        'lager',
        'c#',
        'en',
        'sköterska',
        'sköterskor',
        'barn',
        'barnsköterska',
      ],
    );
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    let met = 0;
    fc.assert(
      fc.property(
        fc.array(phrase, { maxLength: 12 }),
        fc.array(phrase, { maxLength: 12 }),
        (labels, asked) => {
          const table = labelled(labels);
          for (const text of asked) {
            const words = foldLabel(text).split(' ').map(titleWord);
            const isMet = table.meet(words.map((each) => each.word).join(' ')).length > 0;
            if (isMet) met += 1;
            if (isMet) expect(table.mayMeet(words, 0, words.length)).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it.each(['butik assistent', 'butiksassistenten'])('meets %s in another inflection', (phrase) => {
    const words = phrase.split(' ').map(titleWord);
    const table = labelled(['Butiksassistent']);
    expect(table.mayMeet(words, 0, words.length)).toBe(true);
  });

  it('denies what no label is like', () => {
    const words = ['vi', 'söker', 'assistent'].map(titleWord);
    const table = labelled(['Butiksassistent', 'Assistent till butik']);
    expect(table.mayMeet(words, 0, 3)).toBe(false);
    expect(table.mayMeet(words, 2, 1)).toBe(false);
  });
});
