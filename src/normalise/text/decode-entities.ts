/** The named references seen in ads of the three languages; the rest of HTML's 2,231 do not occur in them. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  aring: 'å',
  Aring: 'Å',
  auml: 'ä',
  Auml: 'Ä',
  ouml: 'ö',
  Ouml: 'Ö',
  uuml: 'ü',
  Uuml: 'Ü',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  aacute: 'á',
  agrave: 'à',
  acirc: 'â',
  oacute: 'ó',
  ocirc: 'ô',
  iacute: 'í',
  iuml: 'ï',
  uacute: 'ú',
  ccedil: 'ç',
  ntilde: 'ñ',
  szlig: 'ß',
  eth: 'ð',
  thorn: 'þ',
  ndash: '–',
  mdash: '—',
  minus: '−',
  hellip: '…',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  acute: '´',
  uml: '¨',
  euro: '€',
  pound: '£',
  sect: '§',
  para: '¶',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  micro: 'µ',
  rarr: '→',
  larr: '←',
  check: '✓',
};

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,7}));/g;
/** `&amp;amp;amp;…` shrinks by one reference each round; nobody means more than a few. */
const MAX_ROUNDS = 8;

/** Windows-1252 from 0x80 to 0x9f; spelt out because Node 20 decodes `windows-1252` as ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Character references to characters, also where they were escaped twice or more ("R&amp;amp;D"). Unknown names stay
 * as they are. What comes out is text, not HTML.
 */
export function decodeEntities(text: string): string {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS && current.includes('&'); round += 1) {
    const next = current.replace(REFERENCE, decodeReference);
    if (next === current) break;
    current = next;
  }
  return current;
}

function decodeReference(reference: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? reference) : reference;
  return fromCodePoint(
    decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? '0', 16),
  );
}

/** 128–159 mean Windows-1252, as the HTML standard has it (numeric character reference end state). */
function fromCodePoint(codePoint: number): string {
  if (codePoint >= 0x80 && codePoint <= 0x9f) return WINDOWS_1252.charAt(codePoint - 0x80);
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return '';
  return String.fromCodePoint(codePoint);
}
