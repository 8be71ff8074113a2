import { describe, expect, it } from 'vitest';
import { readLexemes } from './read-lexemes.ts';

function read(vector: string) {
  const words: [string, number[], number, number][] = [];
  readLexemes(vector, ({ text, from, to, places, lastInTitle, lastInHeadline }) =>
    words.push([text.slice(from, to), [...places], lastInTitle, lastInHeadline]),
  );
  return words;
}

describe('the words of a tsvector', () => {
  it('stand with their places, and how far the title and the headline go', () => {
    expect(read("'kok':1A,7B,300 'søg':16383 'x':2A,3A 'å':4B")).toEqual([
      ['kok', [1, 7, 300], 1, 7],
      ['søg', [16383], 0, 0],
      ['x', [2, 3], 3, 3],
      ['å', [4], 0, 4],
    ]);
  });

  it('may hold spaces, colons, quotes and backslashes', () => {
    expect(read(String.raw`'a b:1':1 'd''or':2C 'c\\':3 '''':4`)).toEqual([
      ['a b:1', [1], 0, 0],
      ["d'or", [2], 0, 0],
      ['c\\', [3], 0, 0],
      ["'", [4], 0, 0],
    ]);
  });

  it('may have no places, or be none', () => {
    expect(read("'a' 'b'")).toEqual([
      ['a', [], 0, 0],
      ['b', [], 0, 0],
    ]);
    expect(read('')).toEqual([]);
  });
});
