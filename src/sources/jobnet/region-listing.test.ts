import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobnetPage } from './fixtures/answers.ts';
import { RegionListing } from './region-listing.ts';

const page = (ids: string, total: number) =>
  jobnetPage(
    [...ids].map((jobAdId) => ({ jobAdId })),
    total,
  );

function doubtsAfter(pages: readonly string[], total: number, firstAgain: ReturnType<typeof page>): string[] {
  const listing = new RegionListing('Region');
  for (const ids of pages) if (!listing.take(page(ids, total))) break;
  listing.recheck(firstAgain);
  return listing.doubts();
}

describe('RegionListing', () => {
  it('asks for pages until it has seen what the region counts', () => {
    const listing = new RegionListing('Region');
    expect(listing.take(page('ab', 3))).toBe(true);
    expect(listing.take(page('c', 3))).toBe(false);
    listing.recheck(page('ab', 3));
    expect(listing.doubts()).toEqual([]);
  });

  it('is whole when new ads came in front', () => {
    expect(doubtsAfter(['ab', 'bc'], 3, page('xa', 4))).toEqual([]);
  });

  it.each([
    ['an ad is missing', ['ab', ''], 3, page('ab', 3)],
    ['nothing is listed', [''], 0, page('', 0)],
    ['the same page again and again', ['ab', 'ab', 'ab'], 4, page('ab', 4)],
    ['it shrank', ['ab', 'cd'], 4, page('ab', 3)],
    ['its first page lost an ad', ['ab', 'cd'], 4, page('bc', 4)],
    ['its first page is another', ['ab', 'cd'], 4, page('xy', 6)],
    ['its first page is empty', ['ab', 'cd'], 4, page('', 4)],
    ['its order changed', ['ab', 'cd'], 4, page('ba', 4)],
    ['it lists more than it counts', ['abc'], 2, page('abc', 2)],
  ])('is in doubt when %s', (_name, pages, total, firstAgain) => {
    expect(doubtsAfter(pages, total, firstAgain)).not.toEqual([]);
  });

  it('is in doubt while the total shrinks, even where it recovers', () => {
    const listing = new RegionListing('Region');
    listing.take(page('ab', 6));
    listing.take(page('cd', 5));
    listing.take(page('ef', 6));
    listing.recheck(page('ab', 6));
    expect(listing.doubts()).toEqual(['Region shrank while it was paged']);
  });

  it('is in doubt with ads that cannot be told apart, and counts them', () => {
    const listing = new RegionListing('Region');
    expect(listing.take(jobnetPage([{ jobAdId: 'a' }, {}, { jobAdId: ' ' }, null], 4))).toBe(false);
    listing.recheck(jobnetPage([{ jobAdId: 'a' }, {}, { jobAdId: ' ' }, null], 4));
    expect(listing.doubts()).toEqual(['Region listed 3 ads without an id']);
  });

  it('ends on any server that repeats itself', () => {
    const pages = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pages, fc.nat(20), (cycle, total) => {
        const listing = new RegionListing('Region');
        let asked = 0;
        while (listing.take(page((cycle[asked % cycle.length] ?? []).join(''), total))) asked += 1;
        expect(asked).toBeLessThanOrEqual(4);
      }),
    );
  });
});
