import { codeUnits } from '../../lib/code-units.ts';

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const SURROGATE = 4;
/** More than one unit in lower case, or another one at the end of a word: left to `toLowerCase`. */
const RARE = 5;
/** A letter that may begin an address: "h" and "w". */
const BEGINNING = 6;

/** What a UTF-16 code unit is, and what it is in lower case. */
const KINDS = new Uint8Array(0x10000);
const LOWER = new Uint16Array(0x10000);
for (let code = 0; code < KINDS.length; code += 1) {
  const sign = String.fromCharCode(code);
  KINDS[code] = kindOf(sign);
  LOWER[code] = sign.toLowerCase().charCodeAt(0);
}

/** A mask or an address. */
const NO_PROSE = /\[[^\]\s]{1,10}\]|(?:https?:\/\/|www\.)\S+/y;

/** FNV-1a with its own and with another basis: 64 bits by which words are told apart. */
const BASIS = 0x811c9dc5;
const OTHER_BASIS = 0x2f0b4a27;
const PRIME = 0x01000193;
const OTHER_PRIME = 0x5bd1e995;

/** A word, in lower case, by two hashes; it stands in the text from `start` to before `end`. */
export type TakeWord = (hash: number, otherHash: number, start: number, end: number) => void;

/**
 * Tells every word of a text's prose, in order: runs of letters, but for masks, addresses and whatever has a digit in
 * it. A string for each of them would be most of what it costs to look through an ad.
 * @returns false, and has told only some, where lower case takes more than a look at each letter.
 */
export function scanWords(text: string, take: TakeWord): boolean {
  const units = codeUnits(text);
  const scanned = { text, units };
  let [at, lastDigit] = [0, -1];
  while (at < text.length) {
    let end = at;
    for (; end < text.length; end += 1) {
      const kind = KINDS[units[end] ?? 0];
      if (kind === SPACE) break;
      if (kind === DIGIT) lastDigit = end;
    }
    if (end > at && !scanToken(scanned, at, end, lastDigit, take)) return false;
    at = end + 1;
  }
  return true;
}

interface Scanned {
  readonly text: string;
  readonly units: Uint16Array;
}

function kindOf(sign: string): number {
  const lower = sign.toLowerCase();
  if (lower.length > 1 || sign === 'Σ') return RARE;
  if (sign === 'h' || sign === 'w') return BEGINNING;
  if (/\p{L}/u.test(lower)) return LETTER;
  if (/\d/.test(sign)) return DIGIT;
  if (/\s/.test(sign)) return SPACE;
  return /\p{Surrogate}/u.test(sign) ? SURROGATE : OTHER;
}

/** @param lastDigit where the last digit before `end` stands. */
function scanToken(scanned: Scanned, from: number, end: number, lastDigit: number, take: TakeWord): boolean {
  const { text, units } = scanned;
  let at = from;
  for (let skipped = noProseAt(scanned, at); skipped > 0; skipped = noProseAt(scanned, at)) at += skipped;
  if (lastDigit >= at) return true;
  while (at < end) {
    const kind = KINDS[units[at] ?? 0];
    if (kind === RARE || (kind === SURROGATE && isLetter(text, at))) return false;
    if (kind === LETTER || kind === BEGINNING) at = scanWord(scanned, at, end, take);
    else at += Math.max(1, noProseAt(scanned, at));
  }
  return true;
}

/** @returns where the word ends: at what is no letter, or where an address begins. */
function scanWord(scanned: Scanned, start: number, end: number, take: TakeWord): number {
  const { units } = scanned;
  let hash = BASIS;
  let otherHash = OTHER_BASIS;
  let at = start;
  for (; at < end; at += 1) {
    const code = units[at] ?? 0;
    const kind = KINDS[code];
    if (kind !== LETTER && (kind !== BEGINNING || noProseAt(scanned, at) > 0)) break;
    const letter = LOWER[code] ?? 0;
    hash = Math.imul(hash ^ letter, PRIME);
    otherHash = Math.imul(otherHash ^ letter, OTHER_PRIME);
  }
  if (at > start) take(hash >>> 0, otherHash >>> 0, start, at);
  return at === start ? at + noProseAt(scanned, at) : at;
}

function noProseAt({ text, units }: Scanned, at: number): number {
  const code = units[at];
  // What one may begin with: "[", "ht" and "ww".
  if (code !== 0x5b && code !== 0x68 && code !== 0x77) return 0;
  if (code !== 0x5b && (at + 1 >= text.length || units[at + 1] !== (code === 0x68 ? 0x74 : 0x77))) return 0;
  NO_PROSE.lastIndex = at;
  return NO_PROSE.test(text) ? NO_PROSE.lastIndex - at : 0;
}

function isLetter(text: string, at: number): boolean {
  return /\p{L}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}
