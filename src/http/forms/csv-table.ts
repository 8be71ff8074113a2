/** What stands in one cell of a table. */
export type Cell = string | number | null | undefined;

const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know the encoding. */
export function csvTable(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * What a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), also after
 * blanks and in full width: it gets an apostrophe, which spreadsheets read as "text follows". A number does not.
 */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
