import { describe, expect, it } from 'vitest';
import { readTextQuery } from './text-query.ts';

const word = (lexeme: string, inTitle = false) => ({ kind: 'word', lexeme, inTitle });

describe('a tsquery, read', () => {
  it('binds words as PostgreSQL does: not, and, or', () => {
    expect(readTextQuery("'a' | 'b' & !'c'")).toEqual({
      kind: 'any',
      of: [word('a'), { kind: 'all', of: [word('b'), { kind: 'not', of: word('c') }] }],
    });
    expect(readTextQuery("('a' | 'b') & ( 'c' )")).toEqual({
      kind: 'all',
      of: [{ kind: 'any', of: [word('a'), word('b')] }, word('c')],
    });
  });

  it('knows the weight of titles, and quotes within words', () => {
    expect(readTextQuery("'d''or':A")).toEqual(word("d'or", true));
  });

  it('reads phrases of words', () => {
    expect(readTextQuery("'a':A <-> 'b':A | ('c')")).toEqual({
      kind: 'any',
      of: [{ kind: 'phrase', of: [word('a', true), word('b', true)] }, word('c')],
    });
  });

  it.each([
    "'a' <2> 'b'",
    "('a' | 'c') <-> 'b'",
    "'a' <-> ('b')",
    "!'a' <-> 'b'",
    "'a':*",
    "'a':AB",
    "('a'",
    "'a' 'b'",
    "'a' &",
    '',
    String.raw`'a\\b'`,
  ])('leaves %s to the database', (tsquery) => {
    expect(readTextQuery(tsquery)).toBeNull();
  });
});
