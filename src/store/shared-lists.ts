import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { isToken, type SharedEntry, type SharedLists } from '../domain/shared-list.ts';
import type { Clock } from '../lib/clock.ts';
import { NoRoomError } from '../lib/errors.ts';
import type { Database } from './database.ts';
import { reachingDatabase } from './database-errors.ts';
import { storableText } from './storable-text.ts';

const TOKEN_BYTES = 32;

/** What all shared lists together may be: no disk is filled by whoever has many addresses. */
export interface ShareCeilings {
  readonly lists: number;
  /** Of their entries as they are stored. */
  readonly bytes: number;
}

/** Ten times what every job counsellor of both sides would share within a month, and a small part of any disk. */
const CEILINGS: ShareCeilings = { lists: 50_000, bytes: 1_000_000_000 };
/** What has expired is deleted each night. */
const ROOM_AGAIN_SECONDS = 86_400;

/** Lists shared by a link. Of the token in the link, and of the secret that withdraws it, only hashes are kept. */
export function createSharedLists(
  { pool }: Pick<Database, 'pool'>,
  clock: Clock,
  ceilings = CEILINGS,
): SharedLists {
  const query = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) =>
    reachingDatabase(() => pool.query<Row>(text, values));
  const makeRoom = async () => {
    const { rows } = await query<{ lists: number; bytes: number }>(
      `select count(*)::int as lists, coalesce(sum(pg_column_size(entries)), 0)::float8 as bytes from shared_list`,
      [],
    );
    const [{ lists, bytes } = { lists: 0, bytes: 0 }] = rows;
    if (lists < ceilings.lists && bytes < ceilings.bytes) return;
    throw new NoRoomError('As many lists are shared as this service keeps.', ROOM_AGAIN_SECONDS);
  };
  return {
    async share({ entries, expiresAt }) {
      await makeRoom();
      const token = newToken();
      const secret = newToken();
      await query(
        `insert into shared_list (token_hash, secret_hash, entries, created_at, expires_at)
         values ($1, $2, $3, $4, $5)`,
        [hashOf(token), hashOf(secret), JSON.stringify(entries.map(storable)), clock.now(), expiresAt],
      );
      return { token, secret };
    },
    async read(token) {
      if (!isToken(token)) return null;
      const { rows } = await query<{ entries: SharedEntry[]; expiresAt: Date }>(
        `select entries, expires_at as "expiresAt" from shared_list where token_hash = $1 and expires_at > $2`,
        [hashOf(token), clock.now()],
      );
      return rows[0] ?? null;
    },
    async withdraw(token, secret) {
      if (!isToken(token) || !isToken(secret)) return false;
      const { rowCount } = await query('delete from shared_list where token_hash = $1 and secret_hash = $2', [
        hashOf(token),
        hashOf(secret),
      ]);
      return rowCount === 1;
    },
    async purge() {
      const { rowCount } = await query('delete from shared_list where expires_at <= $1', [clock.now()]);
      return rowCount ?? 0;
    },
  };
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Of 256 random bits: nothing to guess, so neither salt nor slowness are needed. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function storable(entry: SharedEntry): SharedEntry {
  return { ...entry, id: storableText(entry.id), note: storableText(entry.note) };
}
