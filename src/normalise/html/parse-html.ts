import sanitize, { type IOptions } from 'sanitize-html';
import { cleanCharacters } from '../text/clean-characters.ts';
import { decodeEntities } from '../text/decode-entities.ts';
import { DocumentBuilder } from './document-builder.ts';
import { MARKS, MarkCounter } from './mark-counter.ts';
import { readSimpleHtml } from './read-simple-html.ts';
import { closeTag, openTag, STRUCTURE } from './read-tag.ts';
import type { Block } from './rich-text.ts';

const SANITIZE: IOptions = {
  allowedTags: [...STRUCTURE, ...MARKS, 'a'],
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

interface BoundedHtml {
  readonly html: string;
  readonly cut: boolean;
}

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
 * whole up to `maxLength` characters. What holds nothing but a few known tags is read without it.
 */
export function parseHtml(html: string, maxLength = Number.POSITIVE_INFINITY): ParsedBody {
  const bounded = boundRaw(html);
  const builder = new DocumentBuilder();
  const isWhole = readSimpleHtml(bounded.html, builder, maxLength);
  if (isWhole === null) return parseAnyHtml(bounded, maxLength);
  return { blocks: builder.finish(), cut: bounded.cut || !isWhole, unclosed: false };
}

/** As `parseHtml`, whatever the HTML: what reading it more simply is held to. */
export function parseByLibrary(html: string, maxLength = Number.POSITIVE_INFINITY): ParsedBody {
  return parseAnyHtml(boundRaw(html), maxLength);
}

function parseAnyHtml(bounded: BoundedHtml, maxLength: number): ParsedBody {
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
function boundRaw(html: string): BoundedHtml {
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
      if (!builder.addTextUpTo(maxLength, text, marks.current())) return false;
    } else if (slash === '/') closeTag(tag, builder, marks);
    else openTag(tag, attributes ?? '', builder, marks);
  }
  return true;
}
