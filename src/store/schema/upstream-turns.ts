import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** When the latest request to an upstream that wants long pauses begins, whichever process sends it. */
export const upstreamTurn = pgTable('upstream_turn', {
  lane: text('lane').primaryKey(),
  /** May lie ahead: it is waited for. */
  latest: instant('latest').notNull(),
});
