import type { OccupationLabels } from '../domain/vacancy.ts';

/** A municipality, or a town in one or some. */
export interface SearchPlace {
  /** What `without` switches off. */
  readonly id: string;
  /** Codes. */
  readonly municipalities: readonly string[];
  /** The place is only a part of its municipality: vacancies have to name it. */
  readonly isPart: boolean;
  readonly labels: OccupationLabels;
  /** The name is a common word too: it is a place only where the words around it say so. */
  readonly isWord: boolean;
}

/** What the search asks of the places; handed in by the root. */
export interface PlaceLookup {
  /** The place of this name, in any spelling of either side; null where it is none, or several. */
  find(name: string): SearchPlace | null;
  /** Towns and municipalities whose name begins so, in any spelling; the larger kind first. */
  startingWith(prefix: string, limit: number): readonly SearchPlace[];
}

export const NO_PLACES: PlaceLookup = { find: () => null, startingWith: () => [] };
