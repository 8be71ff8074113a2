import type { ChangeWindow } from '../source.ts';

/** A day of changes in Skåne and Denmark is some hundred ads: far from what breaks off on its way, milliseconds. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** The window in parts of a day at most, oldest first; a part begins where the one before ends. */
export function splitWindow({ from, to }: ChangeWindow): ChangeWindow[] {
  const parts: ChangeWindow[] = [];
  const end = Math.max(from.getTime(), to.getTime());
  let begin = from.getTime();
  do {
    const next = Math.min(begin + LONGEST_MS, end);
    parts.push({ from: new Date(begin), to: new Date(next) });
    begin = next;
  } while (begin < end);
  return parts;
}
