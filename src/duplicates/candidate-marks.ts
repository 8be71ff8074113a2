import { mixBits } from './hash-words.ts';
import type { PostingSketch } from './posting-sketch.ts';

/** Enough to tell most words apart, and the same with another ending, a slip behind them or a space put in. */
const LETTERS = 5;
/** Titles with more words than this say the rest twice. */
const MOST_WORDS = 8;
/** Two days that are no more than half of this apart are in one of two rows of spans, one of which begins at half. */
const SPAN_DAYS = 4;
const DAY_MS = 86_400_000;
/** What a hash is of, so that what is alike by chance is not taken for the same. */
const FACTS = { word: 1, deadline: 2, postcode: 3, span: 4_000_000 } as const;
/** FNV-1a, 32 bit. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * What tells postings apart that share a candidate key with many others, as those of a large employer in its own town do:
 * how each word of the title begins; and the same together with the deadline, with the postcode, and with when it was
 * published, since of a title that hundreds have only those are likely whose ads agree in one of these. Two postings
 * that `decide` joins by employer and text have one in common, unless all words of their titles begin with a slip.
 * @returns whole numbers of 32 bits with a sign, each once; at most 40.
 */
export function candidateMarks({ title, deadline, place, published }: PostingSketch): number[] {
  const facts = spansOf(published);
  if (deadline !== null) facts.push(hashOf(deadline, deadline.length, FACTS.deadline));
  if (place.postcode !== null) facts.push(hashOf(place.postcode, place.postcode.length, FACTS.postcode));
  const marks: number[] = [];
  const add = (mark: number): void => {
    if (!marks.includes(mark)) marks.push(mark);
  };
  for (const { word } of title.slice(0, MOST_WORDS)) {
    const beginning = hashOf(word, LETTERS, FACTS.word);
    add(mixBits(beginning) | 0);
    for (const fact of facts) add(mixBits(Math.imul(beginning, PRIME) ^ fact) | 0);
  }
  return marks;
}

/** For the spans that a day, `YYYY-MM-DD`, falls into, of either row one; none where it is not known. */
function spansOf(day: string | null): number[] {
  const number = day === null ? Number.NaN : Math.floor(Date.parse(day) / DAY_MS);
  if (Number.isNaN(number)) return [];
  return [
    mixBits(2 * Math.floor(number / SPAN_DAYS) + FACTS.span),
    mixBits(2 * Math.floor((number + SPAN_DAYS / 2) / SPAN_DAYS) + 1 + FACTS.span),
  ];
}

/** Of no more than so many of its first letters. */
function hashOf(text: string, letters: number, kind: number): number {
  let hash = OFFSET ^ kind;
  for (let index = 0; index < text.length && index < letters; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  }
  return hash;
}
