import { z } from 'zod';
import { ClosedReason, Country, Duration, Hours, Language, OccupationBasis, Precision } from './codes.ts';
import { Commute, CommuteFacts, type CommuteQuery } from './commute.ts';
import { Requirement, type RequirementCode } from './requirement.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * The shared Öresund schema as readers see it: what the API answers and the pages show. Names follow the contract.
 * Instants are ISO 8601 with the offset of Europe/Copenhagen, coordinates are WGS84 decimal degrees, codes are
 * strings. `null` means the source did not say.
 */

export const Employer = z.object({
  name: z.string().nullable(),
  orgNumber: z.string().nullable().describe('CVR (8 digits) or Swedish organisation number (10 digits)'),
  country: Country.nullable(),
});
export type Employer = z.infer<typeof Employer>;

export const MunicipalityRef = z.object({
  code: z.string().describe('Danish kommunekode or Swedish kommunkod, four digits: 0101, 1280'),
  name: z.string(),
});
export type MunicipalityRef = z.infer<typeof MunicipalityRef>;

export const Workplace = z.object({
  country: Country,
  municipality: MunicipalityRef.nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  street: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  precision: Precision.describe('a municipality’s centroid is never given as coordinates'),
});
export type Workplace = z.infer<typeof Workplace>;

export const OccupationLabels = z.object({
  da: z.string().nullable(),
  sv: z.string().nullable(),
  en: z.string().nullable(),
});
export type OccupationLabels = z.infer<typeof OccupationLabels>;

export const Occupation = z.object({
  esco: z.string().nullable().describe('ESCO concept URI'),
  isco: z.string().nullable().describe('ISCO-08 unit group, four digits'),
  labels: OccupationLabels,
  basis: OccupationBasis,
  confidence: z.number().min(0).max(1).nullable(),
});
export type Occupation = z.infer<typeof Occupation>;

/** One ad for the vacancy at one source. */
export const Posting = z.object({
  source: z.string(),
  sourceId: z.string(),
  url: z.string().describe('the original at its source'),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
});
export type Posting = z.infer<typeof Posting>;

/**
 * Why a vacancy answers to one thing asked for, best first: its source states the occupation (or an official table maps
 * its code); the words stand in the title; the occupation is our reading of the title; that reading was too unsure to be
 * told as an occupation; the words stand among employer, place and the occupation's names; it is another occupation of
 * the same ISCO-08 unit group; the words stand in its text.
 */
export const MATCH_REASONS = [
  'occupation_stated',
  'title',
  'occupation_inferred',
  'occupation_candidate',
  'headline',
  'same_group',
  'text',
] as const;
export const MatchReason = z.enum(MATCH_REASONS);
export type MatchReason = z.infer<typeof MatchReason>;

export const Explanation = z.object({
  score: z.int().describe('the sum of the points; equal scores are ordered newest first'),
  parts: z.array(
    z.object({
      text: z.string().describe('the thing asked for, as typed'),
      reason: MatchReason.nullable().describe(
        'null where the vacancy does not have it: of several occupations',
      ),
      points: z.int(),
      confidence: z.number().nullable().describe('of an occupation that was read out of the title'),
    }),
  ),
});
export type Explanation = z.infer<typeof Explanation>;

export const VacancySummary = z.object({
  id: z
    .string()
    .describe('stable over harvests and over duplicates: an id that was joined to another still finds it'),
  title: z.string(),
  snippet: z.string().describe('plain text: around the words searched for, else how the ad begins'),
  language: Language.nullable().describe('of the ad itself; null where it is none of the three'),
  employer: Employer,
  workplace: Workplace,
  occupation: Occupation.nullable(),
  hours: Hours.nullable(),
  duration: Duration.nullable(),
  positions: z.int().positive().nullable(),
  publishedAt: z.string().nullable(),
  deadline: z.string().nullable(),
  updatedAt: z.string().describe('when what it says last changed here'),
  postings: z.array(Posting),
  explanation: Explanation.optional().describe('with `explain=true`'),
  commute: Commute.nullable()
    .optional()
    .describe('with `from`; null where there is no connection, or no commute can be told'),
});
export type VacancySummary = z.infer<typeof VacancySummary>;

/** Why one posting stands under a vacancy whose text is another posting's. */
export const VacancyJoin = z.object({
  source: z.string(),
  sourceId: z.string(),
  with: z
    .object({ source: z.string(), sourceId: z.string() })
    .describe('the posting whose text the vacancy shows'),
  reason: z.record(z.string(), z.unknown()).describe('what was found to be the same, with the figures'),
  because: z
    .object({ da: z.string(), sv: z.string(), en: z.string() })
    .nullable()
    .describe('the same in one sentence; null where an earlier version found it'),
});
export type VacancyJoin = z.infer<typeof VacancyJoin>;

export const VacancyDetail = VacancySummary.extend({
  description: z.string().describe('plain text'),
  descriptionHtml: z.string().describe('sanitised HTML'),
  requirements: z
    .array(Requirement)
    .describe('what the ad states of languages, driving licence, education and shifts, and where it does'),
  openUntil: z.string().nullable().describe('end of publication at the source'),
  closedAt: z.string().nullable(),
  closedReason: ClosedReason.nullable(),
  joins: z
    .array(VacancyJoin)
    .optional()
    .describe('why its postings are taken for one vacancy; absent where it has but one'),
});
export type VacancyDetail = z.infer<typeof VacancyDetail>;

export const FacetCount = z.object({
  value: z.string().nullable().describe('null counts the vacancies that do not say'),
  label: z.string().nullable(),
  count: z.int().nonnegative(),
});
export type FacetCount = z.infer<typeof FacetCount>;

