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
} from 'drizzle-orm/pg-core';
import type { JoinReason } from '../posting-matcher.ts';
import { instant } from './columns.ts';
import { ofPosting, posting } from './postings.ts';

/** By what an open posting is compared with others, as the matcher wrote it. */
export const postingSketch = pgTable('posting_sketch', {
  number: ofPosting(),
  /** Hashes of the keys under which it stands in `posting_key`. */
  keys: bigint('keys', { mode: 'bigint' }).array().notNull(),
  /** Tell those apart that share a key with many. */
  marks: integer('marks').array().notNull().default([]),
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
    /** How sure it is: 0 is the surest. */
    rank: smallint('rank').notNull().default(0),
    /** Holds only where what else it holds for matches too. */
    tentative: boolean('tentative').notNull().default(false),
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
