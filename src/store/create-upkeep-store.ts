import type pg from 'pg';
import { changePayloads, changeTexts } from './change-texts.ts';
import type { Database } from './database.ts';
import { forgetSketches } from './keep-sketches.ts';
import type { PostingMatcher } from './posting-matcher.ts';
import { purgeOld } from './purge-old.ts';
import { countPayloads, readPayloads, readPayloadsOf } from './read-payloads.ts';
import { readStandingPostings } from './read-standing-postings.ts';
import { erasure } from './schema/postings.ts';
import { setApart } from './set-apart.ts';
import { lockSource } from './source-lock.ts';
import { storableId } from './storable-text.ts';
import type { Erasure, PostingName, UpkeepStore } from './upkeep-store.ts';
import { upsertRows } from './upsert-rows.ts';
import { storablePosting, writePostings } from './write-postings.ts';
import { whileWriting } from './writing.ts';

/** No run: what is written outside of one was not seen by any. */
const NO_RUN = '0';

/** @param matcher the one the harvest store has. */
export function createUpkeepStore(
  database: Pick<Database, 'pool' | 'url'>,
  matcher: PostingMatcher | null,
): UpkeepStore {
  const { pool, url } = database;
  return {
    lock: (source) => lockSource(url, source),
    readPayloads: (source, after, limit) => readPayloads(pool, source, after, limit),
    readPayloadsOf: (postings) => readPayloadsOf(pool, postings),
    countPayloads: (source) => countPayloads(pool, source),
    setApart: (name, apart, at) => whileWriting(pool, (client) => setApart(client, name, apart, at)),
    purge: (limits) => purgeOld(pool, limits),
    changeTexts: (kind, change, dryRun) => changeTexts(pool, kind, change, dryRun),
    changePayloads: (change, dryRun) => changePayloads(pool, change, dryRun),
    forgetSketches: (postings) =>
      whileWriting(pool, async (client) => {
        await forgetSketches(client, await numbersOf(client, postings));
      }),

    async postingsOf(vacancyIds) {
      const { rows } = await pool.query<PostingName>(
        'select source, source_id as "sourceId" from posting where vacancy_id = any($1::text[])',
        [vacancyIds],
      );
      return rows;
    },

    rewrite: (source, at, postings) =>
      whileWriting(pool, async (client) => {
        const sourceIds = postings.map(({ posting }) => storableId(posting.sourceId));
        const standing = await readStandingPostings(client, source, sourceIds);
        const open = postings.filter(({ version, posting }) => {
          const now = standing.get(storableId(posting.sourceId));
          return now !== undefined && !now.retired && now.version === storableId(version);
        });
        const run = { id: NO_RUN, source, at };
        return writePostings(client, run, open.map(storablePosting), { matcher, seen: false });
      }),

    async readErasures() {
      const { rows } = await pool.query<Erasure>('select hash, salt, words, hint from erasure');
      return rows;
    },

    addErasures: (erasures, at) =>
      whileWriting(pool, async (client) => {
        const rows = erasures.map((entry) => ({ ...entry, erasedAt: at }));
        await upsertRows(client, erasure, rows, {
          key: ['hash'],
          keep: ['salt', 'words', 'hint', 'erasedAt'],
        });
      }),
  };
}

async function numbersOf(client: pg.ClientBase, postings: readonly PostingName[]): Promise<string[]> {
  const { rows } = await client.query<{ number: string }>(
    `select number::text from unnest($1::text[], $2::text[]) as named(source, source_id)
     join posting using (source, source_id)`,
    [postings.map(({ source }) => source), postings.map(({ sourceId }) => storableId(sourceId))],
  );
  return rows.map(({ number }) => number);
}
