import type pg from 'pg';
import type { SharedTurns } from '../lib/http-turns.ts';

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
      return Math.max(0, Math.ceil(rows[0]?.wait ?? 0));
    },
  };
}
