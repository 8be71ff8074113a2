interface Word {
  readonly kind: 'word';
  readonly lexeme: string;
  readonly inTitle: boolean;
}

/** A tsquery, read: what stands in a text, and in which part. */
export type TextQuery =
  | Word
  | { readonly kind: 'all' | 'any'; readonly of: readonly TextQuery[] }
  | { readonly kind: 'phrase'; readonly of: readonly Word[] }
  | { readonly kind: 'not'; readonly of: TextQuery };

/** A word with its weights, or one of the signs that we know. */
const TOKEN = /\s*(?:'((?:[^'\\]|'')*)'(:A)?|(<->|[&|!()]))\s*/y;

/**
 * Reads a tsquery in PostgreSQL's text form (https://www.postgresql.org/docs/current/datatype-textsearch.html), as far
 * as words stand in it, with the weight A or none, and `<->`, `&`, `|`, `!`, brackets. Null for all else: prefixes, words
 * some way apart, phrases of more than words.
 */
export function readTextQuery(tsquery: string): TextQuery | null {
  const tokens = tokensOf(tsquery);
  if (tokens === null) return null;
  const reader = new Reader(tokens);
  const query = reader.any();
  return query !== null && reader.isAtEnd ? query : null;
}

type Token = { readonly lexeme: string; readonly inTitle: boolean } | '<->' | '&' | '|' | '!' | '(' | ')';

function tokensOf(tsquery: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < tsquery.length) {
    const match = TOKEN.exec(tsquery);
    if (match === null) return null;
    const [, lexeme, weight, sign] = match;
    if (lexeme === undefined) tokens.push(sign as Exclude<Token, object>);
    else tokens.push({ lexeme: lexeme.replaceAll("''", "'"), inTitle: weight !== undefined });
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  any(): TextQuery | null {
    return this.#chain('any', '|', () => this.#chain('all', '&', () => this.#one()));
  }

  #chain(kind: 'all' | 'any', sign: Token, next: () => TextQuery | null): TextQuery | null {
    const of: TextQuery[] = [];
    do {
      const one = next();
      if (one === null) return null;
      of.push(one);
    } while (this.#take(sign));
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { kind, of };
  }

  #one(): TextQuery | null {
    if (this.#take('!')) {
      const of = this.#one();
      // It binds more tightly than a phrase does: !a <-> b is not ours to read.
      return of === null || of.kind === 'phrase' ? null : { kind: 'not', of };
    }
    if (this.#take('(')) {
      const within = this.any();
      return this.#take(')') ? within : null;
    }
    return this.#phrase();
  }

  #phrase(): TextQuery | null {
    const of: Word[] = [];
    do {
      const token = this.#tokens[this.#at];
      if (typeof token !== 'object') return null;
      this.#at += 1;
      of.push({ kind: 'word', ...token });
    } while (this.#take('<->'));
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { kind: 'phrase', of };
  }

  #take(sign: Token): boolean {
    if (this.#tokens[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }
}
