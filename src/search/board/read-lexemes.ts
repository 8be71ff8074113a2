/** A word in a tsvector's text. */
export interface Lexeme {
  /** The text that it stands in, from `from` to before `to`: the tsvector's own, or one without doubled signs. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Ascending. Good until the next word. */
  readonly places: readonly number[];
  /** The last of its places with the weight A, and with A or B; 0 where there is none. */
  readonly lastInTitle: number;
  readonly lastInHeadline: number;
}

const QUOTE = 39;
const BACKSLASH = 92;
const COLON = 58;
const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const [A, B, D] = [65, 66, 68];
const DOUBLED = /(['\\])\1/g;

/**
 * Visits the words of a tsvector in PostgreSQL's text form (`'kok':1A,7 'søge':3`, quotes and backslashes doubled:
 * https://www.postgresql.org/docs/current/datatype-textsearch.html). By hand and sign by sign, because a hundred thousand
 * ads are read at a start.
 */
export function readLexemes(vector: string, take: (lexeme: Lexeme) => void): void {
  const places: number[] = [];
  for (let at = vector.indexOf("'"); at !== -1; at = vector.indexOf("'", at)) {
    const from = at + 1;
    let [to, isDoubled] = [from, false];
    for (; !isEnd(vector, to); to += 1) {
      if (!isPair(vector, to)) continue;
      isDoubled = true;
      to += 1;
    }
    places.length = 0;
    let [lastInTitle, lastInHeadline] = [0, 0];
    at = to + 1;
    while (vector.charCodeAt(at) === COLON || vector.charCodeAt(at) === COMMA) {
      let place = 0;
      for (at += 1; isDigit(vector.charCodeAt(at)); at += 1)
        place = place * 10 + vector.charCodeAt(at) - ZERO;
      places.push(place);
      const weight = vector.charCodeAt(at);
      if (weight === A) lastInTitle = place;
      if (weight === A || weight === B) lastInHeadline = place;
      if (weight >= A && weight <= D) at += 1;
    }
    if (isDoubled) {
      const text = vector.slice(from, to).replaceAll(DOUBLED, '$1');
      take({ text, from: 0, to: text.length, places, lastInTitle, lastInHeadline });
    } else take({ text: vector, from, to, places, lastInTitle, lastInHeadline });
  }
}

/** Whether the quote stands here that ends a word. */
function isEnd(vector: string, at: number): boolean {
  return at >= vector.length || (vector.charCodeAt(at) === QUOTE && vector.charCodeAt(at + 1) !== QUOTE);
}

/** Whether a doubled sign stands here. */
function isPair(vector: string, at: number): boolean {
  const sign = vector.charCodeAt(at);
  return sign === QUOTE || sign === BACKSLASH;
}

function isDigit(sign: number): boolean {
  return sign >= ZERO && sign <= NINE;
}
