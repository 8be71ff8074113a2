import { describe, expect, it } from 'vitest';
import { CATALOGUES } from './catalogues.ts';

/** Every text of a catalogue by its path. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new TypeError(`not a text: ${path}`);
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

function placesOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
}

const TEXTS = Object.entries(CATALOGUES).map(([language, catalogue]) => ({
  language,
  texts: new Map(textsOf(catalogue)),
}));
const DANISH = new Map(textsOf(CATALOGUES.da));

describe.each(TEXTS)('messages in $language', ({ texts }) => {
  it('are all there, and none empty or with a blank at its ends', () => {
    expect([...texts.keys()].sort()).toEqual([...DANISH.keys()].sort());
    for (const [path, text] of texts) expect.soft(text, path).toMatch(/^\S(?:[\s\S]*\S)?$/);
  });

  it('keep the same places as the Danish ones', () => {
    for (const [path, text] of texts) {
      expect.soft(placesOf(text), path).toEqual(placesOf(DANISH.get(path) ?? ''));
    }
  });

  it('leave no brace open', () => {
    for (const [path, text] of texts) expect.soft(text.replace(/\{\w+\}/g, ''), path).not.toMatch(/[{}]/);
  });
});

describe.each(TEXTS.filter(({ language }) => language !== 'da'))('messages in $language', ({ texts }) => {
  it('are translated', () => {
    const sentences = [...texts].filter(([, text]) => text.split(' ').length > 3);
    for (const [path, text] of sentences) expect.soft(text, path).not.toBe(DANISH.get(path));
  });
});
