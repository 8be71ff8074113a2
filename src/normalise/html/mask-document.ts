import { MAX_MASK_ROUNDS, type MaskRange, maskRanges } from '../people.ts';
import { joinLeaves } from './append-text.ts';
import type { Block, Flow, Leaf, List, Text } from './rich-text.ts';

/**
 * The document with e-mail addresses and telephone numbers masked. Looks at each block's text as a reader sees it,
 * so that an address is found where tags cut it in two.
 */
export function maskDocument(blocks: readonly Block[]): Block[] {
  return blocks.map(maskBlock);
}

function maskBlock(block: Block): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, content: maskLeaves(block.content) };
    case 'quote':
      return { ...block, blocks: maskDocument(block.blocks) };
    case 'list':
      return maskList(block);
    case 'table':
      return {
        ...block,
        rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, flow: maskFlow(cell.flow) }))),
      };
  }
}

function maskList(list: List): List {
  return { ...list, items: list.items.map(maskFlow) };
}

/** Running text is masked between the lists that stand in it. */
function maskFlow(flow: Flow): Flow {
  const masked: Flow = [];
  let run: Leaf[] = [];
  for (const node of flow) {
    if (node.kind !== 'list') {
      run.push(node);
      continue;
    }
    masked.push(...maskLeaves(run), maskList(node));
    run = [];
  }
  return [...masked, ...maskLeaves(run)];
}

function maskLeaves(leaves: Leaf[]): Leaf[] {
  let current = leaves;
  for (let round = 0; round < MAX_MASK_ROUNDS; round += 1) {
    const texts = current.map((leaf) => (leaf.kind === 'break' ? '\n' : leaf.text));
    const ranges = maskRanges(texts.length === 1 ? (texts[0] ?? '') : texts.join(''));
    if (ranges.length === 0) break;
    current = maskOnce(current, texts, ranges);
  }
  return current;
}

function maskOnce(leaves: readonly Leaf[], texts: readonly string[], ranges: readonly MaskRange[]): Leaf[] {
  const masked: Leaf[] = [];
  let start = 0;
  for (const [index, leaf] of leaves.entries()) {
    const end = start + (texts[index]?.length ?? 0);
    const at = start;
    const touching = ranges.filter((range) => range.start < end && range.end > at);
    start = end;
    if (touching.length === 0) masked.push(leaf);
    else if (leaf.kind === 'text') masked.push(...maskText(leaf, at, touching));
  }
  return joinLeaves(masked);
}

/** The token goes where the range begins; a leaf that holds only its rest gives up that part. */
function maskText(leaf: Text, at: number, ranges: readonly MaskRange[]): Text[] {
  let text = '';
  let position = 0;
  for (const range of ranges) {
    const from = Math.max(0, range.start - at);
    text += leaf.text.slice(position, from) + (range.start >= at ? range.token : '');
    position = range.end - at;
  }
  text += leaf.text.slice(position);
  return text === '' ? [] : [{ ...leaf, text }];
}
