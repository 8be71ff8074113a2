import type { DocumentBuilder } from './document-builder.ts';
import type { MarkCounter } from './mark-counter.ts';

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
/** The elements that `openTag` and `closeTag` know as more than marks. */
export const STRUCTURE: readonly string[] = [
  ...BOUNDARIES,
  ...LISTS,
  ...['li', 'blockquote', 'table', 'tr', 'td', 'th', 'br'],
  ...Object.keys(HEADINGS),
];

/** What the beginning of an element does to the document. @param attributes as they stand in the tag. */
export function openTag(tag: string, attributes: string, builder: DocumentBuilder, marks: MarkCounter): void {
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

/** What its end does. */
export function closeTag(tag: string, builder: DocumentBuilder, marks: MarkCounter): void {
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
