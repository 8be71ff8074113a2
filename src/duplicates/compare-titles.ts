import type { PostingSketch } from './posting-sketch.ts';
import { isDistinguishing, isStatedElsewhere } from './title-qualifiers.ts';
import type { TitleWord } from './title-words.ts';

export interface TitleLikeness {
  /**
   * - `equal`: the same words, but for the employer's name and the town.
   * - `extended`: one has further words, none of which tells jobs apart, and all of which stand in the other's text.
   * - `unsupported`: the same, but of some of these words neither text knows anything.
   * - `different`: anything else.
   */
  readonly relation: 'equal' | 'extended' | 'unsupported' | 'different';
  /** Dice's coefficient of the telling words, 0 to 1. */
  readonly similarity: number;
  /** How many telling words both have. */
  readonly shared: number;
}

/** What of a posting its title is compared by. */
export type Titled = Pick<PostingSketch, 'title' | 'context' | 'hours' | 'positions' | 'text'>;

const SHORTEST_MISSPELT = 8;

/** Compares two titles; the order of the two does not matter. */
export function compareTitles(a: Titled, b: Titled): TitleLikeness {
  const { shared, onlyA, onlyB } = contrast(a, b);
  const isNothing = shared === 0 && !isSameTitle(a.title, b.title);
  const total = 2 * shared + onlyA.length + onlyB.length;
  return {
    relation: isNothing ? 'different' : relationOf(a, b, onlyA, onlyB),
    similarity: total === 0 ? (isNothing ? 0 : 1) : (2 * shared) / total,
    shared,
  };
}

/**
 * Whether each title has a word that tells the jobs apart and that the other has not: night and day, ward 3 and
 * ward 5.
 */
export function areContradictory(a: Titled, b: Titled): boolean {
  const { onlyA, onlyB } = contrast(a, b);
  return onlyA.some(tellsApart(b)) && onlyB.some(tellsApart(a));
}

/**
 * Whether titles are seen to be `different` without a look at contexts and texts, as most are that are: no two words of
 * them begin with one letter, as they would with one stem, or where a space more or less is all that they differ by, and
 * none is the other misspelt.
 */
export function areForeign(a: readonly TitleWord[], b: readonly TitleWord[]): boolean {
  for (const one of a) {
    for (const other of b) if (mayBeOneWord(one.word, other.word)) return false;
  }
  return true;
}

function mayBeOneWord(a: string, b: string): boolean {
  return a.charAt(0) === b.charAt(0) || isMisspelt(a, b);
}

/** The words of two titles held against each other. */
interface Contrast {
  readonly shared: number;
  readonly onlyA: readonly TitleWord[];
  readonly onlyB: readonly TitleWord[];
}

function contrast(a: Titled, b: Titled): Contrast {
  const ofA = holdAgainst(a, b);
  const ofB = holdAgainst(b, a);
  const shared = Math.min(ofA.shared, ofB.shared);
  const isSpaced = ofA.only.length > 0 && ofB.only.length > 0 && joined(ofA.only) === joined(ofB.only);
  if (isSpaced) return { shared: Math.max(shared, 1), onlyA: [], onlyB: [] };
  return { shared, onlyA: ofA.only, onlyB: ofB.only };
}

/**
 * How many telling words of `one` the other has, and which it lacks. Those that only name the employer or the town of
 * both do not count; one that only repeats the other's employer or town is not missed.
 */
function holdAgainst(one: Titled, other: Titled): { readonly shared: number; readonly only: TitleWord[] } {
  let shared = 0;
  const only: TitleWord[] = [];
  for (const word of one.title) {
    const isOthersContext = other.context.includes(word.stem);
    if (!findWord(other.title, word)) {
      if (!isOthersContext) only.push(word);
    } else if (!isOthersContext && !one.context.includes(word.stem)) shared += 1;
  }
  return { shared, only };
}

function relationOf(
  a: Titled,
  b: Titled,
  onlyA: readonly TitleWord[],
  onlyB: readonly TitleWord[],
): TitleLikeness['relation'] {
  if (!saysMore(onlyA, b)) return saysMore(onlyB, a) ? extensionOf(b, a, onlyB) : 'equal';
  return saysMore(onlyB, a) ? 'different' : extensionOf(a, b, onlyA);
}

function saysMore(only: readonly TitleWord[], other: Titled): boolean {
  return only.some(({ word }) => !isStatedElsewhere(word, other));
}

/**
 * What the further words of the longer title say of the other posting. A word that its own text dwells on and the
 * other's does not is what the two differ by.
 */
function extensionOf(longer: Titled, other: Titled, only: readonly TitleWord[]): TitleLikeness['relation'] {
  const further = only.filter(({ word }) => !isStatedElsewhere(word, other));
  // First, as the texts may not have been read.
  if (further.some(({ word }) => isDistinguishing(word))) return 'different';
  const absent = further.filter(({ word }) => !other.text.words.has(word));
  if (absent.some(({ word }) => longer.text.words.has(word))) return 'different';
  return absent.length === 0 ? 'extended' : 'unsupported';
}

function tellsApart(other: Titled): (word: TitleWord) => boolean {
  return ({ word }) => isDistinguishing(word) && !isStatedElsewhere(word, other);
}

function isSameTitle(a: readonly TitleWord[], b: readonly TitleWord[]): boolean {
  return a.length > 0 && b.length > 0 && isWithin(a, b) && isWithin(b, a);
}

function isWithin(one: readonly TitleWord[], other: readonly TitleWord[]): boolean {
  return one.every((word) => findWord(other, word));
}

function joined(words: readonly TitleWord[]): string {
  return words.map(({ word }) => word).join('');
}

function findWord(words: readonly TitleWord[], wanted: TitleWord): boolean {
  for (const word of words) {
    if (word.stem === wanted.stem || isMisspelt(word.word, wanted.word)) return true;
  }
  return false;
}

/** One letter of a long word put in, left out or changed. Nothing with a digit: a number is never a slip. */
function isMisspelt(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST_MISSPELT || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  const changed = Math.max(a.length, b.length) - start - end;
  return changed <= 1 && !/\d/.test(a) && !/\d/.test(b);
}
