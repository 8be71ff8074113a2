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
  /** Each title has a word that tells the jobs apart and that the other has not: night and day, ward 3 and ward 5. */
  readonly contradictory: boolean;
}

/** What of a posting its title is compared by. */
export type Titled = Pick<PostingSketch, 'title' | 'context' | 'hours' | 'positions' | 'text'>;

const SHORTEST_MISSPELT = 8;

/** Compares two titles; the order of the two does not matter. */
export function compareTitles(a: Titled, b: Titled): TitleLikeness {
  const shared = Math.min(countShared(a, b), countShared(b, a));
  const onlyA = onlyIn(a, b);
  const onlyB = onlyIn(b, a);
  const isSpaced = onlyA.length > 0 && onlyB.length > 0 && joined(onlyA) === joined(onlyB);
  const [restA, restB] = isSpaced ? [[], []] : [onlyA, onlyB];
  const equalWords = isSpaced ? Math.max(shared, 1) : shared;
  const isNothing = equalWords === 0 && !isSameTitle(a.title, b.title);
  const total = 2 * equalWords + restA.length + restB.length;
  return {
    relation: isNothing ? 'different' : relationOf(a, b, restA, restB),
    similarity: total === 0 ? (isNothing ? 0 : 1) : (2 * equalWords) / total,
    shared: equalWords,
    contradictory: restA.some(tellsApart(b)) && restB.some(tellsApart(a)),
  };
}

/** Telling words of one that the other has. Those that only name the employer or the town of both do not count. */
function countShared(one: Titled, other: Titled): number {
  let count = 0;
  for (const word of one.title) {
    const isContext = one.context.includes(word.stem) || other.context.includes(word.stem);
    if (!isContext && findWord(other.title, word)) count += 1;
  }
  return count;
}

/** Words that the other title lacks. One that only repeats the other's employer or town is not missed. */
function onlyIn(one: Titled, other: Titled): TitleWord[] {
  return one.title.filter((word) => !findWord(other.title, word) && !other.context.includes(word.stem));
}

function relationOf(a: Titled, b: Titled, onlyA: TitleWord[], onlyB: TitleWord[]): TitleLikeness['relation'] {
  const restA = onlyA.filter(({ word }) => !isStatedElsewhere(word, b));
  const restB = onlyB.filter(({ word }) => !isStatedElsewhere(word, a));
  if (restA.length === 0 && restB.length === 0) return 'equal';
  if (restA.length > 0 && restB.length > 0) return 'different';
  return restA.length > 0 ? extensionOf(a, b, restA) : extensionOf(b, a, restB);
}

/**
 * What the further words of the longer title say of the other posting. A word that its own text dwells on and the
 * other's does not is what the two differ by.
 */
function extensionOf(longer: Titled, other: Titled, further: TitleWord[]): TitleLikeness['relation'] {
  const absent = further.filter(({ word }) => !other.text.words.has(word));
  const isOtherJob = further.some(({ word }) => isDistinguishing(word));
  if (isOtherJob || absent.some(({ word }) => longer.text.words.has(word))) return 'different';
  return absent.length === 0 ? 'extended' : 'unsupported';
}

function tellsApart(other: Titled): (word: TitleWord) => boolean {
  return ({ word }) => isDistinguishing(word) && !isStatedElsewhere(word, other);
}

function isSameTitle(a: readonly TitleWord[], b: readonly TitleWord[]): boolean {
  const isWithin = (one: readonly TitleWord[], other: readonly TitleWord[]) =>
    one.every((word) => findWord(other, word));
  return a.length > 0 && b.length > 0 && isWithin(a, b) && isWithin(b, a);
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
  if (Math.min(a.length, b.length) < SHORTEST_MISSPELT || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const changed = Math.max(a.length, b.length) - start - end;
  return changed <= 1 && !/\d/.test(a) && !/\d/.test(b);
}
