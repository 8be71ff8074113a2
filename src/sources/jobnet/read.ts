import type { ReadContext, SourceEvent } from '../source.ts';
import { PageReader } from './read-page.ts';
import { adIdOf, RegionListing } from './region-listing.ts';
import { requestPage } from './requests.ts';

/** The two of Jobnet's five regions that are ours. Asked one at a time, so that each vouches for its own ads. */
const REGIONS = ['HovedstadenOgBornholm', 'OevrigeSjaelland'] as const;

/** A region that moved while it was paged is paged again, so often; its ads are known by then, so it goes fast. */
const MOST_PASSES = 3;

/**
 * Reads every ad that Jobnet lists for Sjælland and Bornholm, page by page. Complete is only a listing of which each
 * region gave as many ads as it counts and stood still, but for new ones, while it was paged.
 * @throws UpstreamError where Jobnet refuses or fails; UpstreamShapeError at the first sign of a changed shape.
 */
export async function* readJobnet(baseUrl: URL, context: ReadContext): AsyncGenerator<SourceEvent> {
  const reader = new PageReader(baseUrl, context);
  const listings: RegionListing[] = [];
  for (const region of REGIONS) {
    for (let pass = 1; ; pass += 1) {
      const listing = new RegionListing(region);
      yield* readRegion(baseUrl, context, reader, listing, (so) => progress([...listings, so]));
      if (listing.mayBeWholeAgain && pass < MOST_PASSES) continue;
      listings.push(listing);
      break;
    }
  }
  yield progress(listings);
  yield conclusion(listings);
}

async function* readRegion(
  baseUrl: URL,
  context: ReadContext,
  reader: PageReader,
  listing: RegionListing,
  progressOf: (listing: RegionListing) => SourceEvent,
): AsyncGenerator<SourceEvent> {
  for (let page = 1, isMore = true; isMore; page += 1) {
    const answer = await requestPage(baseUrl, listing.region, page, context);
    isMore = listing.take(answer);
    yield* reader.read(answer.jobAds);
    yield progressOf(listing);
  }
  const firstAgain = await requestPage(baseUrl, listing.region, 1, context);
  listing.recheck(firstAgain);
  yield* reader.read(firstAgain.jobAds.filter((ad) => adIdOf(ad) !== null));
}

/** The total is known once the last region has told its own. */
function progress(listings: readonly RegionListing[]): SourceEvent {
  const done = listings.reduce((sum, { seen }) => sum + seen, 0);
  const total = listings.reduce((sum, listing) => sum + Math.max(listing.total, listing.seen), 0);
  return { type: 'progress', done, total: listings.length === REGIONS.length ? total : null };
}

function conclusion(listings: readonly RegionListing[]): SourceEvent {
  const doubts = listings.flatMap((listing) => listing.doubts());
  if (doubts.length > 0) return { type: 'listing', complete: false, reason: doubts.join('; ') };
  const counts = listings.map((listing) => listing.seen).join(' + ');
  return { type: 'listing', complete: true, reason: `both regions gave all the ads they count (${counts})` };
}
