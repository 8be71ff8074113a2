import { LONGEST_NOTE, MOST_LISTED } from '../../domain/shortlist-limits.ts';

/** A vacancy that the reader marked, and what they wrote to it. */
export interface ShortlistEntry {
  readonly id: string;
  readonly note: string;
  /** `YYYY-MM-DD` on the calendars of the region. */
  readonly savedOn: string;
  /** When the reader says it was applied for; null where not. */
  readonly appliedOn: string | null;
  /** As it was called when it was marked: for the day when nothing is left of it. */
  readonly title: string;
  readonly employer: string | null;
}

/** In the reader's order; no id twice, at most `MOST_LISTED`. */
export type Shortlist = readonly ShortlistEntry[];

/** What is marked: the parts of a vacancy that are written down with it. */
export interface Markable {
  readonly id: string;
  readonly title: string;
  readonly employer: string | null;
}

export function holds(list: Shortlist, id: string): boolean {
  return list.some((entry) => entry.id === id);
}

/** At the end; the list as it is where it holds the vacancy already, or is full. */
export function withEntry(list: Shortlist, entry: ShortlistEntry): Shortlist {
  return holds(list, entry.id) || list.length >= MOST_LISTED ? list : [...list, entry];
}

/** At `place` again, where it was taken from. */
export function withEntryAt(list: Shortlist, entry: ShortlistEntry, place: number): Shortlist {
  return holds(list, entry.id) || list.length >= MOST_LISTED ? list : list.toSpliced(place, 0, entry);
}

export function without(list: Shortlist, id: string): Shortlist {
  return list.filter((entry) => entry.id !== id);
}

/** One place up (-1) or down (+1); at the ends nothing moves. */
export function moved(list: Shortlist, id: string, by: -1 | 1): Shortlist {
  const from = list.findIndex((entry) => entry.id === id);
  const to = from + by;
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, entry);
}

export function changed(
  list: Shortlist,
  id: string,
  change: Partial<Pick<ShortlistEntry, 'note' | 'appliedOn'>>,
): Shortlist {
  return list.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
}

const VERSION = 1;

/** What the browser keeps. */
export function keptForm(list: Shortlist): unknown {
  return { version: VERSION, entries: list };
}

/** Null where it is nothing that this version wrote. What is wrong with a single entry costs that entry. */
export function readKeptForm(value: unknown): Shortlist | null {
  if (!isRecord(value) || value['version'] !== VERSION || !Array.isArray(value['entries'])) return null;
  return value['entries'].flatMap(readEntry).reduce<Shortlist>(withEntry, []);
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function readEntry(value: unknown): ShortlistEntry[] {
  if (!isRecord(value)) return [];
  const { id, note, savedOn, appliedOn, title, employer } = value;
  if (typeof id !== 'string' || id === '') return [];
  return [
    {
      id,
      note: textOf(note).slice(0, LONGEST_NOTE),
      savedOn: dayOf(savedOn) ?? '',
      appliedOn: dayOf(appliedOn),
      title: textOf(title),
      employer: typeof employer === 'string' ? employer : null,
    },
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function dayOf(value: unknown): string | null {
  return typeof value === 'string' && DAY.test(value) ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
