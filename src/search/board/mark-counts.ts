import { FACETS, type FacetName } from '../../store/facet-codes.ts';
import type { BoardColumns } from './board.ts';

/** Marks are 16 bits at the most: see `facet-codes.ts`. */
const MARKS = 1 << 16;

/** How many have each mark of one facet. */
class Tally {
  readonly #counts = new Uint32Array(MARKS);
  readonly #seen: number[] = [];

  add(mark: number): void {
    const count = this.#counts[mark] ?? 0;
    if (count === 0) this.#seen.push(mark);
    this.#counts[mark] = count + 1;
  }

  /** What was counted, and begins anew. */
  take(): Map<number, number> {
    const counted = new Map(this.#seen.map((mark) => [mark, this.#counts[mark] ?? 0]));
    for (const mark of this.#seen) this.#counts[mark] = 0;
    this.#seen.length = 0;
    return counted;
  }
}

/** Counts vacancies by the marks they have, for one search after the other. */
export class MarkCounts {
  readonly #country = new Tally();
  readonly #municipality = new Tally();
  readonly #occupation = new Tally();
  readonly #hours = new Tally();
  readonly #duration = new Tally();
  readonly #language = new Tally();
  readonly #source = new Tally();

  /** In every facet. Written out, because it is done for every vacancy found. */
  add(marks: BoardColumns['marks'], slot: number): void {
    this.#country.add(marks.country[slot] ?? 0);
    this.#municipality.add(marks.municipality[slot] ?? 0);
    this.#occupation.add(marks.occupation[slot] ?? 0);
    this.#hours.add(marks.hours[slot] ?? 0);
    this.#duration.add(marks.duration[slot] ?? 0);
    this.#language.add(marks.language[slot] ?? 0);
    this.#source.add(marks.source[slot] ?? 0);
  }

  /** In one facet alone. */
  addOnly(marks: BoardColumns['marks'], slot: number, facet: FacetName): void {
    this.#of(facet).add(marks[facet][slot] ?? 0);
  }

  /** How many vacancies have each mark; begins anew. */
  take(): Map<FacetName, Map<number, number>> {
    return new Map(FACETS.map((facet) => [facet, this.#of(facet).take()]));
  }

  #of(facet: FacetName): Tally {
    switch (facet) {
      case 'country':
        return this.#country;
      case 'municipality':
        return this.#municipality;
      case 'occupation':
        return this.#occupation;
      case 'hours':
        return this.#hours;
      case 'duration':
        return this.#duration;
      case 'language':
        return this.#language;
      case 'source':
        return this.#source;
    }
  }
}
