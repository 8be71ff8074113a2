import { type Leaf, type List, type Marks, NO_MARKS, sameMarks } from './rich-text.ts';

/**
 * Adds trimmed text at the end of running text, after `space` (one or none). Texts with the same marks become one;
 * the space between two differently marked texts belongs to the first, but never to a link.
 */
export function appendText(flow: (Leaf | List)[], space: string, marks: Marks, text: string): void {
  const last = flow.at(-1);
  if (last?.kind !== 'text') {
    flow.push({ kind: 'text', text, marks });
  } else if (sameMarks(last.marks, marks)) {
    flow[flow.length - 1] = { kind: 'text', text: last.text + space + text, marks };
  } else if (last.marks.href === null) {
    flow[flow.length - 1] = { kind: 'text', text: last.text + space, marks: last.marks };
    flow.push({ kind: 'text', text, marks });
  } else if (marks.href === null || space === '') {
    flow.push({ kind: 'text', text: space + text, marks });
  } else {
    flow.push({ kind: 'text', text: space, marks: NO_MARKS }, { kind: 'text', text, marks });
  }
}

/** Running text made canonical again after its texts were changed. */
export function joinLeaves(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  let space = '';
  for (const leaf of leaves) {
    if (leaf.kind === 'break') {
      joined.push(leaf);
      space = '';
      continue;
    }
    const text = leaf.text.trim();
    if (leaf.text.startsWith(' ')) space = ' ';
    if (text === '') continue;
    appendText(joined, joined.at(-1)?.kind === 'text' ? space : '', leaf.marks, text);
    space = leaf.text.endsWith(' ') ? ' ' : '';
  }
  return joined;
}
