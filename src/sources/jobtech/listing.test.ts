import { describe, expect, it } from 'vitest';
import { type ExpectedCount, SnapshotListing } from './listing.ts';

const outside = (sourceId: string) => ({ type: 'outside', sourceId }) as const;

function listingOf(count: number, expected: ExpectedCount): SnapshotListing {
  const listing = new SnapshotListing(expected);
  for (let id = 0; id < count; id += 1) listing.take(outside(String(id)));
  return listing;
}

describe('SnapshotListing', () => {
  it.each([
    [1000, 1000, true],
    [990, 1000, true],
    [1010, 1000, true],
    [989, 1000, false],
    [1011, 1000, false],
    [41, 42, false],
    [0, 0, false],
    [10, 0, false],
  ])('%i listed of %i is complete: %s', (count, total, complete) => {
    expect(listingOf(count, { known: true, total }).conclude(false).complete).toBe(complete);
  });

  it('is never complete without a count', () => {
    const { complete, reason } = listingOf(5, { known: false, reason: 'it was down' }).conclude(false);
    expect(complete).toBe(false);
    expect(reason).toContain('it was down');
  });

  it('is never complete when it ends in the middle of a record', () => {
    const listing = listingOf(4, { known: true, total: 4 });
    expect(listing.conclude(true)).toMatchObject({
      complete: false,
      isCut: true,
      reason: expect.stringContaining('middle'),
    });
    expect(listing.conclude(false).complete).toBe(true);
  });

  it.each([
    [0, { known: true, total: 10 }, true],
    [9, { known: true, total: 10 }, true],
    [12, { known: true, total: 10 }, false],
    [9, { known: false, reason: 'it was down' }, false],
  ] as const)(
    '%i ads where %j are counted may be more when asked for again: %s',
    (count, expected, isCut) => {
      expect(listingOf(count, expected).conclude(false)).toMatchObject({ complete: false, isCut });
    },
  );

  it('is never complete with records that cannot be told apart', () => {
    const listing = listingOf(4, { known: true, total: 5 });
    listing.take({ type: 'rejected', sourceId: null, issues: [] });
    expect(listing.conclude(false).complete).toBe(false);
  });

  it('counts an ad once and a removal not at all', () => {
    const listing = listingOf(3, { known: true, total: 3 });
    expect(listing.take(outside('0'))).toBe(false);
    expect(listing.take({ type: 'removed', sourceId: '9', removedAt: null })).toBe(true);
    expect(listing.size).toBe(3);
  });

  it('tells what was listed from what could be read', () => {
    const listing = listingOf(1, { known: true, total: 2 });
    listing.take({ type: 'rejected', sourceId: 'x', issues: [] });
    expect([listing.has('0'), listing.has('x'), listing.has('y')]).toEqual([true, true, false]);
    expect([listing.hasRead('0'), listing.hasRead('x'), listing.hasRead('y')]).toEqual([true, false, false]);
  });
});
