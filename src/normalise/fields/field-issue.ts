import type { FieldIssue } from '../../domain/normalised-posting.ts';
import { maskPeople } from '../people.ts';

const MAX_VALUE_LENGTH = 200;

/** An issue about the draft's field `path`; `value` is what stood there, cut to 200 characters and masked. */
export function issue(path: string, reason: string, value: string | number | null): FieldIssue {
  return { path, reason, value: typeof value === 'string' ? shown(value) : value };
}

/** Masked before it is cut, so that half an address is never left. */
function shown(value: string): string {
  return maskPeople(value.slice(0, MAX_VALUE_LENGTH * 10)).slice(0, MAX_VALUE_LENGTH);
}
