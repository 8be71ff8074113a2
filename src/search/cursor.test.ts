import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_VACANCY, type VacancyQuery } from '../domain/vacancy.ts';
import { BadRequestError } from '../lib/errors.ts';
import { type Cursor, LOOSENESSES, readCursor, writeCursor } from './cursor.ts';

const QUERY: VacancyQuery = { ...ANY_VACANCY, q: 'kok', countries: ['DK', 'SE'], sort: 'relevance' };
const CURSOR: Cursor = {
  orderedAt: new Date('2026-03-01T12:00:00Z'),
  looseness: 'strict',
  after: { first: -3, second: 17, id: 'abc' },
};

describe('a cursor', () => {
  test('comes back as it was given', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true }),
        fc.maxSafeInteger(),
        fc.maxSafeInteger(),
        fc.string(),
        fc.constantFrom(...LOOSENESSES),
        (orderedAt, first, second, id, looseness) => {
          const cursor = { orderedAt, looseness, after: { first, second, id } };
          expect(readCursor(QUERY, writeCursor(QUERY, cursor))).toEqual(cursor);
        },
      ),
    );
  });

  test('stays good with another page size, with facets and with filters in another order', () => {
    const other: VacancyQuery = { ...QUERY, limit: 5, facets: true, countries: ['SE', 'DK'] };
    expect(readCursor(other, writeCursor(QUERY, CURSOR))).toEqual(CURSOR);
  });

  test.each<Partial<VacancyQuery>>([
    { q: 'kock' },
    { q: null },
    { countries: ['DK'] },
    { municipalities: ['1280'] },
    { hours: ['full_time'] },
    { sources: ['jobnet'] },
    { employers: ['Region Skåne'] },
    { languages: ['en'] },
    { durations: ['permanent'] },
    { requires: ['driving_licence'] },
    { lacks: ['driving_licence'] },
    { publishedAfter: '2026-03-01T00:00:00+01:00' },
    { deadlineAfter: '2026-03-01T00:00:00+01:00' },
    { sort: 'deadline' },
  ])('is refused by another search: %j', (change) => {
    expect(() => readCursor({ ...QUERY, ...change }, writeCursor(QUERY, CURSOR))).toThrow(BadRequestError);
  });

  test('that is anything else is refused, naming the parameter', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String()), (text) => {
        expect(() => readCursor(QUERY, text)).toThrow(expect.objectContaining({ parameter: 'cursor' }));
      }),
    );
    const forged = Buffer.from(JSON.stringify([1, 'x', 9e15, 0, 0, 'a'])).toString('base64url');
    expect(() => readCursor(QUERY, forged)).toThrow(BadRequestError);
  });
});
