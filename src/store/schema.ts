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
  real,
  smallint,
  text,
  timestamp,
  unique,
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
import type { FollowChannel, FollowState, HowOften } from '../domain/follow.ts';
import type { RunCounts, RunMode, RunOutcome } from '../domain/harvest.ts';
import type { OccupationCandidate } from '../domain/normalised-posting.ts';
import type { OccupationClaim } from '../domain/posting-draft.ts';
import type { RequirementCode } from '../domain/requirement.ts';
import type { SharedEntry } from '../domain/shared-list.ts';
import type { CodeScheme, ConceptKind, LabelKind, Relation } from '../domain/taxonomy.ts';
import type { VacancyQuery } from '../domain/vacancy.ts';
import type { FollowDeliveryKind, FollowNews, FollowTokenPurpose } from './follow-store.ts';
import type { JoinReason } from './posting-matcher.ts';

/**
 * The tables. A *vacancy* is what is searched and shown; a *posting* is one ad for it at one source and decides
 * whether the vacancy is open: a vacancy is closed when its last posting is retired, and opens again, under the same
 * id, when one comes back. One of a vacancy's postings leads: the vacancy says what that one says. An id once given to
 * a posting's own vacancy always finds the vacancy that the posting is in. Text search (configurations and functions) is SQL, in `migrations/0000_text_search.sql`.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Searched beside the title, and more than the text. */
const WHO_WHAT_WHERE = sql.raw(
  'employer_name, occupation_label_da, occupation_label_sv, occupation_label_en, municipality_name, city',
);

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });

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

export const harvestRun = pgTable(
  'harvest_run',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    mode: text('mode').$type<RunMode>().notNull().default('listing'),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    outcome: text('outcome').$type<RunOutcome>(),
    complete: boolean('complete').notNull().default(false),
    /** Up to when it has read the source's changes; null where it makes no such claim. */
    coveredUntil: instant('covered_until'),
    counts: jsonb('counts').$type<RunCounts>().notNull(),
    message: text('message'),
  },
  (table) => [index('harvest_run_source').on(table.source, table.id.desc())],
);

export const posting = pgTable(
  'posting',
  {
    /** Short for source and source id, in the tables that hang on it. */
    number: bigint('number', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    sourceId: text('source_id').notNull(),
    vacancyId: text('vacancy_id')
      .notNull()
      .references(() => vacancy.id, { onDelete: 'cascade' }),
    /** The vacancy that it is, or would be, alone: made of nothing but its source and source id. */
    homeId: text('home_id').notNull(),
    /** The vacancy's content is this posting's. */
    leads: boolean('leads').notNull().default(true),
    /** How much its source is preferred: lower leads. */
    standing: smallint('standing').notNull().default(0),
    /** Characters. */
    textLength: integer('text_length').notNull().default(0),
    /** When somebody said that it is a vacancy of its own, whatever the rules say. */
    apartAt: instant('apart_at'),
    url: text('url').notNull(),
    /** The source's own mark of this record's version. */
    version: text('version').notNull(),
    /** Of the whole normalised posting: equal means nothing to write. */
    contentHash: text('content_hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    lastSeenRun: bigint('last_seen_run', { mode: 'bigint' }).notNull(),
    /** How many complete listings in a row have missed it since it was last seen… */
    timesMissed: integer('times_missed').notNull().default(0),
    /** …and the last of them, which is counted once however often it says so. */
    missedRun: bigint('missed_run', { mode: 'bigint' }),
    openUntil: instant('open_until'),
    retiredAt: instant('retired_at'),
    retiredReason: text('retired_reason').$type<ClosedReason>(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.sourceId] }),
    unique('posting_number').on(table.number),
    index('posting_vacancy').on(table.vacancyId),
    // For the ids that lead elsewhere now: few.
    index('posting_home').on(table.homeId).where(sql`home_id <> vacancy_id`),
    check('posting_retired', sql`(retired_at is null) = (retired_reason is null)`),
  ],
);

const ofPosting = () =>
  bigint('number', { mode: 'bigint' })
    .primaryKey()
    .references(() => posting.number, { onDelete: 'cascade' });

