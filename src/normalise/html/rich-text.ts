/**
 * The body of an ad as a small document: all that Sundet keeps of HTML and all that it makes of plain text. Both
 * are read into it, people are masked in it, and the stored HTML and plain text are written from it, so that the two
 * always say the same.
 *
 * What may stand in it is canonical: no empty block, no leading or trailing space in a block, no two spaces or two
 * breaks in a row, neighbouring texts with the same marks joined.
 */
export type Block = Paragraph | Heading | Quote | List | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: Leaf[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: 2 | 3 | 4;
  readonly content: Leaf[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly blocks: Block[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: Flow[];
}

export interface Table {
  readonly kind: 'table';
  readonly rows: Cell[][];
}

export interface Cell {
  readonly header: boolean;
  readonly flow: Flow;
}

/** What a list item or a table cell holds: running text and lists within. */
export type Flow = (Leaf | List)[];

export type Leaf = Text | Break;

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly marks: Marks;
}

export interface Break {
  readonly kind: 'break';
}

export interface Marks {
  readonly strong: boolean;
  readonly em: boolean;
  /** Absolute http or https URL; null where the text is no link. */
  readonly href: string | null;
}

export const NO_MARKS: Marks = { strong: false, em: false, href: null };

export const BREAK: Break = { kind: 'break' };

export function sameMarks(a: Marks, b: Marks): boolean {
  return a.strong === b.strong && a.em === b.em && a.href === b.href;
}
