import { appendText } from './append-text.ts';
import {
  type Block,
  BREAK,
  type Cell,
  type Flow,
  type Leaf,
  type List,
  type Marks,
  type Quote,
  type Table,
} from './rich-text.ts';

/** Word's lists and layout tables nest without need; deeper than this the content is kept and the nesting is not. */
const MAX_LIST_DEPTH = 4;
const MAX_QUOTE_DEPTH = 2;

/** White space that is more than one space, or another. */
const UNEVEN = /\s\s|[^\S ]/;

type Frame =
  | BlockFrame
  | { readonly kind: 'list'; readonly list: List }
  | { readonly kind: 'item'; readonly flow: Flow }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'row'; readonly cells: Cell[] }
  | { readonly kind: 'cell'; readonly flow: Flow };

interface BlockFrame {
  readonly kind: 'root' | 'quote';
  readonly blocks: Block[];
  open: OpenBlock | null;
}

interface OpenBlock {
  readonly level: 2 | 3 | 4 | null;
  readonly content: Leaf[];
}

/**
 * Builds a canonical document out of whatever order of tags HTML may come in: text outside a paragraph gets one,
 * items outside a list too, a paragraph inside an item becomes a break, two breaks become a new paragraph, and what
 * stays empty vanishes.
 */
export class DocumentBuilder {
  /** Characters of text taken in so far. */
  length = 0;

  private readonly blocks: Block[] = [];
  private readonly frames: Frame[] = [{ kind: 'root', blocks: this.blocks, open: null }];
  private pendingBreaks = 0;
  private pendingSpace = false;
  /** Opening tags that were taken as mere boundaries, so that their closing tags close nothing else. */
  private readonly ignored = { quote: 0, list: 0, table: 0 };

  /** Running text; whitespace of any kind and length counts as one space. */
  addText(raw: string, marks: Marks): void {
    const begun = raw.trimStart();
    if (begun.length < raw.length) this.pendingSpace = true;
    const trimmed = begun.trimEnd();
    if (trimmed === '') return;
    // To put a space in the place of each space would cost most of what it costs to read a text.
    this.flush(marks, UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed);
    if (trimmed.length < begun.length) this.pendingSpace = true;
  }

  /** As `addText`, but no more than makes `maxLength` in all. @returns whether there was room for all of it. */
  addTextUpTo(maxLength: number, raw: string, marks: Marks): boolean {
    const room = maxLength - this.length;
    this.addText(raw.length > room ? raw.slice(0, room) : raw, marks);
    return raw.length <= room;
  }

  addBreak(): void {
    this.pendingBreaks += 1;
    this.pendingSpace = false;
  }

  /** The edge of a block that has no meaning of its own: p, div, section… */
  boundary(): void {
    const top = this.top();
    if (isBlockFrame(top)) top.open = null;
    this.pendingBreaks = top.kind === 'item' || top.kind === 'cell' ? Math.max(this.pendingBreaks, 1) : 0;
    this.pendingSpace = false;
  }

  openHeading(level: 2 | 3 | 4): void {
    this.boundary();
    const top = this.top();
    if (isBlockFrame(top)) top.open = { level, content: [] };
  }

  openQuote(): void {
    this.boundary();
    const top = this.top();
    const depth = this.frames.filter((frame) => frame.kind === 'quote').length;
    if (!isBlockFrame(top) || depth >= MAX_QUOTE_DEPTH) {
      this.ignored.quote += 1;
      return;
    }
    const quote: Quote = { kind: 'quote', blocks: [] };
    top.blocks.push(quote);
    this.frames.push({ kind: 'quote', blocks: quote.blocks, open: null });
  }

  closeQuote(): void {
    this.boundary();
    this.closeUpTo('quote');
  }

  openList(ordered: boolean): void {
    this.boundary();
    const depth = this.frames.filter((frame) => frame.kind === 'list').length;
    if (depth >= MAX_LIST_DEPTH) {
      this.ignored.list += 1;
      return;
    }
    const list: List = { kind: 'list', ordered, items: [] };
    this.hold(list);
    this.frames.push({ kind: 'list', list });
  }

  closeList(): void {
    this.boundary();
    this.closeUpTo('list');
  }

  /** Outside a list an item is but a line. */
  openItem(): void {
    this.boundary();
    if (this.top().kind === 'item') this.frames.pop();
    const top = this.top();
    if (top.kind === 'list') this.openItemIn(top.list);
  }

  closeItem(): void {
    this.boundary();
    if (this.top().kind === 'item') this.frames.pop();
    this.pendingBreaks = 0;
  }

  /** A table within a table, a list or a quote is layout: its cells become lines. */
  openTable(): void {
    this.boundary();
    const top = this.top();
    if (top.kind !== 'root') {
      this.ignored.table += 1;
      return;
    }
    const table: Table = { kind: 'table', rows: [] };
    top.blocks.push(table);
    this.frames.push({ kind: 'table', table });
  }

  closeTable(): void {
    this.boundary();
    this.closeUpTo('table');
  }

  openRow(): void {
    this.boundary();
    if (this.ignored.table > 0) return;
    const table = this.unwindTo('table');
    if (table?.kind === 'table') this.openRowIn(table.table);
  }

