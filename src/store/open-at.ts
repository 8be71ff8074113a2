/**
 * SQL: whether the row of `vacancy` is open at the moment that the parameter (`$1`) holds. Nothing has to run for a
 * vacancy to expire: its end of publication is looked at whenever it is asked for.
 */
export function openAt(parameter: string): string {
  return `(vacancy.closed_at is null and (vacancy.open_until is null or vacancy.open_until > ${parameter}::timestamptz))`;
}
