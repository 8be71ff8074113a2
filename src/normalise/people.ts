import { findEmails, type TextRange } from './people/find-emails.ts';
import { findTelephones } from './people/find-telephones.ts';

/** What stands for an e-mail address and a telephone number: the same in the three languages. */
export const EMAIL_TOKEN = '[e-mail]';
export const TELEPHONE_TOKEN = '[tel.]';

export interface MaskRange extends TextRange {
  readonly token: string;
}

/** Spaces, dashes, signs and digits that look like plain ones: each is one unit long, as what it stands for. */
const LOOKALIKE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2012\u2212\uff0b\uff10-\uff19]/;
const LOOKALIKES = new RegExp(LOOKALIKE, 'g');

/** The text as the patterns know it, every character at its place. */
function plainly(text: string): string {
  if (!LOOKALIKE.test(text)) return text;
  return text.replace(LOOKALIKES, (sign) => {
    const plain = sign.normalize('NFKC');
    if (/^[ +\d]$/.test(plain)) return plain;
    return '-';
  });
}

/** One look for what every address and every number has a part of, however it is written: most lines have none. */
const CUE = /[\d\uff10-\uff19@＠([{<]|snabel|dot/iu;

/** What to mask in a text, in order and not overlapping; of two that overlap the one that begins first, the longer. */
export function maskRanges(text: string): MaskRange[] {
  if (!CUE.test(text)) return [];
  const plain = plainly(text);
  const emails = findEmails(plain);
  const telephones = findTelephones(plain);
  if (emails.length === 0 && telephones.length === 0) return [];
  const candidates = [
    ...emails.map((range) => ({ ...range, token: EMAIL_TOKEN })),
    ...telephones.map((range) => ({ ...range, token: TELEPHONE_TOKEN })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const ranges: MaskRange[] = [];
  for (const candidate of candidates) {
    const last = ranges.at(-1);
    if (last === undefined || candidate.start >= last.end) ranges.push(candidate);
  }
  return ranges;
}

/** A mask can uncover what stood too close to be told apart; nobody writes more than a few such in a row. */
export const MAX_MASK_ROUNDS = 10;

/** The text without e-mail addresses and telephone numbers. */
export function maskPeople(text: string): string {
  let current = text;
  for (let round = 0; round < MAX_MASK_ROUNDS; round += 1) {
    const ranges = maskRanges(current);
    if (ranges.length === 0) break;
    current = replaceRanges(current, ranges);
  }
  return current;
}

function replaceRanges(text: string, ranges: readonly MaskRange[]): string {
  let masked = '';
  let end = 0;
  for (const range of ranges) {
    masked += text.slice(end, range.start) + range.token;
    end = range.end;
  }
  return masked + text.slice(end);
}
