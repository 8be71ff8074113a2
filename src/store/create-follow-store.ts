import type pg from 'pg';
import type { FollowCounts, FollowedSearch } from '../domain/follow.ts';
import type { Database } from './database.ts';
import type { DueDelivery, DueFollow, FollowStore, NewToken } from './follow-store.ts';
import { inTransaction } from './in-transaction.ts';
import { reachingStore } from './reaching-store.ts';

const FOLLOWED = 'follow.channel, follow.path, follow.label, follow.language, follow.how_often as "howOften"';

/** Who follows what, in PostgreSQL. */
export function createFollowStore({ pool }: Pick<Database, 'pool'>): FollowStore {
  const transaction = <T>(work: (client: pg.PoolClient) => Promise<T>) => inTransaction(pool, 'begin', work);
  return reachingStore<FollowStore>({
    add: (follow, tokens, confirmation, at) =>
      transaction(async (client) => {
        const { id, channel, target, secret, language, label, path, query, howOften } = follow;
        await client.query(
          `insert into follow (id, channel, target, secret, language, label, path, query, how_often, state, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', $10)`,
          [id, channel, target, secret, language, label, path, JSON.stringify(query), howOften, at],
        );
        for (const token of tokens) await insertToken(client, token);
        await client.query(
          `insert into follow_delivery (id, follow, kind, created_at, next_try_at) values ($1, $2, 'confirm', $3, $3)`,
          [confirmation.id, id, at],
        );
      }),

    async count(channel, target, since) {
      const { rows } = await pool.query<{ all: number; waiting: number }>(
        `select count(*)::int as all,
                count(*) filter (where state = 'pending' and created_at >= $3)::int as waiting
         from follow where channel = $1 and target = $2`,
        [channel, target, since],
      );
      return rows[0] ?? { all: 0, waiting: 0 };
    },

    addToken: (token) => insertToken(pool, token),

    async read(purpose, hash, now) {
      const { rows } = await pool.query<FollowedSearch>(
        `select ${FOLLOWED}, state from follow_token join follow on follow.id = follow_token.follow
         where hash = $1 and purpose = $2 and expires_at > $3`,
        [hash, purpose, now],
      );
      return rows[0] ?? null;
    },

    confirm: (hash, now, nextCheckAt) =>
      transaction(async (client) => {
        const { rows } = await client.query<{ follow: string }>(
          `delete from follow_token where hash = $1 and purpose = 'confirm' and expires_at > $2 returning follow`,
          [hash, now],
        );
        const [used] = rows;
        return used === undefined ? null : activate(client, used.follow, now, nextCheckAt);
      }),

    async activate(follow, now, nextCheckAt) {
      await transaction((client) => activate(client, follow, now, nextCheckAt));
    },

    async stop(hash, now) {
      await pool.query(
        `delete from follow using follow_token
         where follow_token.follow = follow.id and hash = $1 and purpose = 'stop' and expires_at > $2`,
        [hash, now],
      );
    },

    async takeDue(now, leaseUntil) {
      const { rows } = await pool.query<DueFollow>(
        `update follow set next_check_at = $2
         where id = (
           select id from follow where state = 'active' and next_check_at <= $1
           order by next_check_at limit 1 for update skip locked
         )
         returning id, channel, query, how_often as "howOften", confirmed_at as "confirmedAt", checked_at as "checkedAt"`,
        [now, leaseUntil],
      );
      return rows[0] ?? null;
    },

    recordNews: (follow, vacancyIds, { checkedAt, nextCheckAt }, deliveriesOf) =>
      transaction(async (client) => {
        const { rowCount } = await client.query(
          `update follow set checked_at = $2, next_check_at = $3 where id = $1 and state = 'active'`,
          [follow, checkedAt, nextCheckAt],
        );
        // Stopped meanwhile.
        if (rowCount === 0) return 0;
        const untold = new Set(await tellOnce(client, follow, vacancyIds, checkedAt));
        const deliveries = deliveriesOf(vacancyIds.filter((id) => untold.has(id)));
        for (const { id, news } of deliveries) {
          await client.query(
            `insert into follow_delivery (id, follow, kind, news, created_at, next_try_at)
             values ($1, $2, 'news', $3, $4, $4)`,
            [id, follow, JSON.stringify(news), checkedAt],
          );
        }
        return untold.size;
      }),

    async takeDeliveries(now, leaseUntil, { channels, limit }) {
      const { rows } = await pool.query<DueDelivery>(
        `with taken as (
           update follow_delivery set attempts = attempts + 1, next_try_at = $2
           where id in (
             select follow_delivery.id from follow_delivery join follow on follow.id = follow_delivery.follow
             where delivered_at is null and next_try_at <= $1 and follow.channel = any($4::text[])
             order by next_try_at, follow_delivery.id limit $3 for update of follow_delivery skip locked
           )
           returning *
         )
         select taken.id, taken.follow, taken.kind, taken.news, taken.created_at as "createdAt", taken.attempts,
                ${FOLLOWED}, follow.target, follow.secret, follow.failing_since as "failingSince"
         from taken join follow on follow.id = taken.follow
         where follow.target is not null`,
        [now, leaseUntil, limit, channels],
      );
      return rows;
    },

    delivered: (id, at) =>
      transaction(async (client) => {
        const { rows } = await client.query<{ follow: string }>(
          `update follow_delivery set delivered_at = $2, news = null where id = $1 returning follow`,
          [id, at],
        );
        await client.query('update follow set failing_since = null where id = $1', [rows[0]?.follow ?? null]);
      }),

    postpone: (id, at, nextTryAt) =>
      transaction(async (client) => {
        const { rows } = await client.query<{ follow: string }>(
          `update follow_delivery set next_try_at = $2 where id = $1 and delivered_at is null returning follow`,
          [id, nextTryAt],
        );
        await client.query('update follow set failing_since = coalesce(failing_since, $2) where id = $1', [
          rows[0]?.follow ?? null,
          at,
        ]);
      }),

    switchOff: (follow, at) =>
      transaction(async (client) => {
        await client.query(
          `update follow set state = 'off', target = null, secret = null, next_check_at = null, checked_at = $2
           where id = $1`,
          [follow, at],
        );
        await client.query('delete from follow_delivery where follow = $1', [follow]);
        await client.query('delete from follow_told where follow = $1', [follow]);
      }),

    purge: ({ now, pendingBefore, offBefore, deliveredBefore }) =>
      transaction(async (client) => {
        await client.query(
          `delete from follow where (state = 'pending' and created_at < $1) or (state = 'off' and checked_at < $2)`,
          [pendingBefore, offBefore],
        );
        await client.query('delete from follow_token where expires_at <= $1', [now]);
        await client.query('delete from follow_delivery where delivered_at < $1', [deliveredBefore]);
        // What was told long before what is looked through now cannot be found new again.
        await client.query(
          `delete from follow_told using follow
           where follow.id = follow_told.follow and told_at < least(follow.checked_at, $1) - interval '30 days'`,
          [now],
        );
      }),

    async counts() {
      const { rows } = await pool.query<FollowCounts>(
        `select count(*) filter (where state = 'pending')::int as pending,
                count(*) filter (where state = 'active')::int as active,
                count(*) filter (where state = 'off')::int as off,
                (select count(*)::int from follow_delivery where delivered_at is null) as waiting
         from follow`,
      );
      return rows[0] ?? { pending: 0, active: 0, off: 0, waiting: 0 };
    },

    erase: (change, dryRun) =>
      transaction(async (client) => {
        const { rows } = await client.query<{ id: string; texts: string[]; query: string }>(
          `select id, array_remove(array[target, label], null) as texts, query::text as query from follow`,
        );
        const ids = rows
          .filter(
            ({ texts, query }) =>
              texts.some((text) => change(text, 'text') !== text) || change(query, 'json') !== query,
          )
          .map(({ id }) => id);
        if (dryRun) return ids.length;
        await client.query('delete from follow where id = any($1::text[])', [ids]);
        await eraseNews(client, change);
        return ids.length;
      }),
  });
}

