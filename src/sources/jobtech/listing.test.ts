import { describe, expect, it } from 'vitest';
import { type ExpectedCount, SnapshotListing } from './listing.ts';

const outside = (sourceId: string) => ({ type: 'outside', sourceId }) as const;

function listingOf(count: number, expected: ExpectedCount): SnapshotListing {
  const listing = new SnapshotListing(expected);
  for (let id = 0; id < count; id += 1) listing.take(outside(String(id)), false);
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
    expect(listingOf(count, { known: true, total }).conclude().complete).toBe(complete);
  });

  it('is never complete without a count', () => {
    const { complete, reason } = listingOf(5, { known: false, reason: 'it was down' }).conclude();
    expect(complete).toBe(false);
    expect(reason).toContain('it was down');
  });

  it('is never complete when its last record is broken, but when an earlier one is', () => {
    const listing = listingOf(4, { known: true, total: 6 });
    listing.take({ type: 'rejected', sourceId: 'x', issues: [] }, true);
    expect(listing.conclude()).toMatchObject({ complete: false, reason: expect.stringContaining('middle') });
    listing.take(outside('y'), false);
    expect(listing.conclude().complete).toBe(true);
  });

  it('is never complete with records that cannot be told apart', () => {
    const listing = listingOf(4, { known: true, total: 5 });
    listing.take({ type: 'rejected', sourceId: null, issues: [] }, false);
    expect(listing.conclude().complete).toBe(false);
  });

  it('counts an ad once and a removal not at all', () => {
    const listing = listingOf(3, { known: true, total: 3 });
    expect(listing.take(outside('0'), false)).toBe(false);
    expect(listing.take({ type: 'removed', sourceId: '9', removedAt: null }, false)).toBe(true);
    expect(listing.size).toBe(3);
  });
});
