import sanitize, { type IOptions } from 'sanitize-html';
import { cleanCharacters } from '../text/clean-characters.ts';
import { decodeEntities } from '../text/decode-entities.ts';
import { DocumentBuilder } from './document-builder.ts';
import { type Block, type Marks, NO_MARKS } from './rich-text.ts';
import { safeHref } from './safe-href.ts';

const BOUNDARIES = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'nav',
  'figure',
  'figcaption',
  'address',
  'details',
  'summary',
  'fieldset',
  'form',
  'center',
  'dl',
  'dt',
  'dd',
  'pre',
  'h5',
  'h6',
  'hr',
  'caption',
  'select',
  'optgroup',
  'option',
]);
const HEADINGS: Readonly<Record<string, 2 | 3 | 4>> = { h1: 2, h2: 2, h3: 3, h4: 4 };
const LISTS = new Set(['ul', 'ol', 'menu', 'dir']);
const STRONG = new Set(['strong', 'b']);
const EM = new Set(['em', 'i']);
const STRUCTURE = [...LISTS, 'li', 'blockquote', 'table', 'tr', 'td', 'th', 'br', ...Object.keys(HEADINGS)];

const SANITIZE: IOptions = {
  allowedTags: [...BOUNDARIES, ...STRUCTURE, ...STRONG, ...EM, 'a'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // Only what no reader sees. Left unclosed each swallows the rest, so nothing stands here for safety's sake alone.
  nonTextTags: ['script', 'style', 'xmp', 'template', 'title', 'iframe'],
  nestingLimit: 100,
};

/** More than any real ad by an order of magnitude; the parser's own effort grows with the square of the depth. */
const MAX_TAGS = 30_000;
const MAX_RAW_LENGTH = 4_000_000;
/** Pictures pasted into the text: megabytes that say nothing. */
const INLINE_DATA = /data:[\w.+/-]{0,100};base64,[\w+/=%]*/gi;

export interface ParsedBody {
  readonly blocks: Block[];
  /** The body was longer than the limits and its end is missing. */
  readonly cut: boolean;
  /** An element without text, a comment or a tag was never closed, and what came after it is lost, as in a browser. */
  readonly unclosed: boolean;
}

/**
 * Untrusted HTML as a document. `sanitize-html` does the parsing and the security; what it leaves is read tag by tag.
 * Headings keep their level (h1 becomes h2), pictures, scripts, styles and comments go, the text of all else stays
 * whole up to `maxLength` characters.
 */
export function parseHtml(html: string, maxLength = Number.POSITIVE_INFINITY): ParsedBody {
  const bounded = boundRaw(html);
  let { safe, unclosed } = sanitised(bounded.html);
  if (!safe.includes('<') && looksEscaped(safe)) ({ safe, unclosed } = sanitised(decodeEntities(safe)));
  const builder = new DocumentBuilder();
  const whole = readSafe(linesToBreaks(safe), builder, maxLength);
  return { blocks: builder.finish(), cut: bounded.cut || !whole, unclosed };
}

/** A character that no text can hold; where it does not come through, something swallowed the end. */
const END = '\uffff';
/** The parser takes what stands in a text area for raw text, and without an end tag all that follows. */
const TEXT_AREA = /<(\/?)textarea(?![^\s/>])/gi;

function sanitised(html: string): { safe: string; unclosed: boolean } {
  const marked = html.replaceAll(END, '').replace(TEXT_AREA, '<$1div') + END;
  const safe = sanitize(marked, SANITIZE);
  return { safe: safe.replaceAll(END, ''), unclosed: !safe.includes(END) };
}

/** May end within a tag: the parser drops the half of it. */
function boundRaw(html: string): { html: string; cut: boolean } {
  const light = /;base64,/i.test(html) ? html.replace(INLINE_DATA, '') : html;
  let end = Math.min(light.length, MAX_RAW_LENGTH);
  let tags = 0;
  for (let at = light.indexOf('<'); at !== -1 && at < end; at = light.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > MAX_TAGS) end = at;
  }
  return { html: light.slice(0, end), cut: end < light.length };
}