/**
 * Each facet is counted under every filter except its own: a count is what choosing that value would give. Without
 * a filter on the facet its counts add up to the total.
 */
export const Facets = z.object({
  country: z.array(FacetCount),
  municipality: z.array(FacetCount),
  occupation: z.array(FacetCount).describe('ISCO-08 unit groups'),
  hours: z.array(FacetCount),
  duration: z.array(FacetCount),
  language: z.array(FacetCount),
  source: z
    .array(FacetCount)
    .describe('by the posting whose text the vacancy shows, as the filter goes by it: each is counted once'),
});
export type Facets = z.infer<typeof Facets>;

export const UNDERSTOOD_KINDS = ['occupation', 'place'] as const;
export const UnderstoodKind = z.enum(UNDERSTOOD_KINDS);
export type UnderstoodKind = z.infer<typeof UnderstoodKind>;

/** What some of the words of a query were taken to mean. */
export const Understood = z.object({
  text: z.string().describe('the words, as they were typed'),
  kind: UnderstoodKind,
  concept: z.string().describe('what `without` switches off: a concept’s URI, or the id of a place'),
  isco: z.string().nullable().describe('ISCO-08 unit group; null for a place'),
  labels: OccupationLabels.describe('its names in the three languages'),
  switchedOff: z.boolean().describe('by `without` or `translate=false`: the words are then only words'),
});
export type Understood = z.infer<typeof Understood>;

/** Another spelling that finds more, with what it finds under the same filters. */
export const DidYouMean = z.object({ q: z.string(), count: z.int().positive() });
export type DidYouMean = z.infer<typeof DidYouMean>;

export const VacancyPage = z.object({
  total: z.int().nonnegative(),
  items: z.array(VacancySummary),
  facets: Facets.optional(),
  understood: z.array(Understood),
  leftOut: z
    .array(z.string())
    .optional()
    .describe(
      'what was asked for and found nowhere: words beside the occupation, which then only rank, or the whole line, where what is nearest to it is shown; absent where all were found',
    ),
  didYouMean: DidYouMean.optional().describe(
    'where next to nothing was found, and another spelling finds more',
  ),
  commute: CommuteFacts.optional().describe('with `from`: for when, and with which timetable'),
  nextCursor: z.string().nullable(),
});
export type VacancyPage = z.infer<typeof VacancyPage>;

export const SORTS = ['relevance', 'published', 'deadline', 'commute'] as const;
export const Sort = z.enum(SORTS);
export type Sort = z.infer<typeof Sort>;

/** A search, checked at the edge. Lists: OR within one, AND between. */
export interface VacancyQuery {
  readonly q: string | null;
  readonly countries: readonly Country[];
  readonly municipalities: readonly string[];
  /** Names, or organisation numbers. */
  readonly employers: readonly string[];
  readonly languages: readonly Language[];
  /** Each must be required. */
  readonly requires: readonly RequirementCode[];
  /** None may be required. */
  readonly lacks: readonly RequirementCode[];
  readonly hours: readonly Hours[];
  readonly durations: readonly Duration[];
  readonly sources: readonly string[];
  /** Published at this instant (ISO 8601 with offset) or later. */
  readonly publishedAfter: string | null;
  /** With a deadline at this instant or later. */
  readonly deadlineAfter: string | null;
  /**
   * First seen by us at this instant (ISO 8601) or later. What is new of a search is what answers to all of it: with
   * this nothing is left out of the words, and no other spelling looked for.
   */
  readonly firstSeenAfter?: string | null;
  /** ISCO-08 codes of one to four digits, or concept URIs. */
  readonly occupations: readonly string[];
  /** Whether words are taken for occupations and places; else they are only words. */
  readonly translate: boolean;
  /** Concepts and places that the words are not to be taken for. */
  readonly without: readonly string[];
  readonly explain: boolean;
  /** Null: no commutes. */
  readonly commute: CommuteQuery | null;
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor: string | null;
  readonly facets: boolean;
}

/** A search that asks for nothing, and so finds all that is open: what others are made from. */
export const ANY_VACANCY: VacancyQuery = {
  q: null,
  countries: [],
  municipalities: [],
  employers: [],
  languages: [],
  requires: [],
  lacks: [],
  hours: [],
  durations: [],
  sources: [],
  publishedAfter: null,
  deadlineAfter: null,
  occupations: [],
  translate: true,
  without: [],
  explain: false,
  commute: null,
  sort: 'published',
  limit: 20,
  cursor: null,
  facets: false,
};

export interface SuggestQuery {
  /** The beginning of what somebody types. */
  readonly q: string;
  /** What the reader reads. */
  readonly language: Language;
  readonly limit: number;
}

/** What `src/search` offers to `src/http`, `src/cli` and the pages. */
export interface VacancySearch {
  /** @throws BadRequestError where `cursor` is not one we gave for this search. */
  search(query: VacancyQuery): Promise<VacancyPage>;
  /**
   * The vacancy, open or closed; null where there is (or no longer is) none. The id of one that was joined to another
   * finds that one: `id` of the answer may differ.
   */
  get(id: string): Promise<VacancyDetail | null>;
  /** Reads what a first search or suggestion would have to wait for. */
  warmUp?(): Promise<void>;
  /** What may be meant, best first. */
  suggest?(query: SuggestQuery): Promise<readonly Suggestion[]>;
  /** Whether there was a vacancy of this id, which was deleted long after it closed. */
  isGone?(id: string): Promise<boolean>;
}
