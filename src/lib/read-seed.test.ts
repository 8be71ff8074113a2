import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseSeed, readSeed, SeedError } from './read-seed.ts';

const Row = z.strictObject({ code: z.string().regex(/^\d{4}$/, 'not four digits'), name: z.string() });
const parse = (csv: string) => parseSeed('seeds/x.csv', csv, Row);

describe('parseSeed', () => {
  it('reads rows, quoted fields and empty fields', () => {
    expect(parse('code,name\n0101,København\n1280,"Malmö, Oxie"\n0147,\n')).toEqual([
      { code: '0101', name: 'København' },
      { code: '1280', name: 'Malmö, Oxie' },
      { code: '0147', name: '' },
    ]);
  });

  it.each([
    ['code,name\n0101,a\n12,b\n', 'seeds/x.csv:3: code: not four digits'],
    ['code,name\n0101\n', 'seeds/x.csv:2: 1 fields where the header has 2'],
    ['code,name\n0101,a,b\n', 'seeds/x.csv:2: 3 fields where the header has 2'],
    ['code,name\n0101,a"b\n', 'seeds/x.csv:2: not a CSV row'],
    ['code,name\n0101,a\n\n', 'seeds/x.csv:3: 1 fields where the header has 2'],
    ['code,name\n0101,a', 'seeds/x.csv does not end with a line feed'],
    ['code,title\n0101,a\n', 'seeds/x.csv:2: name:'],
  ])('%j: %s', (csv, message) => {
    expect(() => parse(csv)).toThrow(SeedError);
    expect(() => parse(csv)).toThrow(message);
  });

  it('names a file that is missing', async () => {
    await expect(readSeed('missing.csv', Row)).rejects.toThrow('seeds/missing.csv cannot be read');
  });
});
