import { asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from './schema.ts';

const { document: _document, descriptionHtml: _html, ...summaryColumns } = getTableColumns(schema.vacancy);

const { document: _index, ...detailColumns } = getTableColumns(schema.vacancy);

export type PostingRow = typeof schema.posting.$inferSelect;
export type VacancyDetailRow = Omit<typeof schema.vacancy.$inferSelect, 'document'>;
export type VacancySummaryRow = Omit<VacancyDetailRow, 'descriptionHtml'>;
export type WithPostings<Row> = Row & { readonly postings: readonly PostingRow[] };

type Db = NodePgDatabase<typeof schema>;

/** The vacancies with these ids, in the order of the ids; one that is gone meanwhile is left out. */
export async function readVacancies(
  db: Db,
  ids: readonly string[],
): Promise<WithPostings<VacancySummaryRow>[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(summaryColumns)
    .from(schema.vacancy)
    .where(inArray(schema.vacancy.id, [...ids]));
  const postings = await readPostings(db, ids);
  const byId = new Map(rows.map((row) => [row.id, { ...row, postings: postings.get(row.id) ?? [] }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The vacancy, open or closed; null where there is none. */
export async function readVacancy(db: Db, id: string): Promise<WithPostings<VacancyDetailRow> | null> {
  const [row] = await db.select(detailColumns).from(schema.vacancy).where(eq(schema.vacancy.id, id));
  if (row === undefined) return null;
  const postings = await readPostings(db, [id]);
  return { ...row, postings: postings.get(id) ?? [] };
}

/** By vacancy, first seen first: those that are open, or all of them where none is. */
async function readPostings(db: Db, ids: readonly string[]): Promise<Map<string, PostingRow[]>> {
  const { posting } = schema;
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
