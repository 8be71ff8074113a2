import type { JobnetPage } from './wire.ts';

/** Far above what a region has; a server that goes on for ever is not a listing. */
const MOST_PAGES = 2_000;

/**
 * One region's listing while it is paged: when it is at its end, and whether it is proven to be whole. The pages are
 * newest first and are cut afresh for each request, so an ad removed meanwhile moves one we have not seen onto a page
 * we have: such a listing is not whole.
 */
export class RegionListing {
  readonly region: string;
  readonly #ids = new Set<string>();
  readonly #doubts = new Set<string>();
  #firstPage: readonly string[] = [];
  #withoutId = 0;
  #pages = 0;
  #total: number | null = null;

  constructor(region: string) {
    this.region = region;
  }

  /** Ads seen, each once. */
  get seen(): number {
    return this.#ids.size + this.#withoutId;
  }

  get total(): number {
    return this.#total ?? 0;
  }

  /** Takes the next page. @returns whether there is another to ask for. */
  take(page: JobnetPage): boolean {
    const ids = idsOf(page);
    if (this.#pages === 0) this.#firstPage = ids;
    this.#pages += 1;
    this.#noteTotal(page);
    const hadSeen = this.seen;
    for (const id of ids) this.#ids.add(id);
    this.#withoutId += page.jobAds.length - ids.length;
    if (page.jobAds.length === 0) return false;
    if (this.seen >= this.total) return false;
    if (this.seen === hadSeen) this.#doubt('repeats its pages');
    else if (this.#pages === MOST_PAGES) this.#doubt(`does not end after ${MOST_PAGES} pages`);
    else return true;
    return false;
  }

  /** Takes the first page, asked for again at the end: it must begin as before, but for newer ads in front. */
  recheck(page: JobnetPage): void {
    const ids = idsOf(page);
    const newInFront = ids.findIndex((id) => this.#ids.has(id));
    const again = newInFront === -1 ? [] : ids.slice(newInFront);
    const isSame = again.every((id, index) => id === this.#firstPage[index]);
    const isAsLong = ids.length >= this.#firstPage.length;
    if (this.#firstPage.length > 0 && (again.length === 0 || !isSame || !isAsLong)) {
      this.#doubt('changed while it was paged');
    }
    this.#noteTotal(page);
    for (const id of ids) this.#ids.add(id);
  }

  /** Whether it is in doubt for what may be over by now: it moved while it was paged. */
  get mayBeWholeAgain(): boolean {
    return this.seen > 0 && this.#withoutId === 0 && this.doubts().length > 0;
  }

  /** Why the listing is not proven to be whole; empty where it is. */
  doubts(): string[] {
    const found = [...this.#doubts];
    if (this.seen === 0) found.push(`${this.region} listed nothing`);
    else if (this.seen !== this.total)
      found.push(`${this.region} listed ${this.seen} ads and counts ${this.total}`);
    if (this.#withoutId > 0) found.push(`${this.region} listed ${this.#withoutId} ads without an id`);
    return found;
  }

  #noteTotal({ totalJobAdCount }: JobnetPage): void {
    if (this.#total !== null && totalJobAdCount < this.#total) this.#doubt('shrank while it was paged');
    this.#total = totalJobAdCount;
  }

  #doubt(what: string): void {
    this.#doubts.add(`${this.region} ${what}`);
  }
}

function idsOf(page: JobnetPage): string[] {
  return page.jobAds.map(adIdOf).filter((id) => id !== null);
}

/** The id of an ad as listed, read or not; null where it has none. */
export function adIdOf(ad: unknown): string | null {
  if (typeof ad !== 'object' || ad === null || !('jobAdId' in ad)) return null;
  const { jobAdId } = ad;
  const id = typeof jobAdId === 'string' || typeof jobAdId === 'number' ? String(jobAdId).trim() : '';
  return id === '' ? null : id;
}
