import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from './csv-table.ts';

export interface XlsxSheet {
  readonly name: string;
  /** The first is the header. */
  readonly rows: readonly (readonly Cell[])[];
  /** Characters, by column. */
  readonly widths: readonly number[];
}

/** Most that a cell of Excel holds, characters. */
const LONGEST_CELL = 32_767;
/** What XML 1.0 has no way to write (2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** An Office Open XML workbook of one sheet. Every text is stored as text: nothing of it is ever a formula or a link. */
export function xlsxTable({ name, rows, widths }: XlsxSheet): Promise<Buffer> {
  const cells = rows.map((row, index) => row.map((value) => cellOf(value, index === 0)));
  const columns = widths.map((width) => ({ width }));
  return writeXlsxFile(cells, { sheet: name, columns, stickyRowsCount: 1 }).toBuffer();
}

function cellOf(value: Cell, isHeader: boolean) {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return { type: Number, value };
  const text = value.replace(NOT_XML, '').slice(0, LONGEST_CELL);
  return {
    type: String,
    value: text,
    wrap: true,
    alignVertical: 'top' as const,
    ...(isHeader ? { fontWeight: 'bold' as const } : {}),
  };
}