async function insertToken(client: pg.Pool | pg.ClientBase, token: NewToken): Promise<void> {
  const { hash, follow, purpose, createdAt, expiresAt } = token;
  await client.query(
    `insert into follow_token (hash, follow, purpose, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
    [hash, follow, purpose, createdAt, expiresAt],
  );
}

async function activate(
  client: pg.ClientBase,
  id: string,
  now: Date,
  nextCheckAt: Date,
): Promise<FollowedSearch | null> {
  const { rows } = await client.query<FollowedSearch & { target: string }>(
    `update follow set state = 'active', confirmed_at = $2, next_check_at = $3
     where id = $1 and state = 'pending' returning ${FOLLOWED}, state, target`,
    [id, now, nextCheckAt],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { target, ...followed } = row;
  await client.query(`delete from follow_token where follow = $1 and purpose = 'confirm'`, [id]);
  await client.query(
    `delete from follow where channel = $1 and target = $2 and path = $3 and state = 'active' and id <> $4`,
    [followed.channel, target, followed.path, id],
  );
  return followed;
}

/** Notes these as told. @returns those that were not before, under whichever of their ids. */
async function tellOnce(
  client: pg.ClientBase,
  follow: string,
  vacancyIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `insert into follow_told (follow, vacancy_id, told_at)
     select $1, found.id, $3 from unnest($2::text[]) as found (id)
     where not exists (
       select from posting join follow_told on follow_told.vacancy_id = posting.home_id
       where posting.vacancy_id = found.id and follow_told.follow = $1
     )
     on conflict (follow, vacancy_id) do nothing
     returning vacancy_id as id`,
    [follow, [...new Set(vacancyIds)], at],
  );
  return rows.map(({ id }) => id);
}

async function eraseNews(
  client: pg.ClientBase,
  change: (text: string, form: 'json') => string,
): Promise<void> {
  const { rows } = await client.query<{ id: string; news: string }>(
    'select id, news::text as news from follow_delivery where news is not null',
  );
  for (const { id, news } of rows) {
    const erased = change(news, 'json');
    if (erased !== news)
      await client.query('update follow_delivery set news = $2 where id = $1', [id, erased]);
  }
}
