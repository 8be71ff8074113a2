import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { SharedEntry } from '../../domain/shared-list.ts';
import { instant } from './columns.ts';

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
