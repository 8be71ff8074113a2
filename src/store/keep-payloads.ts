import type pg from 'pg';
import { binaryArray } from './binary-array.ts';

export interface NumberedPayload {
  /** Of the posting. */
  readonly number: string;
  readonly payload: Uint8Array;
}

/** Puts these payloads in the place of what was kept of the same postings; no two of one posting. */
export async function keepPayloads(
  client: pg.ClientBase,
  payloads: readonly NumberedPayload[],
): Promise<void> {
  if (payloads.length === 0) return;
  await client.query(
    `insert into posting_payload (number, payload) select number, payload from unnest($1::bigint[], $2::bytea[]) as row(number, payload)
     on conflict (number) do update set payload = excluded.payload`,
    [
      payloads.map(({ number }) => number),
      binaryArray(
        'bytea',
        payloads.map(({ payload }) => payload),
      ),
    ],
  );
}
