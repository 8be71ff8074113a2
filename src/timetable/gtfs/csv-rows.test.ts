import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv-rows.ts';

interface Read {
  readonly rows: string[][];
  readonly lines: number[];
  readonly broken: { line: number; message: string }[];
  readonly present: readonly boolean[];
  readonly notUtf8: string[];
}

async function read(text: string | Uint8Array, columns: string[], chunkBytes = 1 << 16): Promise<Read> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += chunkBytes)
      yield Uint8Array.from(bytes.subarray(i, i + chunkBytes));
  }
  const result: Read = { rows: [], lines: [], broken: [], present: [], notUtf8: [] };
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
    notUtf8: (line, text) => result.notUtf8.push(`${line}: ${text}`),
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
      notUtf8: [],
    });
  });

  it.each([1, 7, 1 << 16])(
    'reads what is Windows-1252 as such, and says where: in chunks of %d',
    async (chunkBytes) => {
      const text = 'a,b\n1,Malmö\n2,plain\n3,"Færge\nÅ – b"\n4,Høje';
      const bytes = Buffer.from(text, 'latin1');
      bytes[text.indexOf('–')] = 0x96;
      const { rows, notUtf8 } = await read(bytes, ['a', 'b'], chunkBytes);
      expect(rows).toEqual([
        ['1', 'Malmö'],
        ['2', 'plain'],
        ['3', 'Færge\nÅ – b'],
        ['4', 'Høje'],
      ]);
      expect(notUtf8).toEqual(['2: 1,Malmö', '4: 3,"Færge', '5: Å – b"', '6: 4,Høje']);
    },
  );

  it('leaves lost what was cut in the middle of a letter', async () => {
    const bytes = Buffer.concat([Buffer.from('a\nMalmö Östervär'), Buffer.from('ä').subarray(0, 1)]);
    expect((await read(bytes, ['a'])).rows).toEqual([['Malmö Östervär\uFFFD']]);
  });

  it('says of a file in UTF-16, or with line ends of long ago, what it is', async () => {
    const text = 'a,b\n1,2\n';
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const bytes of [wide, Buffer.from(wide).swap16(), Buffer.from(text, 'utf16le')]) {
      const { broken, rows } = await read(bytes, ['a', 'b']);
      expect(broken).toEqual([{ line: 1, message: expect.stringContaining('UTF-16') }]);
      expect(rows).toEqual([]);
    }
    const { broken } = await read(text.replaceAll('\n', '\r'), ['a', 'b']);
    expect(broken).toEqual([{ line: 1, message: expect.stringContaining('CR alone') }]);
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
