import type { TextRange } from './find-emails.ts';

/** Nothing before it that would make the digits part of a longer number, a word, an address or a code. */
const BEFORE = String.raw`(?<![\p{L}\d_=&#@%]|\d[.,:–-]|\p{L}\/)`;
/** A word may be glued to it where an upstream lost a line feed. */
const AFTER = String.raw`(?![\p{Ll}\d_]|\p{Lu}(?!\p{Ll})|[.,:–-]\d|[ ]\d)`;
const GAP = '[ .–/-]{0,3}';

interface Shape {
  readonly pattern: RegExp;
  readonly needs: Cue;
}

/** `words`: only words around it tell the number from a code or an amount; `call`: only a word right before it does. */
type Cue = 'none' | 'words' | 'call';

function shape(body: string, needs: Cue = 'none'): Shape {
  return { pattern: new RegExp(BEFORE + body + AFTER, 'gu'), needs };
}

const SHAPES: readonly Shape[] = [
  // +45 12 34 56 78, (+46) 70-123 45 67, +46 (0)40 12 34 56, 0045 12345678
  shape(String.raw`\(?(?:\+|00(?=[1-9]))[ ]?\d{1,3}\)?${GAP}(?:\(0\)${GAP})?\d(?:${GAP}\d){6,12}`),
  // 12 34 56 78, 12.34.56.78, 12-34-56-78, with or without 45 before it
  shape(String.raw`(?:45[ ])?\d{2}(?:[ ]\d{2}){3,4}`),
  shape(String.raw`\d{2}(?:\.\d{2}){3}`),
  shape(String.raw`\d{2}(?:-\d{2}){3}`),
  // 1234 5678
  shape(String.raw`(?:45[ ])?[2-9]\d{3}[ ]\d{4}`),
  // 070-123 45 67, 08-12 34 56 78, 0411-57 70 00, (040) 12 34 56, 070.123.45.67
  shape(String.raw`\(?0[1-9]\d{0,2}\)?(?:[ ]?[/–-][ ]?|[ ])\d{2,3}(?:[ ]\d{2,3}){1,3}`),
  shape(String.raw`0[1-9]\d{0,2}\.\d{2,3}(?:\.\d{2,3}){1,3}`),
  // 040-123456, 0701-234567, 08-1234567
  shape(String.raw`\(?0[1-9]\d{0,2}\)?[ ]?[/–-]?[ ]?\d{5,8}`),
  // 12345678, 12 345 678, 123 45 678
  shape(String.raw`\d{8}`, 'words'),
  shape(String.raw`[2-9]\d[ ]\d{3}[ ]\d{3}|[2-9]\d{2}[ ]\d{2}[ ]\d{3}|[2-9]\d{3}-\d{4}`, 'words'),
  // 2012 34 56, 20 1234.56, and 0 40 34 10 00: eight digits, or a Swedish number, spaced as one likes
  shape(String.raw`(?:45${GAP})?\d(?:${GAP}\d){7}`, 'call'),
  shape(String.raw`0(?:${GAP}\d){7,9}`, 'call'),
];

/** Words right before a number that say it is one to call. */
const CALL_NOW = new RegExp(
  String.raw`(?<![\p{L}\d])(?:` +
    '(?:tlf|tfn|tel|telefon|telephone|phone|mobil|mobile|mob|sms|whatsapp)[ .]{0,2}(?:n?r|nummer|number)?' +
    '|(?:ring|ringe|call)(?: (?:os|oss|us))?(?: (?:på|on))?' +
    String.raw`)[\s.:-]{0,4}$`,
  'iu',
);
/** Words earlier in the line that make it likely. */
const CALL =
  /(?:\b(?:tlf|tfn|tel|telefon\p{L}*|telephone|phone|mobil\p{L}*|mobile|mob|ring|ringe|call|sms|kontakt\p{L}*|contact|växel|nås|direkt|cell|whatsapp)\b)[^\n]{0,60}$/iu;

/** Words right before a number that say it is something else. */
const CODE = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:` +
    '(?:cvr|org|organi[sz]ations?|ean|gln|bankgiro|plusgiro|bg|pg|konto|reg|referen[cs]e?|referens|ref|dnr|diarie|' +
    'journal|jnr|sags?|ärende|case|job|jobb|annons|stillings?|opslag|id|quick|projekt|project|isbn|issn|artikel|moms|' +
    'vat|kr|dkk|sek|eur|nok|usd|uge|ugerne|vecka|veckorna|weeks?)(?:[ -]?(?:id|nr|no|nummer(?:et)?|numret|number|kode?|code))?' +
    String.raw`|(?:p|se|ad|s)[ -]?(?:id|nr|no|nummer|number))[\s.:#-]*$`,
  'iu',
);

