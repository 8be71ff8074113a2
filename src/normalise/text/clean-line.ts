import { cleanCharacters } from './clean-characters.ts';
import { decodeEntities } from './decode-entities.ts';

/** The elements that upstreams and word processors write, and those that attackers try. */
const ELEMENTS =
  'a|abbr|address|area|article|aside|audio|b|base|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|' +
  'colgroup|dd|del|details|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|' +
  'h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|menu|meta|' +
  'nav|noscript|object|ol|optgroup|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|' +
  'strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|' +
  'video|wbr|xmp';
/** A tag as an upstream leaves it in a field that should be text: the name of an element, not "a < b". */
const TAG = new RegExp(String.raw`</?(?:${ELEMENTS})(?:[\s/][^<>]*)?>`, 'gi');
/** Without an end tag its content goes on to the end, as in a browser. */
const CODE = /<(script|style)(?:[\s/][^<>]*)?>.*?(?:<\/\1(?:[\s/][^<>]*)?>|$)/gis;
/** A tag taken out of another one can leave a tag; nobody nests more than a few. */
const MAX_ROUNDS = 8;

/** One line of text: entities decoded, tags out, scripts and styles with their content, white space one space. */
export function cleanLine(raw: string): string {
  const line = cleanCharacters(withoutTags(decodeEntities(raw)));
  return (UNEVEN.test(line) ? line.replace(/\s+/g, ' ') : line).trim();
}

/** White space that is more than one space, or another. */
const UNEVEN = /\s\s|[^\S ]/;

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  let current = text.replace(CODE, ' ');
  for (let round = 0; round < MAX_ROUNDS && current.includes('<'); round += 1) {
    const next = current.replace(TAG, ' ');
    if (next === current) break;
    current = next;
  }
  return current;
}
