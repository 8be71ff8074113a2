import type { z } from 'zod';
import type { FieldIssue } from '../domain/normalised-posting.ts';

export type ParsedRecord<T> =
  /** `issues` are fields that could not be read and were taken as not said. */
  | { readonly ok: true; readonly value: T; readonly issues: readonly FieldIssue[] }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

/**
 * Reads a record of an upstream, giving up a single field rather than the whole: what does not fit becomes null and
 * an issue, unless it stands at one of the `essential` paths ("id", "description.text"), which reject the record.
 * The schema says with `nullable` which fields may be given up, with `nullish` which may be absent as well.
 */
export function parseRecord<T>(
  schema: z.ZodType<T>,
  record: unknown,
  essential: ReadonlySet<string>,
): ParsedRecord<T> {
  const first = schema.safeParse(record);
  if (first.success) return { ok: true, value: first.data, issues: [] };
  const issues = first.error.issues.map((issue) => fieldIssue(record, issue));
  if (issues.some(({ path }) => path === '' || essential.has(path))) return { ok: false, issues };
  const second = schema.safeParse(withNulls(record, first.error.issues));
  return second.success ? { ok: true, value: second.data, issues } : { ok: false, issues };
}

function fieldIssue(record: unknown, issue: z.core.$ZodIssue): FieldIssue {
  return { path: issue.path.join('.'), reason: issue.message, value: shown(valueAt(record, issue.path)) };
}

function withNulls(record: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(record);
  for (const { path } of issues) {
    const key = path.at(-1);
    const holder = valueAt(copy, path.slice(0, -1));
    if (key !== undefined && typeof holder === 'object' && holder !== null) Reflect.set(holder, key, null);
  }
  return copy;
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    record,
  );
}

/** What stood there, never more than a scalar: an object where none belongs might hold people. */
function shown(value: unknown): unknown {
  // Not cut: who keeps it masks it first, and half an address is no address to a mask.
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return `an object with ${Object.keys(value).join(', ')}`;
  return value;
}
