import { type SQL, sql } from 'drizzle-orm';
import { bigint, check, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type {
  ClosedReason,
  Country,
  Duration,
  Hours,
  Language,
  OccupationBasis,
  Precision,
} from '../../domain/codes.ts';
import type { OccupationCandidate } from '../../domain/normalised-posting.ts';
import type { OccupationClaim } from '../../domain/posting-draft.ts';
import type { RequirementCode } from '../../domain/requirement.ts';
import { instant, tsvector } from './columns.ts';

/**
 * A *vacancy* is what is searched and shown; a *posting* is one ad for it at one source and decides
 * whether the vacancy is open: a vacancy is closed when its last posting is retired, and opens again, under the same
 * id, when one comes back. One of a vacancy's postings leads: the vacancy says what that one says. An id once given to
 * a posting's own vacancy always finds the vacancy that the posting is in. Text search (configurations and functions)
 * is SQL, in `migrations/0000_text_search.sql`.
 */

/** Searched beside the title, and more than the text. */
const WHO_WHAT_WHERE = sql.raw(
  'employer_name, occupation_label_da, occupation_label_sv, occupation_label_en, municipality_name, city',
);

export const vacancy = pgTable(
  'vacancy',
  {
    id: text('id').primaryKey(),
    /** Of the posting whose text it shows: what it is counted under. */
    source: text('source').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    descriptionHtml: text('description_html').notNull(),
    language: text('language').$type<Language>(),
    employerName: text('employer_name'),
    employerOrgNumber: text('employer_org_number'),
    employerCountry: text('employer_country').$type<Country>(),
    workplaceCountry: text('workplace_country').$type<Country>().notNull(),
    municipalityCode: text('municipality_code'),
    municipalityName: text('municipality_name'),
    postcode: text('postcode'),
    city: text('city'),
    street: text('street'),
    lat: doublePrecision('lat'),
    lon: doublePrecision('lon'),
    precision: text('precision').$type<Precision>().notNull(),
    /** Number of its `workplace`; null where the place is unknown. A trigger fills it, whatever is written here. */
    workplace: integer('workplace'),
    occupationEsco: text('occupation_esco'),
    occupationIsco: text('occupation_isco'),
    occupationLabelDa: text('occupation_label_da'),
    occupationLabelSv: text('occupation_label_sv'),
    occupationLabelEn: text('occupation_label_en'),
    /** Null where there is no occupation at all. */
    occupationBasis: text('occupation_basis').$type<OccupationBasis>(),
    occupationConfidence: doublePrecision('occupation_confidence'),
    occupationClaims: jsonb('occupation_claims').$type<readonly OccupationClaim[]>().notNull(),
    /** What its title may mean where no ESCO occupation was earned, best first; null where there is nothing to guess. */
    occupationCandidates: jsonb('occupation_candidates').$type<readonly OccupationCandidate[]>(),
    /** Numbers of the concepts of its occupation, or of its candidates; null where there is neither. */
    concepts: integer('concepts').array(),
    /** JSON of `Requirement[]`, with words of the ad: text, so that erasing treats it as it treats texts. */
    requirements: text('requirements'),
    /** Everything that is required, with what it implies: what searches filter by. Null: nothing is. */
    requires: text('requires').array().$type<RequirementCode[]>(),
    hours: text('hours').$type<Hours>(),
    duration: text('duration').$type<Duration>(),
    positions: integer('positions'),
    publishedAt: instant('published_at'),
    deadline: instant('deadline'),
    /** The latest end of publication among its open postings; null where one of them gives none. */
    openUntil: instant('open_until'),
    closedAt: instant('closed_at'),
    closedReason: text('closed_reason').$type<ClosedReason>(),
    firstSeenAt: instant('first_seen_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** What it is found by. Large: beside the row, and read only where the index alone cannot tell. */
    document: tsvector('document').generatedAlwaysAs(
      (): SQL => sql`vacancy_document(language, title, ${WHO_WHAT_WHERE}, description)`,
    ),
    /** What is counted of it, in one number: see `facet-codes.ts`. */
    facets: bigint('facets', { mode: 'bigint' }).generatedAlwaysAs(
      (): SQL =>
        sql`vacancy_facets(workplace_country, municipality_code, occupation_isco, hours, duration, language, source)`,
    ),
    /** The part of it without the text of the ad. Small: in the row itself, to rank by. */
    headline: tsvector('headline').generatedAlwaysAs(
      (): SQL => sql`vacancy_headline(language, title, ${WHO_WHAT_WHERE})`,
    ),
  },
  (table) => [
    index('vacancy_document').using('gin', table.document),
    index('vacancy_requires').using('gin', table.requires),
    index('vacancy_employer').on(sql`vacancy_name_key(employer_name) collate "C"`),
    index('vacancy_employer_number').on(table.employerOrgNumber),
    index('vacancy_concepts').using('gin', table.concepts),
    // All that browsing by filters needs, in its order: read alone, it is a tenth of the table.
    index('vacancy_published')
      .on(sql`published_at desc nulls last`, sql`id collate "C"`, table.facets, table.openUntil)
      .where(sql`closed_at is null`),
    // For what is new of a search that somebody follows.
    index('vacancy_first_seen').on(table.firstSeenAt).where(sql`closed_at is null`),
    index('vacancy_municipality').on(table.municipalityCode).where(sql`closed_at is null`),
    index('vacancy_occupation').on(table.occupationIsco).where(sql`closed_at is null`),
    check('vacancy_closed', sql`(closed_at is null) = (closed_reason is null)`),
    check('vacancy_coordinates', sql`(lat is null) = (lon is null)`),
  ],
);

/**
 * The places where vacancies are, each once (or, after two writers met, twice): small numbers, so that a search can be
 * told something of every place in an array. Rows are added by the trigger `vacancy_workplace` and never changed.
 */
export const workplace = pgTable(
  'workplace',
  {
    number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
    /** What makes it the same place: see the SQL function `workplace_key`. */
    key: text('key').notNull(),
    precision: text('precision').$type<Precision>().notNull(),
    country: text('country').$type<Country>().notNull(),
    municipalityCode: text('municipality_code'),
    postcode: text('postcode'),
    city: text('city'),
    lat: doublePrecision('lat'),
    lon: doublePrecision('lon'),
  },
  (table) => [index('workplace_key').on(table.key)],
);

/** Ids of vacancies that were deleted long after they closed. */
export const vacancyGone = pgTable('vacancy_gone', {
  id: text('id').primaryKey(),
  closedAt: instant('closed_at').notNull(),
});
