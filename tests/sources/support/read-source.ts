import { fixedClock } from '../../../src/lib/clock.ts';
import { createHttpClient, type HttpRequest } from '../../../src/lib/http-client.ts';
import { silentLogger } from '../../../src/lib/logger.ts';
import type { ReadContext, Source, SourceEvent } from '../../../src/sources/source.ts';

export interface ReadOptions {
  readonly known?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  /** Milliseconds waited for between requests, as asked for at pace 1; nothing is waited for in truth. */
  readonly waits?: number[];
  /** Filled with every request as the source made it. */
  readonly requests?: HttpRequest[];
}

/** Everything a source yields, and what it threw in the end. */
export interface Reading {
  readonly events: readonly SourceEvent[];
  readonly error: unknown;
}

export function readSource(source: Source, options: ReadOptions = {}): Promise<Reading> {
  return withContext(options, (context) => gather(source.read(context)));
}

/** Both ends are instants, ISO 8601 with offset. */
export function readChangesOf(
  source: Source,
  [from, to]: readonly [string, string],
  options: ReadOptions = {},
): Promise<Reading> {
  const window = { from: new Date(from), to: new Date(to) };
  return withContext(options, (context) => gather(source.readChanges?.(context, window) ?? []));
}

/** Answers of `confirmGone` by id. */
export function confirmedBy(
  source: Source,
  sourceIds: readonly string[],
  options: ReadOptions = {},
): Promise<Record<string, boolean>> {
  return withContext(options, async (context) => {
    const answers: Record<string, boolean> = {};
    for await (const { sourceId, gone } of source.confirmGone?.(context, sourceIds) ?? []) {
      answers[sourceId] = gone;
    }
    return answers;
  });
}

async function withContext<T>(options: ReadOptions, work: (context: ReadContext) => Promise<T>): Promise<T> {
  const { known = new Map<string, string>(), signal = new AbortController().signal, waits = [] } = options;
  const clock = fixedClock('2026-10-06T03:00:00+02:00');
  const wait = async (ms: number): Promise<void> => void waits.push(ms);
  const client = createHttpClient({ userAgent: 'Sundet/test', pace: 1, clock, random: () => 1, wait });
  const request = (asked: HttpRequest) => {
    options.requests?.push(asked);
    return client.request(asked);
  };
  const knownVersions = async (ids: readonly string[]) =>
    new Map([...known].filter(([id]) => ids.includes(id)));
  try {
    return await work({ http: { request }, clock, logger: silentLogger, signal, knownVersions });
  } finally {
    await client.close();
  }
}

async function gather(reading: AsyncIterable<SourceEvent> | Iterable<SourceEvent>): Promise<Reading> {
  const events: SourceEvent[] = [];
  try {
    for await (const event of reading) events.push(event);
    return { events, error: null };
  } catch (error) {
    return { events, error };
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
