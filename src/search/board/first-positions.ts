import type { PagePosition } from '../../store/find-vacancies.ts';

/** The first of many positions in the order of a search, kept in order: most are told by one comparison to be no match. */
export class FirstPositions {
  readonly #most: number;
  readonly #after: PagePosition | null;
  readonly #first: PagePosition[] = [];

  /** @param after only what comes after it. */
  constructor(most: number, after: PagePosition | null) {
    this.#most = most;
    this.#after = after;
  }

  offer(first: number, second: number, slot: number, idOf: (slot: number) => string): void {
    const last = this.#first.length === this.#most ? this.#first.at(-1) : undefined;
    if (last !== undefined && (first - last.first || second - last.second) > 0) return;
    const position = { first, second, id: idOf(slot) };
    if (this.#after !== null && compare(position, this.#after) <= 0) return;
    if (last !== undefined && compare(position, last) >= 0) return;
    if (last !== undefined) this.#first.pop();
    this.#first.splice(this.#placeOf(position), 0, position);
  }

  take(): readonly PagePosition[] {
    return this.#first;
  }

  #placeOf(position: PagePosition): number {
    let [low, high] = [0, this.#first.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#first[middle];
      if (there !== undefined && compare(there, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Ids are ASCII: code units are in the order of PostgreSQL's "C". */
function compare(a: PagePosition, b: PagePosition): number {
  const keys = a.first - b.first || a.second - b.second;
  if (keys !== 0) return keys;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
