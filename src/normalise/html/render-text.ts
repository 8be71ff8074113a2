import type { Block, Cell, Flow, Leaf, List } from './rich-text.ts';

/**
 * The document as plain text: blocks separated by an empty line, list items as lines starting with "- ", table rows
 * as lines with " | " between cells. Link addresses are left to the HTML.
 */
export function renderText(blocks: readonly Block[]): string {
  return blocks
    .map(renderBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return renderFlow(block.content);
    case 'quote':
      return renderText(block.blocks);
    case 'list':
      return renderList(block);
    case 'table':
      return block.rows.map(renderRow).join('\n');
  }
}

function renderList(list: List): string {
  return list.items.map((item) => `- ${renderFlow(item)}`).join('\n');
}

function renderRow(cells: readonly Cell[]): string {
  return cells
    .map((cell) => renderFlow(cell.flow).replaceAll('\n', ' '))
    .filter((text) => text !== '')
    .join(' | ');
}

function renderFlow(flow: Flow | readonly Leaf[]): string {
  let text = '';
  for (const node of flow) {
    if (node.kind === 'text') text += node.text;
    else if (node.kind === 'break') text += '\n';
    else text += `${text === '' ? '' : '\n'}${renderList(node)}\n`;
  }
  return text.trimEnd();
}
