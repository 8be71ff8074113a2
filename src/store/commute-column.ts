import { COMMUTE_OVER_LIMIT, COMMUTE_UNKNOWN, COMMUTE_UNREACHED } from '../domain/commute.ts';

/** Every workplace's commute, for a search to filter and sort by. */
export interface CommuteMinutes {
  /** By workplace number: see `PreparedCommute`. */
  readonly minutes: Uint8Array;
  /** Whether what is out of reach is left out. */
  readonly isLimited: boolean;
}

/**
 * SQL: a vacancy's minutes, or what stands for none. All workplaces' minutes are one parameter of a byte each, which
 * PostgreSQL takes as it is: finding one in it costs the same wherever it stands (see docs/commute.md for what else was
 * measured).
 * @param add puts a value among the statement's parameters.
 */
export function commuteColumn({ minutes }: CommuteMinutes, add: (value: unknown) => string): string {
  const { buffer, byteOffset, byteLength } = minutes;
  const bytes = add(Buffer.from(buffer, byteOffset, byteLength));
  return `case when vacancy.workplace is null then ${COMMUTE_UNREACHED}
               when vacancy.workplace < ${add(byteLength)}::int then get_byte(${bytes}::bytea, vacancy.workplace)
               else ${COMMUTE_UNKNOWN} end`;
}

/** SQL: whether minutes, as `commuteColumn` makes them, are within the limits. Places not known yet are asked for again. */
export function isWithinReach(column: string): string {
  return `${column} not in (${COMMUTE_OVER_LIMIT}, ${COMMUTE_UNREACHED})`;
}

/** SQL: whether a place was not known. */
export function isUnknownPlace(column: string): string {
  return `${column} = ${COMMUTE_UNKNOWN}`;
}
