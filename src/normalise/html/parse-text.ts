import { cleanCharacters } from '../text/clean-characters.ts';
import { decodeEntities } from '../text/decode-entities.ts';
import { joinLeaves } from './append-text.ts';
import type { ParsedBody } from './parse-html.ts';
import { type Block, BREAK, type Flow, type Leaf, NO_MARKS, type Text } from './rich-text.ts';
import { safeHref } from './safe-href.ts';

/** A line that begins as list items do in ads: a bullet, or a hyphen, dash or asterisk and a space. */
const BULLET = /^(?:[•·●▪■◦‣⁃✓✔➢]\s*|[-–—*]\s+)(?=\S)/u;

/** Addresses in running text; the sentence's own punctuation after them is not theirs. */
const ADDRESS = /(?<![\p{L}\d@/.])(?:https?:\/\/|www\.)[^\s<>"'|]{2,1000}/giu;
const TRAILING_PUNCTUATION = /[.,;:!?)\]}»”’]+$/u;

/**
 * Plain text as a document: empty lines part paragraphs, single line feeds are kept as breaks, lines with bullets
 * become a list, web addresses become links. Reads at most `maxLength` characters.
 */
export function parseText(raw: string, maxLength = Number.POSITIVE_INFINITY): ParsedBody {
  const bounded = raw.slice(0, Math.min(raw.length, maxLength * 4));
  const clean = cleanCharacters(decodeEntities(bounded));
  const text = clean.length > maxLength ? clean.slice(0, maxLength) : clean;
  return {
    blocks: readLines(text.split('\n')),
    cut: bounded.length < raw.length || text.length < clean.length,
    unclosed: false,
  };
}

function readLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let items: Flow[] | null = null;
  let content: Leaf[] | null = null;
  for (const raw of lines) {
    const line = cleanCharacters(raw).replace(/ +/g, ' ').trim();
    const item = BULLET.test(line) ? line.replace(BULLET, '').trim() : '';
    if (item !== '') {
      if (items === null) {
        items = [];
        blocks.push({ kind: 'list', ordered: false, items });
      }
      items.push(linked(item));
      content = null;
    } else if (line === '') {
      content = null;
      items = null;
    } else {
      items = null;
      if (content === null) {
        content = [];
        blocks.push({ kind: 'paragraph', content });
      } else content.push(BREAK);
      content.push(...linked(line));
    }
  }
  return blocks;
}

function linked(line: string): Leaf[] {
  const texts: Text[] = [];
  let end = 0;
  // Most lines have none, and are looked through many times as fast for it.
  const mayHaveAddress = line.includes('://') || /www\./i.test(line);
  for (const match of mayHaveAddress ? line.matchAll(ADDRESS) : []) {
    const address = match[0].replace(TRAILING_PUNCTUATION, '');
    const href = safeHref(address);
    if (href === null) continue;
    if (match.index > end) texts.push({ kind: 'text', text: line.slice(end, match.index), marks: NO_MARKS });
    texts.push({ kind: 'text', text: address, marks: { ...NO_MARKS, href } });
    end = match.index + address.length;
  }
  if (end < line.length) texts.push({ kind: 'text', text: line.slice(end), marks: NO_MARKS });
  return joinLeaves(texts);
}
