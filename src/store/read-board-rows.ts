import type pg from 'pg';
import type { OccupationBasis } from '../domain/codes.ts';
import type { OccupationCandidate } from '../domain/normalised-posting.ts';
import { BY_PUBLISHED } from './find-vacancies.ts';

/** What a search has to know of an open vacancy: all that it is found, filtered, ranked and counted by. */
export interface BoardRow {
  readonly id: string;
  /** Closed ones are told where they have changed, so that they can be taken down. */
  readonly isOpen: boolean;
  /** See `facet-codes.ts`. */
  readonly facets: string;
  /** Milliseconds since 1970; null where unknown. */
  readonly publishedAt: number | null;
  /** As the second key of the order "newest first". */
  readonly byPublished: string;
  readonly deadline: number | null;
  readonly openUntil: number | null;
  readonly workplace: number | null;
  readonly esco: string | null;
  readonly isco: string | null;
  readonly basis: OccupationBasis | null;
  readonly confidence: number | null;
  readonly concepts: readonly number[] | null;
  readonly candidates: readonly OccupationCandidate[] | null;
  readonly requires: readonly string[] | null;
  /** What it is found by, as PostgreSQL writes a tsvector: words, places and weights (A the title, B the headline's rest). */
  readonly document: string;
}

/** Where a reader of changes has got to: a transaction, as PostgreSQL's snapshots name it. */
export type BoardMark = string;

const milliseconds = (column: string): string => `(date_part('epoch', ${column}) * 1000)::float8`;

const COLUMNS = `id, closed_at is null as "isOpen", facets::text as facets,
  ${milliseconds('published_at')} as "publishedAt", ${BY_PUBLISHED}::text as "byPublished",
  ${milliseconds('deadline')} as deadline, ${milliseconds('open_until')} as "openUntil", workplace,
  occupation_esco as esco, occupation_isco as isco, occupation_basis as basis, occupation_confidence as confidence,
  to_json(concepts) as concepts, occupation_candidates as candidates, to_json(requires) as requires,
  document::text as document`;

/** Read at once: some MB. */
const BATCH = 500;

/**
 * Reads all open vacancies as of one moment, batch by batch.
 * @returns a mark to read what changes from then on.
 */
export async function readBoard(
  client: pg.ClientBase,
  take: (rows: readonly BoardRow[]) => void | Promise<void>,
): Promise<BoardMark> {
  return atOneMoment(client, async () => {
    await client.query(
      `declare board no scroll cursor for select ${COLUMNS} from vacancy where closed_at is null`,
    );
    for (;;) {
      const { rows } = await client.query<BoardRow>(`fetch ${BATCH} from board`);
      if (rows.length === 0) return;
      await take(rows);
    }
  });
}

/**
 * Reads the vacancies that a transaction has written which was not to be seen at the mark; those may be told again that
 * were. Nothing has to be kept for that: PostgreSQL itself knows which transaction wrote a row. (`age` counts back from
 * the newest transaction, so that it holds when their numbers begin anew:
 * https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND.)
 */
export async function readBoardChanges(
  client: pg.ClientBase,
  since: BoardMark,
  take: (rows: readonly BoardRow[]) => void | Promise<void>,
): Promise<BoardMark> {
  return atOneMoment(client, async () => {
    const { rows: ids } = await client.query<{ id: string }>(
      'select id from vacancy where age(xmin) <= age($1::text::xid)',
      [since],
    );
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH).map(({ id }) => id);
      const { rows } = await client.query<BoardRow>(
        `select ${COLUMNS} from vacancy where id = any($1::text[])`,
        [batch],
      );
      await take(rows);
    }
  });
}

/** Names the present moment: equal where no transaction that writes has begun or ended in between. */
export async function readMoment(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ moment: string }>('select pg_current_snapshot()::text as moment');
  return rows[0]?.moment ?? '';
}

/** The ids of all open vacancies. */
export async function readOpenIds(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from vacancy where closed_at is null');
  return rows.map(({ id }) => id);
}

/** How many vacancies are open. */
export async function countOpen(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from vacancy where closed_at is null',
  );
  return rows[0]?.count ?? 0;
}

async function atOneMoment(client: pg.ClientBase, read: () => Promise<void>): Promise<BoardMark> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const { rows } = await client.query<{ mark: string }>(
      'select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296)::text as mark',
    );
    await read();
    await client.query('commit');
    return rows[0]?.mark ?? '0';
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