  closeRow(): void {
    this.boundary();
    if (this.ignored.table === 0) this.unwindTo('table');
  }

  openCell(header: boolean): void {
    this.boundary();
    if (this.ignored.table > 0) return;
    const frame = this.unwindTo('row') ?? this.unwindTo('table');
    if (frame?.kind === 'row') this.openCellIn(frame.cells, header);
    else if (frame?.kind === 'table') this.openCellIn(this.openRowIn(frame.table), header);
  }

  closeCell(): void {
    this.boundary();
    if (this.ignored.table === 0) this.unwindTo('row');
    this.pendingBreaks = 0;
  }

  finish(): Block[] {
    return prune(this.blocks);
  }

  private top(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) throw new Error('the root frame is never closed');
    return frame;
  }

  /** Closes what stands within the innermost frame of this kind; null, and nothing closed, where there is none. */
  private unwindTo(kind: 'table' | 'row'): Frame | null {
    const at = this.frames.findLastIndex((frame) => frame.kind === kind);
    if (at === -1) return null;
    this.frames.length = at + 1;
    return this.top();
  }

  /** Closes the innermost frame of this kind and all within it; nothing where there is none. */
  private closeUpTo(kind: 'quote' | 'list' | 'table'): void {
    if (this.ignored[kind] > 0) {
      this.ignored[kind] -= 1;
      return;
    }
    const at = this.frames.findLastIndex((frame) => frame.kind === kind);
    if (at > 0) this.frames.length = at;
    const top = this.top();
    if (isBlockFrame(top)) top.open = null;
  }

  private hold(list: List): void {
    const top = this.top();
    if (isBlockFrame(top)) top.blocks.push(list);
    else this.ensureFlow(top).push(list);
    this.pendingBreaks = 0;
  }

  private openItemIn(list: List): Flow {
    const flow: Flow = [];
    list.items.push(flow);
    this.frames.push({ kind: 'item', flow });
    this.pendingBreaks = 0;
    return flow;
  }

  private openRowIn(table: Table): Cell[] {
    const cells: Cell[] = [];
    table.rows.push(cells);
    this.frames.push({ kind: 'row', cells });
    return cells;
  }

  private openCellIn(cells: Cell[], header: boolean): Flow {
    const flow: Flow = [];
    cells.push({ header, flow });
    this.frames.push({ kind: 'cell', flow });
    this.pendingBreaks = 0;
    return flow;
  }

  /** Where content goes now, opening what HTML would have needed. */
  private ensureFlow(top: Exclude<Frame, BlockFrame>): Flow {
    switch (top.kind) {
      case 'item':
      case 'cell':
        return top.flow;
      case 'list':
        return this.openItemIn(top.list);
      case 'table':
        return this.openCellIn(this.openRowIn(top.table), false);
      case 'row':
        return this.openCellIn(top.cells, false);
    }
  }

  private ensureBlock(frame: BlockFrame): Leaf[] {
    if (this.pendingBreaks >= 2 && frame.open?.level === null) frame.open = null;
    const open = frame.open ?? { level: null, content: [] };
    if (open.content.length === 0) {
      const { level, content } = open;
      frame.blocks.push(
        level === null ? { kind: 'paragraph', content } : { kind: 'heading', level, content },
      );
    }
    frame.open = open;
    return open.content;
  }

  private flush(marks: Marks, text: string): void {
    const top = this.top();
    const flow: (Leaf | List)[] = isBlockFrame(top) ? this.ensureBlock(top) : this.ensureFlow(top);
    const last = flow.at(-1);
    const started = last !== undefined && last.kind !== 'list';
    if (started && this.pendingBreaks > 0) flow.push(BREAK);
    const space = started && this.pendingBreaks === 0 && this.pendingSpace ? ' ' : '';
    this.pendingBreaks = 0;
    this.pendingSpace = false;
    appendText(flow, space, marks, text);
    this.length += text.length + 1;
  }
}

function isBlockFrame(frame: Frame): frame is BlockFrame {
  return frame.kind === 'root' || frame.kind === 'quote';
}

/** Without empty lists, items, rows, tables and quotes. Nesting is bounded by the builder. */
function prune(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'list') return pruneList(block);
    if (block.kind === 'table') return pruneTable(block);
    if (block.kind !== 'quote') return [block];
    const inner = prune(block.blocks);
    return inner.length === 0 ? [] : [{ kind: 'quote', blocks: inner }];
  });
}

function pruneList(list: List): List[] {
  const items = list.items.map(pruneFlow).filter((item) => item.length > 0);
  return items.length === 0 ? [] : [{ ...list, items }];
}

function pruneTable(table: Table): Table[] {
  const rows = table.rows
    .map((cells) => cells.map((cell) => ({ ...cell, flow: pruneFlow(cell.flow) })))
    .filter((cells) => cells.some((cell) => cell.flow.length > 0));
  return rows.length === 0 ? [] : [{ kind: 'table', rows }];
}

function pruneFlow(flow: Flow): Flow {
  return flow.flatMap((node): Flow => (node.kind === 'list' ? pruneList(node) : [node]));
}
