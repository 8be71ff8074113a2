/** Where something about a person stands: UTF-16 offsets, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const LOCAL = String.raw`(?<![\p{L}\d._%+'-])[\p{L}\d_%+](?:[\p{L}\d._%+'-]*[\p{L}\d_%+-])?`;
const LABEL = String.raw`[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?`;
const TOP = String.raw`\p{L}{2,24}(?![\p{L}\d])`;
const DOMAIN = String.raw`${LABEL}(?:\.${LABEL})*\.${TOP}`;

/** "anna . berg @ firma . dk": a space on either side of each sign, as no sentence has it. Nobody has many names. */
const SPACED_LOCAL = String.raw`${LOCAL}(?: \. [\p{L}\d_%+-]+){1,4}`;
const SPACED_DOMAIN = String.raw`${LABEL}(?: \. ${LABEL}){0,3} \. ${TOP}`;

const OPEN = `[ ]?[([{<][ ]?`;
const CLOSE = String.raw`[ ]?[)\]}>][ ]?`;
/** "at" in brackets; in Danish and Swedish the sign is called "snabel-a", which is clear without brackets. */
const HIDDEN_AT = `(?:${OPEN}(?:at|@|a|alfa|snabel-?a|snabela)${CLOSE}| (?:snabel-?a|snabela) )`;
const HIDDEN_DOT = String.raw`(?:\.|${OPEN}(?:dot|punkt|punktum|prick|\.)${CLOSE}| (?:dot|punktum) )`;
const HIDDEN_DOMAIN = `${LABEL}(?:${HIDDEN_DOT}${LABEL})*${HIDDEN_DOT}${TOP}`;

interface Pattern {
  readonly pattern: RegExp;
  /** What every match has in it: most texts have none of it, and are looked through ten times as fast for it. */
  needs(text: string): boolean;
}

const hasSign = testing(/[@＠]/);

const PATTERNS: readonly Pattern[] = [
  { pattern: new RegExp(`${LOCAL}[ ]?[@＠][ ]?${DOMAIN}`, 'giu'), needs: hasSign },
  {
    pattern: new RegExp(
      `(?:${SPACED_LOCAL}[ ][@＠][ ](?:${DOMAIN}|${SPACED_DOMAIN})|${LOCAL}[ ]?[@＠][ ]?${SPACED_DOMAIN})`,
      'giu',
    ),
    needs: (text) => text.includes(' . ') && hasSign(text),
  },
  {
    pattern: new RegExp(`${LOCAL}${HIDDEN_AT}${HIDDEN_DOMAIN}`, 'giu'),
    needs: testing(new RegExp(HIDDEN_AT, 'iu')),
  },
  {
    pattern: new RegExp(`${LOCAL} at ${LABEL}(?: dot ${LABEL})* dot ${TOP}`, 'giu'),
    needs: testing(/ dot /iu),
  },
];

/** One look for what every one of the patterns needs a part of. */
const CUE = /[@＠([{<]|snabel| dot /iu;

/** E-mail addresses, also written with a space around the sign or hidden from robots ("anna (at) firma.dk"). */
export function findEmails(text: string): TextRange[] {
  if (!CUE.test(text)) return [];
  return PATTERNS.filter(({ needs }) => needs(text)).flatMap(({ pattern }) =>
    Array.from(text.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

function testing(pattern: RegExp): Pattern['needs'] {
  return (text) => pattern.test(text);
}
