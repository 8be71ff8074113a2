import { bigint, boolean, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { RunCounts, RunMode, RunOutcome } from '../../domain/harvest.ts';
import { instant } from './columns.ts';

export const harvestRun = pgTable(
  'harvest_run',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    mode: text('mode').$type<RunMode>().notNull().default('listing'),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    outcome: text('outcome').$type<RunOutcome>(),
    /** Somebody let it close where it fell short of what was expected: from then on other things are. */
    accepted: boolean('accepted').notNull().default(false),
    complete: boolean('complete').notNull().default(false),
    /** Up to when it has read the source's changes; null where it makes no such claim. */
    coveredUntil: instant('covered_until'),
    counts: jsonb('counts').$type<RunCounts>().notNull(),
    message: text('message'),
  },
  (table) => [index('harvest_run_source').on(table.source, table.id.desc())],
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