/** The whole body was escaped once too often: tags are its text. */
function looksEscaped(safe: string): boolean {
  return /&lt;(?:p|br|div|ul|li|strong|h[1-4])(?:\s|\/|&gt;)/i.test(
    decodeEntities(safe).replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

/** Where no tag breaks the lines, the line feeds do. */
function linesToBreaks(safe: string): string {
  return /<(?!\/?(?:a|b|i|strong|em)\b)/.test(safe) ? safe : safe.replaceAll('\n', '<br />');
}

/** One tag or one text of sanitize-html's output, which is balanced, quoted and escaped. */
const TOKEN = /<(\/?)([a-z][a-z\d]*)([^>]*)>|[^<]+/g;

/** False where the limit ended the reading. */
function readSafe(safe: string, builder: DocumentBuilder, maxLength: number): boolean {
  const marks = new MarkCounter();
  for (const [token, slash, tag, attributes] of safe.matchAll(TOKEN)) {
    if (tag === undefined) {
      const text = cleanCharacters(decodeEntities(token));
      const room = maxLength - builder.length;
      builder.addText(text.length > room ? text.slice(0, room) : text, marks.current());
      if (text.length > room) return false;
    } else if (slash === '/') closeTag(tag, builder, marks);
    else openTag(tag, attributes ?? '', builder, marks);
  }
  return true;
}

function openTag(tag: string, attributes: string, builder: DocumentBuilder, marks: MarkCounter): void {
  const level = HEADINGS[tag];
  if (tag === 'br') builder.addBreak();
  else if (level !== undefined) builder.openHeading(level);
  else if (LISTS.has(tag)) builder.openList(tag === 'ol');
  else if (tag === 'li') builder.openItem();
  else if (tag === 'blockquote') builder.openQuote();
  else if (tag === 'table') builder.openTable();
  else if (tag === 'tr') builder.openRow();
  else if (tag === 'td' || tag === 'th') builder.openCell(tag === 'th');
  else if (BOUNDARIES.has(tag)) builder.boundary();
  else marks.open(tag, attributes);
}

function closeTag(tag: string, builder: DocumentBuilder, marks: MarkCounter): void {
  if (tag === 'br') return;
  if (LISTS.has(tag)) builder.closeList();
  else if (tag === 'li') builder.closeItem();
  else if (tag === 'blockquote') builder.closeQuote();
  else if (tag === 'table') builder.closeTable();
  else if (tag === 'tr') builder.closeRow();
  else if (tag === 'td' || tag === 'th') builder.closeCell();
  else if (BOUNDARIES.has(tag) || HEADINGS[tag] !== undefined) builder.boundary();
  else marks.close(tag);
}

/** Which marks hold at this point of the text, however they nest. */
class MarkCounter {
  private strong = 0;
  private em = 0;
  private readonly hrefs: (string | null)[] = [];

  open(tag: string, attributes: string): void {
    if (STRONG.has(tag)) this.strong += 1;
    else if (EM.has(tag)) this.em += 1;
    else if (tag === 'a') this.hrefs.push(hrefOf(attributes));
  }

  close(tag: string): void {
    if (STRONG.has(tag)) this.strong -= 1;
    else if (EM.has(tag)) this.em -= 1;
    else if (tag === 'a') this.hrefs.pop();
  }

  current(): Marks {
    const href = this.hrefs.findLast((candidate) => candidate !== null) ?? null;
    if (this.strong <= 0 && this.em <= 0 && href === null) return NO_MARKS;
    return { strong: this.strong > 0, em: this.em > 0, href };
  }
}

function hrefOf(attributes: string): string | null {
  const raw = /\shref="([^"]*)"/.exec(attributes)?.[1];
  return raw === undefined ? null : safeHref(cleanCharacters(decodeEntities(raw)));
}
