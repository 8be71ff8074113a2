import type { FieldIssue } from '../../domain/normalised-posting.ts';
import type { Clock } from '../../lib/clock.ts';
import { COPENHAGEN, parseInstant } from '../../lib/zoned-time.ts';
import { issue } from './field-issue.ts';

/** Before the first of the two databases was on the web; earlier dates stand for "not said". */
const EARLIEST_YEAR = 1990;
const MAX_YEARS_AHEAD = 10;

/**
 * An instant in a believable range (1990 to ten years from now), as ISO 8601 with the offset of Europe/Copenhagen,
 * whole seconds; else null and an issue.
 */
export function normaliseInstant(
  path: 'publishedAt' | 'deadline' | 'openUntil',
  raw: string | null,
  clock: Clock,
): { instant: string | null; issues: FieldIssue[] } {
  if (raw === null || raw.trim() === '') return { instant: null, issues: [] };
  const instant = /(?:z|[+-]\d{2}:?\d{2})$/i.test(raw.trim()) ? parseInstant(raw, COPENHAGEN) : null;
  if (instant === null) return { instant: null, issues: [issue(path, 'not an instant with offset', raw)] };
  const year = Number(/^(?:[+-]\d{2})?\d{4}/.exec(instant)?.[0]);
  const isBelievable = year >= EARLIEST_YEAR && year <= clock.now().getUTCFullYear() + MAX_YEARS_AHEAD;
  if (!isBelievable) return { instant: null, issues: [issue(path, 'not a believable date', raw)] };
  return { instant, issues: [] };
}
