import type { RunCounts } from '../domain/harvest.ts';

/** What one count has over another, which is a part of it. */
export function subtractCounts(whole: RunCounts, part: RunCounts): RunCounts {
  const fill = Object.entries(whole.fill ?? {}).map(([field, count]) => [
    field,
    count - (part.fill?.[field] ?? 0),
  ]);
  return {
    read: whole.read - part.read,
    inserted: whole.inserted - part.inserted,
    changed: whole.changed - part.changed,
    unchanged: whole.unchanged - part.unchanged,
    outside: whole.outside - part.outside,
    rejected: whole.rejected - part.rejected,
    retired: whole.retired - part.retired,
    fill: Object.fromEntries(fill),
  };
}
