import { escapeHtml } from './escape-html.ts';
import {
  type Block,
  type Cell,
  type Flow,
  type Leaf,
  type List,
  type Marks,
  NO_MARKS,
  sameMarks,
} from './rich-text.ts';

/**
 * The document as HTML: only p, h2–h4, ul, ol, li, blockquote, table, tbody, tr, th, td, strong, em, br and a with
 * `href` and `rel`. Never a style, class, handler or any other attribute.
 */
export function renderHtml(blocks: readonly Block[]): string {
  return blocks.map(renderBlock).join('\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${renderFlow(block.content)}</p>`;
    case 'heading':
      return `<h${block.level}>${renderFlow(block.content)}</h${block.level}>`;
    case 'quote':
      return `<blockquote>${renderHtml(block.blocks)}</blockquote>`;
    case 'list':
      return renderList(block);
    case 'table':
      return `<table><tbody>${block.rows.map(renderRow).join('')}</tbody></table>`;
  }
}

function renderList(list: List): string {
  const tag = list.ordered ? 'ol' : 'ul';
  return `<${tag}>${list.items.map((item) => `<li>${renderFlow(item)}</li>`).join('')}</${tag}>`;
}

function renderRow(cells: readonly Cell[]): string {
  return `<tr>${cells.map(renderCell).join('')}</tr>`;
}

function renderCell(cell: Cell): string {
  const tag = cell.header ? 'th' : 'td';
  return `<${tag}>${renderFlow(cell.flow)}</${tag}>`;
}

/** Opens and closes marks as they change along the text; a link stands outside strong, strong outside em. */
function renderFlow(flow: Flow | readonly Leaf[]): string {
  let html = '';
  let open: Marks = NO_MARKS;
  for (const [index, node] of flow.entries()) {
    if (node.kind === 'text') {
      html += changeMarks(open, node.marks) + escapeHtml(node.text);
      open = node.marks;
    } else if (node.kind === 'break') {
      const next = flow[index + 1];
      const marks = next?.kind === 'text' && sameMarks(next.marks, open) ? open : NO_MARKS;
      html += `${changeMarks(open, marks)}<br />`;
      open = marks;
    } else {
      html += changeMarks(open, NO_MARKS) + renderList(node);
      open = NO_MARKS;
    }
  }
  return html + changeMarks(open, NO_MARKS);
}

function changeMarks(from: Marks, to: Marks): string {
  const linkChanges = from.href !== to.href;
  const strongChanges = linkChanges || from.strong !== to.strong;
  const emChanges = strongChanges || from.em !== to.em;
  let html = '';
  if (emChanges && from.em) html += '</em>';
  if (strongChanges && from.strong) html += '</strong>';
  if (linkChanges && from.href !== null) html += '</a>';
  if (linkChanges && to.href !== null) html += openLink(to.href);
  if (strongChanges && to.strong) html += '<strong>';
  if (emChanges && to.em) html += '<em>';
  return html;
}

function openLink(href: string): string {
  return `<a href="${escapeHtml(href)}" rel="nofollow noopener noreferrer">`;
}
