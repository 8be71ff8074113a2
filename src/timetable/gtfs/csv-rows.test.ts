import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv-rows.ts';

interface Read {
  readonly rows: string[][];
  readonly lines: number[];
  readonly broken: { line: number; message: string }[];
  readonly present: readonly boolean[];
}

async function read(text: string | Uint8Array, columns: string[], chunkBytes = 1 << 16): Promise<Read> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += chunkBytes)
      yield Uint8Array.from(bytes.subarray(i, i + chunkBytes));
  }
  const result: Read = { rows: [], lines: [], broken: [], present: [] };
  let present: readonly boolean[] = [];
  await readCsv(chunks(), columns, {
    header(found) {
      present = found;
      return true;
    },
    row(row) {
      result.rows.push(columns.map((_, column) => row.text(column)));
      result.lines.push(row.line);
    },
    broken: (line, message) => result.broken.push({ line, message }),
  });
  return { ...result, present };
}

describe('readCsv', () => {
  it('takes a byte order mark, CRLF, spaces, quotes, blank and short rows, and columns in any order', async () => {
    const text =
      '\uFEFF "b" , a,c\r\n1, 2 ,x\r\n\r\n"say ""hej""","två, tre\nfyra",y\r\nonly\r\n,,\r\nlast,row,z,surplus';
    expect(await read(text, ['a', 'b', 'missing'])).toEqual({
      present: [true, true, false],
      rows: [
        ['2', '1', ''],
        ['två, tre\nfyra', 'say "hej"', ''],
        ['', 'only', ''],
        ['', '', ''],
        ['row', 'last', ''],
      ],
      lines: [2, 4, 6, 7, 8],
      broken: [],
    });
  });

  it('says where a quote is left open', async () => {
    expect((await read('a,b\n1,2\n3,"open\n5,6\n', ['a'])).broken).toEqual([
      { line: 3, message: 'a quote is left open' },
    ]);
  });

  it('says that a file is empty, but not that a table is', async () => {
    expect((await read('', ['a'])).broken).toEqual([{ line: 1, message: 'the file is empty' }]);
    expect((await read('a', ['a'])).broken).toEqual([]);
  });

  it('holds no more than a row: one without end is not taken whole', async () => {
    const { broken } = await read(`a\n"${'x'.repeat(3 << 20)}"\n`, ['a']);
    expect(broken.map((problem) => problem.line)).toEqual([2]);
  });

  it('reads back what a writer wrote, however it is cut into chunks', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'å', '"', ',', '\n', '7') });
    const rows = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (table, chunkBytes) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `a,b\n${table.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
        expect((await read(text, ['a', 'b'], chunkBytes)).rows).toEqual(table);
      }),
    );
  });
});
