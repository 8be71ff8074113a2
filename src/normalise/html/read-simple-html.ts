import { cleanCharacters } from '../text/clean-characters.ts';
import { decodeEntities } from '../text/decode-entities.ts';
import type { DocumentBuilder } from './document-builder.ts';
import { MarkCounter } from './mark-counter.ts';
import { closeTag, openTag } from './read-tag.ts';

/** What an element may stand in: `ROOT` is the body itself. */
const ROOT = '';
const INLINE = ['strong', 'b', 'em', 'i'];
const RUNNING = [ROOT, 'p', 'li', 'h1', 'h2', 'h3', 'h4', ...INLINE];
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  p: [ROOT, 'li'],
  ul: [ROOT, 'li'],
  ol: [ROOT, 'li'],
  li: ['ul', 'ol'],
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4'].map((tag) => [tag, [ROOT]])),
  ...Object.fromEntries([...INLINE, 'br'].map((tag) => [tag, RUNNING])),
};

type Edge = 'open' | 'close' | 'void';

interface Tag {
  readonly name: string;
  readonly edge: Edge;
  readonly parents: ReadonlySet<string>;
}

/** The tags that are read, letter by letter as they stand between `<` and `>`. None has an attribute. */
const TAGS: ReadonlyMap<string, Tag> = new Map(
  Object.entries(PARENTS).flatMap(([name, parents]): [string, Tag][] => {
    const tag = (edge: Edge): Tag => ({ name, edge, parents: new Set(parents) });
    if (name === 'br') return ['br', 'br/', 'br /'].map((written) => [written, tag('void')]);
    return [
      [name, tag('open')],
      [`/${name}`, tag('close')],
    ];
  }),
);
const LONGEST_TAG = Math.max(...[...TAGS.keys()].map(({ length }) => length));

/**
 * A sign that may begin a character reference other than these, which whoever reads them takes alike; and the one by
 * which `parseHtml` marks the end for the parser.
 */
const UNSURE = /&(?!amp;(?!amp;)|nbsp;|\s)|\uffff/;
const MOST_NESTED = 50;

/**
 * Reads HTML that is as simple as most ads': paragraphs, lists, headings and stress, without attributes, each closed
 * where it has to be. Of such the parser makes just what is written, at six times the price; whatever else stands in
 * it, were it one sign, is left to the parser, so that nothing is ever judged here but what is known letter by letter.
 * @param html within the limits of `parseHtml`.
 * @returns whether all of it was read up to `maxLength` characters; null, and `builder` is of no use, where it is not
 * as simple as that.
 */
export function readSimpleHtml(html: string, builder: DocumentBuilder, maxLength: number): boolean | null {
  const open: string[] = [];
  const marks = new MarkCounter();
  let hasLines = false;
  let isWhole = true;
  let at = 0;
  while (at < html.length) {
    const begin = html.indexOf('<', at);
    const text = html.slice(at, begin === -1 ? html.length : begin);
    if (text !== '') {
      if (UNSURE.test(text)) return null;
      if (isWhole)
        isWhole = builder.addTextUpTo(maxLength, cleanCharacters(decodeEntities(text)), marks.current());
    }
    if (begin === -1) break;
    const end = html.indexOf('>', begin);
    if (end === -1 || end - begin > LONGEST_TAG + 1) return null;
    const tag = TAGS.get(html.slice(begin + 1, end));
    if (tag === undefined || !stands(tag, open)) return null;
    if (!INLINE.includes(tag.name)) hasLines = true;
    if (isWhole) {
      if (tag.edge === 'close') closeTag(tag.name, builder, marks);
      else openTag(tag.name, '', builder, marks);
    }
    at = end + 1;
  }
  // Where no tag breaks the lines, the line feeds do: not here.
  return open.length === 0 && hasLines ? isWhole : null;
}

/** Opens and closes `open`. @returns false where the tag may not stand there. */
function stands({ name, edge, parents }: Tag, open: string[]): boolean {
  if (edge === 'close') return open.pop() === name;
  if (open.length >= MOST_NESTED || !parents.has(open.at(-1) ?? ROOT)) return false;
  if (edge === 'open') open.push(name);
  return true;
}
