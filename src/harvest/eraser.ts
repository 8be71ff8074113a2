import { createHash, randomBytes } from 'node:crypto';
import { maskPeople } from '../normalise/people.ts';
import type { Erasure, TextForm } from '../store/upkeep-store.ts';

/** What stands for a text that was erased: the same in the three languages. */
export const ERASED = '[…]';

/** Takes out of a text whatever was asked to be erased; a text without any comes back as it is. */
export type Eraser = (text: string, form: TextForm) => string;

/**
 * What to keep of a text (a name, an address) in order to find it again without keeping the text itself: a salted hash
 * of its words. Words are compared without case, accents and punctuation. Where the text holds what is masked in every
 * ad (an e-mail address, a telephone number), it is to be found with the mask in its place as well.
 * @returns one or two; none where `text` holds no word.
 */
export function erasuresOf(text: string): Erasure[] {
  const distinct = new Map(
    readingsOf(text)
      .filter((words) => words.length > 0)
      .map((words) => [words.join(' '), words]),
  );
  return [...distinct.values()].map((words) => {
    const salt = randomBytes(16).toString('base64url');
    return { hash: saltedHash(words, salt), salt, words: words.length, hint: hintOf(words) };
  });
}

/** Whether each of these would be found by what `known` holds already. */
export function isKnown(text: string, known: readonly Erasure[]): boolean {
  const index = indexOf(known);
  return readingsOf(text).every((words) => words.length === 0 || isErased(words, index));
}

function readingsOf(text: string): string[][] {
  return [text, maskPeople(text)].map((reading) =>
    wordsOf(reading)
      .map(({ folded }) => folded)
      .filter((word) => word !== ERASED),
  );
}

export function createEraser(erasures: readonly Erasure[]): Eraser {
  if (erasures.length === 0) return (text) => text;
  const index = indexOf(erasures);
  const erase = (text: string, form: TextForm): string => {
    switch (form) {
      case 'text':
        return eraseText(text, index);
      case 'html':
        return eraseHtml(text, index);
      case 'json':
        return eraseJson(text, index);
    }
  };
  return erase;
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Runs of letters, their marks and digits. What we put in the place of an address or a number is no word; what stands
 * where words were erased is one that nobody has, or those on its two sides would now be taken for neighbours.
 */
const WORD_OR_MASK = /\[(?:e-mail|tel\.|…)\]|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD_OR_MASK)]
    .filter(([found]) => found === ERASED || !found.startsWith('['))
    .map(({ 0: found, index }) => ({ folded: foldWord(found), start: index, end: index + found.length }));
}

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæðłđß]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Letters whose stroke or ligature is not a mark. */
const LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'a', ð: 'd', ł: 'l', đ: 'd', ß: 's' };

/** Erasures by how many words they have, then by hint. */
type Index = ReadonlyMap<number, ReadonlyMap<number, readonly Erasure[]>>;

function indexOf(erasures: readonly Erasure[]): Index {
  const index = new Map<number, Map<number, Erasure[]>>();
  for (const erasure of erasures) {
    const ofLength = index.get(erasure.words) ?? new Map<number, Erasure[]>();
    index.set(erasure.words, ofLength);
    ofLength.set(erasure.hint, [...(ofLength.get(erasure.hint) ?? []), erasure]);
  }
  return index;
}

function isErased(words: readonly string[], index: Index): boolean {
  const candidates = index.get(words.length)?.get(hintOf(words)) ?? [];
  return candidates.some(({ hash, salt }) => saltedHash(words, salt) === hash);
}

function saltedHash(words: readonly string[], salt: string): string {
  return createHash('sha256')
    .update(`${salt}\n${words.join(' ')}`)
    .digest('base64url');
}

/**
 * Twelve bits of FNV-1a: too few to guess a name from, and enough that a proper hash, which costs a hundred times as
 * much, is made of one run of words in four thousand.
 */
function hintOf(words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const word of words) {
    for (let index = 0; index < word.length; index += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  return (hash ^ (hash >>> 12)) & 0xfff;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** In order; those that overlap made one. */
function erasedRanges(text: string, index: Index): Range[] {
  const words = wordsOf(text);
  const ranges: Range[] = [];
  for (const [at, first] of words.entries()) {
    for (const length of index.keys()) {
      const run = words.slice(at, at + length);
      const last = run.at(-1);
      if (run.length < length || last === undefined) continue;
      if (
        !isErased(
          run.map(({ folded }) => folded),
          index,
        )
      )
        continue;
      const before = ranges.at(-1);
      if (before !== undefined && first.start < before.end) {
        ranges[ranges.length - 1] = { start: before.start, end: Math.max(before.end, last.end) };
      } else {
        ranges.push({ start: first.start, end: last.end });
      }
    }
  }
  return ranges;
}

/** @param kept what of an erased part stays. */
function replaceRanges(text: string, ranges: readonly Range[], kept: (part: string) => string): string {
  let erased = '';
  let position = 0;
  for (const { start, end } of ranges) {
    erased += text.slice(position, start) + ERASED + kept(text.slice(start, end));
    position = end;
  }
  return erased + text.slice(position);
}

function eraseText(text: string, index: Index): string {
  return replaceRanges(text, erasedRanges(text, index), () => '');
}

const TAG = /<[^>]*>/g;
const TAG_OR_ENTITY = /<[^>]*>|&#?\w+;/g;

/** Names are found across tags, whose nesting stays whole, and in the values of attributes. */
function eraseHtml(html: string, index: Index): string {
  const clean = html.replace(TAG, (tag) =>
    tag.replace(/"([^"]*)"/g, (_, value: string) => `"${eraseText(value, index)}"`),
  );
  const words = clean.replace(TAG_OR_ENTITY, (markup) => ' '.repeat(markup.length));
  return replaceRanges(clean, erasedRanges(words, index), (part) => (part.match(TAG) ?? []).join(''));
}

function eraseJson(json: string, index: Index): string {
  const value: unknown = JSON.parse(json);
  const erased = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? eraseText(part, index) : part,
  );
  return erased === JSON.stringify(value) ? json : erased;
}
