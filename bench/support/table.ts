/** The middle value; of an even number the mean of the two middle ones. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, number) => sum + number, 0) / middle.length;
}

/** Rows under a title and a header, in columns; numbers to one decimal, to the right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  title: string,
): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => (isNumber(cell) ? cell.toFixed(1) : cell)));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row, line) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const isRight = line > 0 && isNumber(rows[line - 1]?.[column]);
        return isRight ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [title, '', ...lines].join('\n');
}

function isNumber(cell: unknown): cell is number {
  return typeof cell === 'number';
}
