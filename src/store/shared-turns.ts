import type pg from 'pg';
import type { SharedTurns, SoonTurn } from '../lib/http-turns.ts';

/** More are not waited for: whoever took the turns is gone, or the database's clock was set back. */
const MOST_WAITING = 10;

/** Turns that all processes of one database take, on its clock: a program that is started anew waits as well. */
export function createSharedTurns(pool: pg.Pool): SharedTurns {
  return {
    async take(lane, spacingMs) {
      const { rows } = await pool.query<{ wait: number }>(
        `insert into upstream_turn as turn (lane, latest) values ($1, clock_timestamp())
         on conflict (lane) do update set latest = greatest(
           clock_timestamp(),
           least(turn.latest, clock_timestamp() + ${MOST_WAITING - 1} * $2 * interval '1 ms') + $2 * interval '1 ms')
         returning extract(epoch from latest - clock_timestamp())::float8 * 1000 as wait`,
        [lane, spacingMs],
      );
      return milliseconds(rows[0]?.wait);
    },

    async takeSoon(lane, spacingMs, mostMs): Promise<SoonTurn> {
      const { rows } = await pool.query<{ wait: number }>(
        `insert into upstream_turn as turn (lane, latest) values ($1, clock_timestamp())
         on conflict (lane) do update set latest = greatest(clock_timestamp(), turn.latest + $2 * interval '1 ms')
         where turn.latest + $2 * interval '1 ms' <= clock_timestamp() + $3 * interval '1 ms'
         returning extract(epoch from latest - clock_timestamp())::float8 * 1000 as wait`,
        [lane, spacingMs, mostMs],
      );
      if (rows[0] !== undefined) return { taken: true, waitMs: milliseconds(rows[0].wait) };
      const { rows: others } = await pool.query<{ wait: number }>(
        `select extract(epoch from latest - clock_timestamp())::float8 * 1000 + $2 as wait
         from upstream_turn where lane = $1`,
        [lane, spacingMs],
      );
      return { taken: false, waitMs: milliseconds(others[0]?.wait) };
    },
  };
}

/** Of what PostgreSQL counts in fractions: never too early, and no less than nothing. */
function milliseconds(wait: number | undefined): number {
  return Math.max(0, Math.ceil(wait ?? 0));
}
