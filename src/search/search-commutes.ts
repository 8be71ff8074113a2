import type { CommuteFinder, PreparedCommute } from '../domain/commute.ts';
import type { Sort, VacancyQuery } from '../domain/vacancy.ts';
import type { CommuteMinutes } from '../store/commute-column.ts';
import type { FoundVacancies } from '../store/find-vacancies.ts';

/** The commutes of one search: every workplace's from one home. */
export class SearchCommutes {
  readonly #query: VacancyQuery;
  readonly #finder: CommuteFinder | undefined;
  #prepared: PreparedCommute | null;

  private constructor(
    query: VacancyQuery,
    finder: CommuteFinder | undefined,
    prepared: PreparedCommute | null,
  ) {
    this.#query = query;
    this.#finder = finder;
    this.#prepared = prepared;
  }

  /** To be called before a connection to the database is taken: it may take a while. */
  static async prepare(query: VacancyQuery, finder: CommuteFinder | undefined): Promise<SearchCommutes> {
    const { commute } = query;
    const prepared = commute === null || finder === undefined ? null : await finder.prepare(commute);
    return new SearchCommutes(query, finder, prepared);
  }

  /** Null where none were asked for. */
  get prepared(): PreparedCommute | null {
    return this.#prepared;
  }

  /**
   * Finds with the commutes at hand. Where a hit's place was added after they were computed, they are computed once
   * more and the search made again: so both are always of one moment, and nobody asks for places in vain.
   */
  async find(
    find: (commute: CommuteMinutes | null, sort: Sort) => Promise<FoundVacancies>,
  ): Promise<FoundVacancies> {
    const found = await this.#findOnce(find);
    const { commute } = this.#query;
    if (!found.hasUnknownPlaces || commute === null || this.#finder === undefined) return found;
    this.#prepared = await this.#finder.prepare(commute, true);
    return this.#findOnce(find);
  }

  #findOnce(
    find: (commute: CommuteMinutes | null, sort: Sort) => Promise<FoundVacancies>,
  ): Promise<FoundVacancies> {
    const { q, sort } = this.#query;
    const { minutes = null, isLimited = false } = this.#prepared ?? {};
    if (minutes !== null) return find({ minutes, isLimited }, sort);
    // Without commutes nothing can be sorted by them.
    const instead = q === null ? 'published' : 'relevance';
    return find(null, sort === 'commute' ? instead : sort);
  }
}
