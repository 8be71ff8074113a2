/** Far above what one question lists; a server that goes on for ever is not a listing. */
const MOST_PAGES = 1_000;

export interface OffsetPage {
  readonly records: readonly unknown[];
  /** How many records there are in all; null where the upstream does not say. */
  readonly total: number | null;
  /** How many records were asked for. */
  readonly asked: number;
}

/**
 * One listing while it is paged by offset: where to go on, when it is at its end, and whether it is proven whole.
 *
 * The pages are cut afresh for each request, so a record removed meanwhile moves one we have not seen onto a page
 * that we have. To notice it, each page is asked to begin with the last record of the page before: where that record
 * is not in it, something moved.
 */
export class OffsetListing {
  readonly #name: string;
  readonly #idOf: (record: unknown) => string | null;
  readonly #mayGrow: boolean;
  readonly #ids = new Set<string>();
  readonly #doubts = new Set<string>();
  #last: string | null = null;
  #total: number | null = null;
  #withoutId = 0;
  #pages = 0;
  #offset = 0;
  #isMore = true;

  /**
   * @param name what the listing is called in doubts.
   * @param idOf the id of a record as listed, read or not; null where it has none.
   * @param mayGrow whether more records than the upstream counts are no reason for doubt.
   */
  constructor(name: string, idOf: (record: unknown) => string | null, mayGrow = false) {
    this.#name = name;
    this.#idOf = idOf;
    this.#mayGrow = mayGrow;
  }

  /** Where the next page has to begin, records from 0; the last record of the page before comes first in it. */
  get offset(): number {
    return Math.max(0, this.#offset - 1);
  }

  get isMore(): boolean {
    return this.#isMore;
  }

  /** Records seen, each once. */
  get seen(): number {
    return this.#ids.size + this.#withoutId;
  }

  get total(): number | null {
    return this.#total;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Takes the page that begins at `offset`. @returns those of its records that were not seen before. */
  take(page: OffsetPage): readonly unknown[] {
    const begin = this.offset;
    const ids = page.records.map(this.#idOf);
    this.#noteTotal(page.total);
    this.#noteMoves(ids);
    const fresh = page.records.filter((_, index) => this.#isFresh(ids[index] ?? null));
    this.#pages += 1;
    this.#offset = begin + page.records.length;
    this.#last = ids.at(-1) ?? null;
    this.#isMore = this.#hasMore(page, fresh.length);
    return fresh;
  }

  /** Takes records that another listing of the same question gave. */
  join(ids: ReadonlySet<string>): void {
    for (const id of ids) this.#ids.add(id);
  }

  /** Notes that the listing ends before its end, and why. */
  stop(reason: string): void {
    this.#isMore = false;
    this.#doubt(reason);
  }

  /** Why the listing is not proven to be whole; empty where it is. */
  doubts(): string[] {
    const found = [...this.#doubts];
    const { seen } = this;
    const total = this.#total ?? seen;
    if (seen < total || (seen > total && !this.#mayGrow)) {
      found.push(`${this.#name} listed ${seen} ads and counts ${total}`);
    }
    if (this.#withoutId > 0) found.push(`${this.#name} listed ${this.#withoutId} ads without an id`);
    return found;
  }

  #isFresh(id: string | null): boolean {
    if (id === null) {
      this.#withoutId += 1;
      return true;
    }
    const isFresh = !this.#ids.has(id);
    this.#ids.add(id);
    return isFresh;
  }

  /** Without a count of all, a page that is not full is the last. */
  #hasMore({ records, asked }: OffsetPage, fresh: number): boolean {
    if (records.length === 0) return false;
    if (this.#total === null ? records.length < asked : this.#offset >= this.#total) return false;
    if (fresh === 0) this.#doubt('repeats its pages');
    else if (this.#pages === MOST_PAGES) this.#doubt(`does not end after ${MOST_PAGES} pages`);
    else return true;
    return false;
  }

  #noteTotal(total: number | null): void {
    if (total === null) return;
    if (this.#total !== null && total < this.#total) this.#doubt('shrank while it was paged');
    this.#total = total;
  }

  #noteMoves(ids: readonly (string | null)[]): void {
    if (this.#last !== null && !ids.includes(this.#last)) this.#doubt('changed while it was paged');
  }

  #doubt(what: string): void {
    this.#doubts.add(`${this.#name} ${what}`);
  }
}

/** The id that stands in a record under `key`, read or not; null where there is none. */
export function idUnder(record: unknown, key: string): string | null {
  if (typeof record !== 'object' || record === null) return null;
  const value: unknown = Reflect.get(record, key);
  const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return id === '' ? null : id;
}
