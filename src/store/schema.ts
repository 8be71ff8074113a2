import { type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type {
  ClosedReason,
  Country,
  Duration,
  Hours,
  Language,
  OccupationBasis,
  Precision,
} from '../domain/codes.ts';
import type { RunCounts, RunOutcome } from '../domain/harvest.ts';
import type { OccupationClaim } from '../domain/posting-draft.ts';

/**
 * The tables. A *vacancy* is what is searched and shown; a *posting* is one ad for it at one source and decides
 * whether the vacancy is open: a vacancy is closed when its last posting is retired, and opens again, under the same
 * id, when one comes back. Text search (configurations and functions) is SQL, in `migrations/0000_text_search.sql`.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Searched beside the title, and more than the text. */
const WHO_WHAT_WHERE = sql.raw(
  'employer_name, occupation_label_da, occupation_label_sv, occupation_label_en, municipality_name, city',
);

const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });

export const vacancy = pgTable(
  'vacancy',
  {
    id: text('id').primaryKey(),
    /** Of its first posting: what it is counted under. */
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
    occupationEsco: text('occupation_esco'),
    occupationIsco: text('occupation_isco'),
    occupationLabelDa: text('occupation_label_da'),
    occupationLabelSv: text('occupation_label_sv'),
    occupationLabelEn: text('occupation_label_en'),
    /** Null where there is no occupation at all. */
    occupationBasis: text('occupation_basis').$type<OccupationBasis>(),
    occupationConfidence: doublePrecision('occupation_confidence'),
    occupationClaims: jsonb('occupation_claims').$type<readonly OccupationClaim[]>().notNull(),
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
    /** The part of it without the text of the ad. Small: in the row itself, to rank by. */
    headline: tsvector('headline').generatedAlwaysAs(
      (): SQL => sql`vacancy_headline(language, title, ${WHO_WHAT_WHERE})`,
    ),
  },
  (table) => [
    index('vacancy_document').using('gin', table.document),
    check('vacancy_closed', sql`(closed_at is null) = (closed_reason is null)`),
    check('vacancy_coordinates', sql`(lat is null) = (lon is null)`),
  ],
);

export const harvestRun = pgTable(
  'harvest_run',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    outcome: text('outcome').$type<RunOutcome>(),
    complete: boolean('complete').notNull().default(false),
    counts: jsonb('counts').$type<RunCounts>().notNull(),
    message: text('message'),
  },
  (table) => [index('harvest_run_source').on(table.source, table.id.desc())],
);

export const posting = pgTable(
  'posting',
  {
    source: text('source').notNull(),
    sourceId: text('source_id').notNull(),
    vacancyId: text('vacancy_id')
      .notNull()
      .references(() => vacancy.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    /** The source's own mark of this record's version. */
    version: text('version').notNull(),
    /** Of the whole normalised posting: equal means nothing to write. */
    contentHash: text('content_hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    lastSeenRun: bigint('last_seen_run', { mode: 'bigint' }).notNull(),
    openUntil: instant('open_until'),
    retiredAt: instant('retired_at'),
    retiredReason: text('retired_reason').$type<ClosedReason>(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.sourceId] }),
    index('posting_vacancy').on(table.vacancyId),
    check('posting_retired', sql`(retired_at is null) = (retired_reason is null)`),
  ],
);

export const harvestIssue = pgTable(
  'harvest_issue',
  {
    runId: bigint('run_id', { mode: 'bigint' }).notNull(),
    /** Hash of what the issue says: a repeated batch adds nothing. */
    key: text('key').notNull(),
    source: text('source').notNull(),
    sourceId: text('source_id'),
    path: text('path').notNull(),
    reason: text('reason').notNull(),
    value: text('value'),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.key] }),
    foreignKey({ columns: [table.runId], foreignColumns: [harvestRun.id] }).onDelete('cascade'),
  ],
);
