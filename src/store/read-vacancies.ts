import { and, asc, eq, getTableColumns, inArray, ne } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { alias } from 'drizzle-orm/pg-core';
import { reachingDatabase } from './database-errors.ts';
import type { JoinReason } from './posting-matcher.ts';
import { vacancyJoin } from './schema/joins.ts';
import { posting } from './schema/postings.ts';
import { vacancy, vacancyGone } from './schema/vacancies.ts';

const {
  document: _document,
  headline: _headline,
  facets: _facets,
  ...detailColumns
} = getTableColumns(vacancy);

export type PostingRow = typeof posting.$inferSelect;
export type VacancyDetailRow = Omit<typeof vacancy.$inferSelect, 'document' | 'headline' | 'facets'>;
export type WithPostings<Row, Posting = PostingRow> = Row & { readonly postings: readonly Posting[] };

/** The vacancy, open or closed, that has this id or whose posting had it once; null where there is none. */
export async function readVacancy(
  db: NodePgDatabase,
  id: string,
): Promise<WithPostings<VacancyDetailRow> | null> {
  const row = (await readDetail(db, id)) ?? (await readDetail(db, await joinedTo(db, id)));
  return row === null ? null : withPostings(db, row);
}

async function readDetail(db: NodePgDatabase, id: string | null): Promise<VacancyDetailRow | null> {
  if (id === null) return null;
  const [row] = await db.select(detailColumns).from(vacancy).where(eq(vacancy.id, id));
  return row ?? null;
}

/** The number of a vacancy's workplace; null where there is no such vacancy, or its place is unknown. */
export async function readWorkplaceOf(db: NodePgDatabase, id: string): Promise<number | null> {
  return (await readVacancy(db, id))?.workplace ?? null;
}

async function joinedTo(db: NodePgDatabase, id: string): Promise<string | null> {
  const [row] = await db
    .select({ id: posting.vacancyId })
    .from(posting)
    .where(and(eq(posting.homeId, id), ne(posting.homeId, posting.vacancyId)));
  return row?.id ?? null;
}

/**
 * Whether a vacancy of this id was deleted after its time.
 * @throws DatabaseUnavailableError where the database cannot be reached.
 */
export async function wasPurged(db: NodePgDatabase, id: string): Promise<boolean> {
  const rows = await reachingDatabase(async () =>
    db.select().from(vacancyGone).where(eq(vacancyGone.id, id)),
  );
  return rows.length > 0;
}

export interface JoinRow {
  readonly source: string;
  readonly sourceId: string;
  readonly leadSource: string;
  readonly leadSourceId: string;
  readonly reason: JoinReason;
}

/** Why the open postings of a vacancy that do not lead are in it, first seen first. */
export async function readJoins(db: NodePgDatabase, vacancyId: string): Promise<JoinRow[]> {
  const lead = alias(posting, 'lead');
  return db
    .select({
      source: posting.source,
      sourceId: posting.sourceId,
      leadSource: lead.source,
      leadSourceId: lead.sourceId,
      reason: vacancyJoin.reason,
    })
    .from(vacancyJoin)
    .innerJoin(posting, eq(posting.number, vacancyJoin.number))
    .innerJoin(lead, eq(lead.number, vacancyJoin.lead))
    .where(eq(posting.vacancyId, vacancyId))
    .orderBy(asc(posting.firstSeenAt), asc(posting.source), asc(posting.sourceId));
}

async function withPostings(
  db: NodePgDatabase,
  row: VacancyDetailRow,
): Promise<WithPostings<VacancyDetailRow>> {
  const { id } = row;
  const postings = await readPostings(db, [id]);
  return { ...row, postings: postings.get(id) ?? [] };
}

/** By vacancy, first seen first: those that are open, or all of them where none is. */
async function readPostings(db: NodePgDatabase, ids: readonly string[]): Promise<Map<string, PostingRow[]>> {
  const rows = await db
    .select()
    .from(posting)
    .where(inArray(posting.vacancyId, [...ids]))
    .orderBy(asc(posting.firstSeenAt), asc(posting.source), asc(posting.sourceId));
  const grouped = new Map<string, PostingRow[]>(ids.map((id) => [id, []]));
  for (const row of rows) grouped.get(row.vacancyId)?.push(row);
  return new Map([...grouped].map(([id, all]) => [id, openOnes(all)]));
}

function openOnes(postings: PostingRow[]): PostingRow[] {
  const open = postings.filter((posting) => posting.retiredAt === null);
  return open.length > 0 ? open : postings;
}