/** What an open posting was normalised from: beside the posting, which is read far more often. */
export const postingPayload = pgTable('posting_payload', {
  number: ofPosting(),
  payload: bytea('payload').notNull(),
});

/** What an open posting says that does not lead: a row of `vacancy`, kept for the day it will. */
export const postingContent = pgTable('posting_content', {
  number: ofPosting(),
  content: jsonb('content').notNull(),
});

/** By what an open posting is compared with others, as the matcher wrote it. */
export const postingSketch = pgTable('posting_sketch', {
  number: ofPosting(),
  /** Hashes of the keys under which it stands in `posting_key`. */
  keys: bigint('keys', { mode: 'bigint' }).array().notNull(),
  /** In the row itself: read for every candidate, as the sketch, which is beside it, is not. */
  glance: text('glance').notNull().default(''),
  sketch: text('sketch').notNull(),
});

/** Where open postings that may be of one vacancy meet. Without a foreign key: some twenty rows for each posting. */
export const postingKey = pgTable(
  'posting_key',
  {
    key: bigint('key', { mode: 'bigint' }).notNull(),
    number: bigint('number', { mode: 'bigint' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.number] })],
);

/** Two open postings that are of one vacancy by the rules; `one` is the smaller number. */
export const postingMatch = pgTable(
  'posting_match',
  {
    one: bigint('one', { mode: 'bigint' })
      .notNull()
      .references(() => posting.number, { onDelete: 'cascade' }),
    other: bigint('other', { mode: 'bigint' })
      .notNull()
      .references(() => posting.number, { onDelete: 'cascade' }),
    reason: jsonb('reason').$type<JoinReason>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.one, table.other] }),
    index('posting_match_other').on(table.other),
    check('posting_match_order', sql`one < other`),
  ],
);

/** An open posting that is in its vacancy because it matches the one that leads. */
export const vacancyJoin = pgTable(
  'vacancy_join',
  {
    number: ofPosting(),
    lead: bigint('lead', { mode: 'bigint' })
      .notNull()
      .references(() => posting.number, { onDelete: 'cascade' }),
    reason: jsonb('reason').$type<JoinReason>().notNull(),
    joinedAt: instant('joined_at').notNull(),
  },
  (table) => [index('vacancy_join_lead').on(table.lead)],
);

/** Ids of vacancies that were deleted long after they closed. */
export const vacancyGone = pgTable('vacancy_gone', {
  id: text('id').primaryKey(),
  closedAt: instant('closed_at').notNull(),
});

/** A text that somebody asked to be taken out, wherever it turns up again: not the text itself. */
export const erasure = pgTable('erasure', {
  /** Of the words, salted: SHA-256, base64url. */
  hash: text('hash').primaryKey(),
  salt: text('salt').notNull(),
  /** How many words it has. */
  words: integer('words').notNull(),
  /** A weak hash of few bits, to look closer only where it agrees. */
  hint: integer('hint').notNull(),
  erasedAt: instant('erased_at').notNull(),
});

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

/** A list of vacancies that somebody shared by a link: whoever has the link reads it until it expires. */
export const sharedList = pgTable(
  'shared_list',
  {
    /** SHA-256 of the token in the link, base64url: the token itself is nowhere but in the link… */
    tokenHash: text('token_hash').primaryKey(),
    /** …and the secret that withdraws it nowhere but with who made it. */
    secretHash: text('secret_hash').notNull(),
    entries: jsonb('entries').$type<readonly SharedEntry[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('shared_list_expires').on(table.expiresAt)],
);

/** An ESCO occupation or an ISCO-08 group. Never deleted: vacancies are indexed by its number. */
export const concept = pgTable(
  'concept',
  {
    number: integer('number').primaryKey(),
    uri: text('uri').notNull(),
    kind: text('kind').$type<ConceptKind>().notNull(),
    /** Null where only a mapping speaks of it: then it is not used. */
    isco: text('isco'),
    labelDa: text('label_da'),
    labelSv: text('label_sv'),
    labelEn: text('label_en'),
  },
  (table) => [unique('concept_uri').on(table.uri), index('concept_isco').on(table.isco)],
);

const ofConcept = () =>
  integer('concept')
    .notNull()
    .references(() => concept.number, { onDelete: 'cascade' });

/** What concepts are called, and by which layer. */
export const conceptAlias = pgTable(
  'concept_alias',
  {
    concept: ofConcept(),
    lang: text('lang').$type<Language>().notNull(),
    label: text('label').notNull(),
    /** In lower case. */
    norm: text('norm').notNull(),
    kind: text('kind').$type<LabelKind>().notNull(),
    /** 0..1: how surely the label means this concept. */
    weight: real('weight').notNull(),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.concept, table.lang, table.kind, table.label] }),
    index('concept_alias_norm').on(table.norm),
    index('concept_alias_concept').on(table.concept),
  ],
);

