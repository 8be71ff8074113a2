import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { ClosedReason } from '../../domain/codes.ts';
import { bytea, instant } from './columns.ts';
import { vacancy } from './vacancies.ts';

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
    /** …and the last of them that was counted: one that follows within hours is not. */
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

/** Of what hangs on a posting and goes with it. */
export const ofPosting = () =>
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
