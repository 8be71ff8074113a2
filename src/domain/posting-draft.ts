import type { Country, Duration, Hours } from './codes.ts';
import type { RequirementClaim } from './requirement.ts';

/**
 * One ad as its source tells it, in our terms but not yet believed: what a source's mapping makes of a wire record
 * and `src/normalise` turns into a posting of the shared schema. Instants are ISO 8601 with offset: the source knows
 * its own clock. Text is raw. Contact persons have no field here on purpose: they are dropped at the wire.
 */
export interface PostingDraft {
  /** The ad's id at its source. */
  readonly sourceId: string;
  /** The public page of the original. */
  readonly url: string;
  readonly title: string;
  readonly body: { readonly kind: 'html' | 'text'; readonly content: string };
  readonly employer: {
    readonly name: string | null;
    readonly orgNumber: string | null;
    readonly country: Country | null;
  };
  readonly place: PlaceDraft;
  /** The occupation in the source's own classifications, most exact first. */
  readonly occupations: readonly OccupationClaim[];
  /** What fields of the source, not its text, ask for; absent where there are none. */
  readonly requirements?: readonly RequirementClaim[];
  readonly hours: Hours | null;
  readonly duration: Duration | null;
  readonly positions: number | null;
  readonly publishedAt: string | null;
  readonly deadline: string | null;
  /** End of publication where the source gives one: after it the posting is no longer open. */
  readonly openUntil: string | null;
  /** Absent where the source knows of no other. */
  readonly elsewhere?: KnownElsewhere;
}

/** How others know the same ad: by this alone two postings may be found to be of one vacancy. */
export interface KnownElsewhere {
  /** Ids in other systems, with the system in front so that two never meet by chance: `dxa:46-232100-0230-164492`. */
  readonly ids: readonly string[];
  /** Other addresses of it: where to apply, where an aggregator found it. */
  readonly urls: readonly string[];
}

export interface OccupationClaim {
  readonly scheme: 'star-esco' | 'jobtech-occupation-name' | 'ssyk-2012';
  readonly code: string;
  readonly label: string | null;
}

/** Where the work is, as stated: the place that its source holds most likely ours, and others. */
export interface PlaceDraft extends StatedPlace {
  /**
   * Where an ad names several workplaces: the others that may be ours. The ad belongs to the first that is placed
   * in our region, and lies outside it only if all do.
   */
  readonly otherPlaces?: readonly StatedPlace[];
}

/** One workplace of an ad. Everything may be missing. */
export interface StatedPlace {
  /** ISO 3166 alpha-2, upper case; null where not said. */
  readonly country: string | null;
  /** Official four-digit code where the source gives one. */
  readonly municipalityCode: string | null;
  /** As written: "København", "Københavns Kommune", "Malmö". */
  readonly municipalityName: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly street: string | null;
  readonly coordinates: { readonly lat: number; readonly lon: number } | null;
  /**
   * The part of our region that the source itself vouches for (it answered a query for that region); null where
   * the ad's own fields must prove it.
   */
  readonly listedIn: Country | null;
}

/** One of which nothing is said. */
export const NOWHERE: StatedPlace = {
  country: null,
  municipalityCode: null,
  municipalityName: null,
  postcode: null,
  city: null,
  street: null,
  coordinates: null,
  listedIn: null,
};