/** Codes of other classifications, and the concepts that they lead to. */
export const conceptXref = pgTable(
  'concept_xref',
  {
    scheme: text('scheme').$type<CodeScheme>().notNull(),
    code: text('code').notNull(),
    concept: ofConcept(),
    /** What the concept is to the code. */
    relation: text('relation').$type<Relation>().notNull(),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.scheme, table.code, table.concept, table.relation] }),
    index('concept_xref_concept').on(table.concept),
  ],
);

/** What was imported: one row for each file or service. */
export const conceptLayer = pgTable('concept_layer', {
  source: text('source').primaryKey(),
  version: text('version').notNull(),
  concepts: integer('concepts').notNull(),
  labels: integer('labels').notNull(),
  codes: integer('codes').notNull(),
  importedAt: instant('imported_at').notNull(),
});

/** A search that somebody follows. Holds an e-mail address where it has to write to one. */
export const follow = pgTable(
  'follow',
  {
    id: text('id').primaryKey(),
    channel: text('channel').$type<FollowChannel>().notNull(),
    /** E-mail address or URL; null once it is off: then nothing is sent there any more. */
    target: text('target'),
    /** What webhooks are signed with. */
    secret: text('secret'),
    language: text('language').$type<Language>().notNull(),
    /** The search in a few words, its page, and what is asked of it. */
    label: text('label').notNull(),
    path: text('path').notNull(),
    query: jsonb('query').$type<VacancyQuery>().notNull(),
    howOften: text('how_often').$type<HowOften>().notNull(),
    state: text('state').$type<FollowState>().notNull(),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    /** Up to when it was looked for what is new. */
    checkedAt: instant('checked_at'),
    nextCheckAt: instant('next_check_at'),
    /** Since when nothing got through; null while all does. */
    failingSince: instant('failing_since'),
  },
  (table) => [
    index('follow_due').on(table.nextCheckAt).where(sql`state = 'active'`),
    index('follow_target').on(table.target),
    check('follow_off', sql`(target is null) = (state = 'off')`),
  ],
);

const ofFollow = () =>
  text('follow')
    .notNull()
    .references(() => follow.id, { onDelete: 'cascade' });

/** What links in messages are good for: of the tokens themselves only hashes. */
export const followToken = pgTable(
  'follow_token',
  {
    /** SHA-256, base64url. */
    hash: text('hash').primaryKey(),
    follow: ofFollow(),
    purpose: text('purpose').$type<FollowTokenPurpose>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('follow_token_follow').on(table.follow)],
);

/** Which vacancies a follower has been told of, or will be by what is in `follow_delivery`: each once. */
export const followTold = pgTable(
  'follow_told',
  {
    follow: ofFollow(),
    vacancyId: text('vacancy_id').notNull(),
    toldAt: instant('told_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.follow, table.vacancyId] })],
);

/** What is to be sent, until it is. Its id goes along, so that a receiver knows what it has already. */
export const followDelivery = pgTable(
  'follow_delivery',
  {
    id: text('id').primaryKey(),
    follow: ofFollow(),
    kind: text('kind').$type<FollowDeliveryKind>().notNull(),
    /** What it tells; null once it was delivered, and where it only asks to be confirmed. */
    news: jsonb('news').$type<FollowNews>(),
    createdAt: instant('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextTryAt: instant('next_try_at').notNull(),
    deliveredAt: instant('delivered_at'),
  },
  (table) => [
    index('follow_delivery_due').on(table.nextTryAt).where(sql`delivered_at is null`),
    index('follow_delivery_follow').on(table.follow),
  ],
);
