import { fixedClock } from '../../../src/lib/clock.ts';
import { createHttpClient } from '../../../src/lib/http-client.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import type { Source, SourceEvent } from '../../../src/sources/source.ts';

export interface ReadOptions {
  readonly known?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  /** Milliseconds waited for between requests, as asked for at pace 1; nothing is waited for in truth. */
  readonly waits?: number[];
}

/** Everything a source yields, and what it threw in the end. */
export interface Reading {
  readonly events: readonly SourceEvent[];
  readonly error: unknown;
}

export async function readSource(source: Source, options: ReadOptions = {}): Promise<Reading> {
  const { known = new Map<string, string>(), signal = new AbortController().signal, waits = [] } = options;
  const clock = fixedClock('2026-10-06T03:00:00+02:00');
  const wait = async (ms: number): Promise<void> => void waits.push(ms);
  const http = createHttpClient({ userAgent: 'Sundet/test', pace: 1, clock, random: () => 1, wait });
  const events: SourceEvent[] = [];
  const knownVersions = async (ids: readonly string[]) =>
    new Map([...known].filter(([id]) => ids.includes(id)));
  try {
    for await (const event of source.read({ http, clock, logger: silentLogger, signal, knownVersions })) {
      events.push(event);
    }
    return { events, error: null };
  } catch (error) {
    return { events, error };
  } finally {
    await http.close();
  }
}

type EventOf<T extends SourceEvent['type']> = Extract<SourceEvent, { type: T }>;

export function eventsOf<T extends SourceEvent['type']>({ events }: Reading, type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** The ids of what was read, with what became of each. */
export function outcomes({ events }: Reading): string[] {
  return events.flatMap((event) => {
    if (event.type === 'progress' || event.type === 'listing') return [];
    const id = event.type === 'posting' ? event.draft.sourceId : event.sourceId;
    return [`${event.type} ${id}`];
  });
}
