import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Language } from '../../domain/codes.ts';
import type { FollowChannel, FollowState, HowOften } from '../../domain/follow.ts';
import type { VacancyQuery } from '../../domain/vacancy.ts';
import type { FollowDeliveryKind, FollowNews, FollowTokenPurpose } from '../follow-store.ts';
import { instant } from './columns.ts';

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
