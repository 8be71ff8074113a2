import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idUnder, OffsetListing } from './offset-listing.ts';

const idOf = (record: unknown) => idUnder(record, 'id');
const records = (ids: Iterable<string>) => Array.from(ids, (id) => ({ id }));

/** Pages a listing that `at` gives as it stands at each request, `size` records a page. */
function readAll(
  listing: OffsetListing,
  size: number,
  at: (request: number) => readonly string[],
  counts = true,
) {
  const found: unknown[] = [];
  for (let request = 0; listing.isMore; request += 1) {
    const all = at(request);
    const page = records(all.slice(listing.offset, listing.offset + size));
    found.push(...listing.take({ records: page, total: counts ? all.length : null, asked: size }));
  }
  return found.map(idOf);
}

describe('OffsetListing', () => {
  it('reads each record once and is whole', () => {
    const ids = fc.uniqueArray(
      fc.string({ minLength: 1 }).filter((id) => id.trim() === id && id !== ''),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(ids, fc.integer({ min: 2, max: 9 }), fc.boolean(), (all, size, counts) => {
        const listing = new OffsetListing('List', idOf);
        expect(readAll(listing, size, () => all, counts)).toEqual(all);
        expect(listing.doubts()).toEqual([]);
      }),
    );
  });

  it('never takes a listing for whole that a change has torn a hole into', () => {
    const change = fc.record({ at: fc.nat(4), removed: fc.nat(19), added: fc.boolean() });
    fc.assert(
      fc.property(change, fc.integer({ min: 2, max: 6 }), ({ at, removed, added }, size) => {
        const before = Array.from('abcdefghijklmnopqrst');
        const after = [...before.filter((_, index) => index !== removed), ...(added ? ['new'] : [])];
        const listing = new OffsetListing('List', idOf);
        let standing = before;
        const found = readAll(listing, size, (request) => {
          standing = request <= at ? before : after;
          return standing;
        });
        if (listing.doubts().length === 0) expect(found).toEqual(expect.arrayContaining(standing));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('does not mind what is added at the end', () => {
    const listing = new OffsetListing('List', idOf);
    const found = readAll(listing, 3, (request) => Array.from(request === 0 ? 'abcdef' : 'abcdefgh'));
    expect(found).toEqual(Array.from('abcdefgh'));
    expect(listing.doubts()).toEqual([]);
  });

  it('notices that a record moved onto a page already read', () => {
    const torn = new OffsetListing('List', idOf);
    readAll(torn, 3, (request) => Array.from(request === 0 ? 'abcdef' : 'bcdefg'));
    expect(torn.doubts()).toContain('List changed while it was paged');
  });

  it('is in doubt where the count shrinks, is not reached, or an ad has no id', () => {
    const shrunk = new OffsetListing('List', idOf);
    readAll(shrunk, 2, (request) => Array.from(request === 0 ? 'abcd' : 'abc'));
    expect(shrunk.doubts()).toEqual(['List shrank while it was paged']);
    const short = new OffsetListing('List', idOf);
    short.take({ records: records('ab'), total: 3, asked: 2 });
    short.take({ records: [], total: 3, asked: 2 });
    expect(short.doubts()).toContain('List listed 2 ads and counts 3');
    const nameless = new OffsetListing('List', idOf);
    nameless.take({ records: [{ id: ' ' }, null], total: 2, asked: 2 });
    expect(nameless.doubts()).toEqual(['List listed 2 ads without an id']);
  });

  it('ends on a server that repeats itself', () => {
    const listing = new OffsetListing('List', idOf);
    const page = { records: records('ab'), total: 99, asked: 2 };
    for (let request = 0; listing.isMore; request += 1) {
      listing.take(page);
      expect(request).toBeLessThan(3);
    }
    expect(listing.doubts()).toEqual(['List repeats its pages', 'List listed 2 ads and counts 99']);
  });
});
