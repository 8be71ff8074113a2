import { DAY_KINDS, type DayKind } from './day-kinds.ts';

/** Departures of one kind of day: minutes after midnight, past 24 h for the night that follows. Ascending. */
export type Departures = ReadonlyMap<DayKind, readonly number[]>;

/**
 * Writes out `W 5:00-6:00/20 6:00-20:00/10 L …`: from, to before, every so many minutes.
 * @param phase minutes that every departure is moved by.
 * @throws RangeError for what is not written so.
 */
export function parseRuns(text: string, phase: number): Departures {
  const departures = new Map<DayKind, number[]>();
  let kind: DayKind | null = null;
  for (const word of text.split(' ')) {
    const next = DAY_KINDS.find((each) => each === word);
    if (next !== undefined) {
      kind = next;
      continue;
    }
    const span = /^(\d+):(\d\d)-(\d+):(\d\d)\/(\d+)$/.exec(word);
    if (span === null || kind === null) throw new RangeError(`"${text}" is no timetable at "${word}"`);
    const [from = 0, fromMinute = 0, to = 0, toMinute = 0, headway = 0] = span.slice(1).map(Number);
    const list = departures.get(kind) ?? [];
    departures.set(kind, list);
    for (let time = from * 60 + fromMinute; time < to * 60 + toMinute; time += headway)
      list.push(time + phase);
  }
  return departures;
}
