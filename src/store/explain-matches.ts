import type { MatchReason } from '../domain/vacancy.ts';
import { matchReasons } from './match-points.ts';
import { QueryParameters } from './query-parameters.ts';
import type { Queryable } from './queryable.ts';
import type { Wanted } from './wanted.ts';

/** Why a vacancy answers to one thing asked for. */
export interface MatchPart {
  readonly reason: MatchReason | null;
  readonly points: number;
  /** Of the occupation that was read out of its title. */
  readonly confidence: number | null;
}

/** The reasons of each of these vacancies, in the order of what is ranked by. */
export async function explainMatches(
  client: Queryable,
  ids: readonly string[],
  wanted: Wanted,
): Promise<Map<string, readonly MatchPart[]>> {
  const parameters = new QueryParameters();
  const reasons = matchReasons(wanted, parameters);
  const { rows } = await client.query<{ id: string; parts: [MatchReason | null, number, number | null][] }>(
    `select id, ${reasons} as parts from vacancy where id = any(${parameters.add(ids)}::text[])`,
    parameters.values,
  );
  return new Map(
    rows.map(({ id, parts }) => [
      id,
      parts.map(([reason, points, confidence]) => ({ reason, points, confidence })),
    ]),
  );
}
