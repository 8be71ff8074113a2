/** A word or phrase that must be there, as tsqueries. */
export interface WantedText {
  readonly tsquery: string;
  /** Matches in a title only. */
  readonly titleTsquery: string;
}

/** An occupation asked for. */
export interface WantedOccupation {
  /** The words it was asked for by; null where they hold none. */
  readonly words: WantedText | null;
  /** Numbers of the concepts that the words may mean. */
  readonly concepts: readonly number[];
  /** ISCO-08 codes of the groups that the words may mean as a whole: one to four digits. */
  readonly groups: readonly string[];
  /** ISCO-08 unit groups of the concepts. */
  readonly unitGroups: readonly string[];
  /** Where the words are a title that nobody knows: how likely each of the above is, best first. Empty: they are meant. */
  readonly likelihoods: readonly Likelihood[];
}

/** A concept or a group that words may mean. */
export interface Likelihood {
  readonly concept: number;
  /** Null for an occupation. */
  readonly group: string | null;
  /** 0..1. */
  readonly confidence: number;
}

/** A place asked for: all of these municipalities or, with a tsquery, what in them names the place. */
export interface WantedPlace {
  readonly municipalities: readonly string[];
  readonly tsquery: string | null;
}

/**
 * What the words of a search come to for the database: all of `texts`, one of `occupations`, one of `places`, nothing of
 * `unwanted`.
 */
export interface Wanted {
  readonly texts: readonly WantedText[];
  /** They rank, and need not be there. */
  readonly optionalTexts: readonly WantedText[];
  /** tsqueries. */
  readonly unwanted: readonly string[];
  readonly occupations: readonly WantedOccupation[];
  readonly places: readonly WantedPlace[];
}