const UNIT =
  /^[\s,.–-]{0,3}(?:kr|kronor|kroner|dkk|sek|eur|euro|€|\$|%|:-|mio|mkr|miljoner|millioner|invånare|indbyggere|m²|m2|km|timmar|timer|år|st\b|stk)/iu;

/** Every number has eight digits, and nowhere more than five other signs between two of them. */
const EIGHT_DIGITS = /\d(?:\D{0,5}\d){7}/;

/** Telephone numbers as Danes and Swedes write them, and any in international form. */
export function findTelephones(text: string): TextRange[] {
  const found: TextRange[] = [];
  // Most paragraphs have none, and are looked through a dozen times as fast for it.
  if (!EIGHT_DIGITS.test(text)) return found;
  for (const { pattern, needs } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (isTelephone(text, match[0], range, needs)) found.push(range);
    }
  }
  return found;
}

function isTelephone(text: string, written: string, range: TextRange, needs: Cue): boolean {
  const digits = written.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15 || insideAddress(text, range.start)) return false;
  if (/^\(?\+/.test(written)) return true;
  const before = lineBefore(text, range.start);
  if (CODE.test(before) || UNIT.test(text.slice(range.end, range.end + 16))) return false;
  if (CALL_NOW.test(before)) return !OPENING_HOURS.test(written);
  if (needs === 'call' || looksLikeDates(written, digits)) return false;
  return needs === 'none' || CALL.test(before) || !(isSpacedAmount(written) || /^[01]/.test(digits));
}

/** 08.00-16.00 after "Telefon": when, not whom, to call. */
const OPENING_HOURS = /^(?:[01]?\d|2[0-4])\.[0-5]\d ?[–-] ?(?:[01]?\d|2[0-4])\.[0-5]\d$/;

/** Numbers within a web address are its own. */
function insideAddress(text: string, at: number): boolean {
  const word =
    text
      .slice(Math.max(0, at - 300), at)
      .split(/\s/)
      .at(-1) ?? '';
  return /(?:https?:\/\/|www\.)/i.test(word);
}

/** Without the masks, whose "tel." is no cue. */
function lineBefore(text: string, at: number): string {
  const [line = ''] = text
    .slice(Math.max(0, at - 80), at)
    .split('\n')
    .slice(-1);
  return line.replaceAll('[tel.]', '');
}

/** 12 345 678 without a word that asks to call is an amount; 2025-1234 a journal number. */
function isSpacedAmount(written: string): boolean {
  return /^\d{1,3}(?: \d{3})+$/.test(written) || written.includes('-');
}

function looksLikeDates(written: string, digits: string): boolean {
  const groups = written.split(/\D+/).filter((group) => group !== '');
  if (groups.length === 2 && groups.every((group) => isYear(group))) return true;
  if (groups.length >= 4 && groups.every((group) => group.length === 2))
    return isSequence(groups) || isHours(groups);
  return groups.length === 1 && digits.length === 8 && (isDate(digits, 'ymd') || isDate(digits, 'dmy'));
}

function isYear(group: string): boolean {
  return /^(?:19|20)\d{2}$/.test(group);
}

/** Weeks, sizes, ages: evenly rising numbers. Zeros are what upstreams leave of a number they blanked. */
function isSequence(groups: readonly string[]): boolean {
  const steps = groups.slice(1).map((group, index) => Number(group) - Number(groups[index]));
  return steps[0] !== 0 && steps.every((step) => step === steps[0] && step <= 10);
}

/** 08 00 16 30: opening hours; no Danish number begins with 0. */
function isHours(groups: readonly string[]): boolean {
  if (groups.length !== 4 || !/^[01]/.test(groups[0] ?? '') || groups.every((group) => group === '00'))
    return false;
  return groups.every((group, index) =>
    index % 2 === 0 ? Number(group) <= 24 : ['00', '15', '30', '45'].includes(group),
  );
}

function isDate(digits: string, order: 'ymd' | 'dmy'): boolean {
  const [year, month, day] =
    order === 'ymd'
      ? [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
      : [digits.slice(4), digits.slice(2, 4), digits.slice(0, 2)];
  return isYear(year) && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}
