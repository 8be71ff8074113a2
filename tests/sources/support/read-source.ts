import { fixedClock } from '../../../src/lib/clock.ts';
import { createHttpClient, type HttpRequest } from '../../../src/lib/http-client.ts';
import { type Logger, silentLogger } from '../../../src/lib/logger.ts';
import { askOwnAddresses } from '../../../src/sources/ask-own-addresses.ts';
import type { ReadContext, Source, SourceEvent } from '../../../src/sources/source.ts';

export interface ReadOptions {
  readonly known?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  /** Milliseconds waited for between requests, as asked for at pace 1; nothing is waited for in truth. */
  readonly waits?: number[];
  /** Filled with every request as the source made it. */
  readonly requests?: HttpRequest[];
  /** Is told what it says in the log; nobody is by default. */
  readonly logger?: Logger;
  /** When it is read, ISO 8601 with offset. */
  readonly at?: string;
}

/** Everything a source yields, and what it threw in the end. */
export interface Reading {
  readonly events: readonly SourceEvent[];
  readonly error: unknown;
}

export function readSource(source: Source, options: ReadOptions = {}): Promise<Reading> {
  return withContext(source, options, (context) => gather(source.read(context)));
}

/** Both ends are instants, ISO 8601 with offset. */
export function readChangesOf(
  source: Source,
  [from, to]: readonly [string, string],
  options: ReadOptions = {},
): Promise<Reading> {
  const window = { from: new Date(from), to: new Date(to) };
  return withContext(source, options, (context) => gather(source.readChanges?.(context, window) ?? []));
}

/** Answers of `confirmGone` by id. */
export function confirmedBy(
  source: Source,
  sourceIds: readonly string[],
  options: ReadOptions = {},
): Promise<Record<string, boolean>> {
  return withContext(source, options, async (context) => {
    const answers: Record<string, boolean> = {};
    for await (const { sourceId, gone } of source.confirmGone?.(context, sourceIds) ?? []) {
      answers[sourceId] = gone;
    }
    return answers;
  });
}

async function withContext<T>(
  source: Source,
  options: ReadOptions,
  work: (context: ReadContext) => Promise<T>,
): Promise<T> {
  const { known = new Map<string, string>(), signal = new AbortController().signal, waits = [] } = options;
  const { logger = silentLogger, at = '2026-10-06T03:00:00+02:00' } = options;
  const clock = fixedClock(at);
  const wait = async (ms: number): Promise<void> => void waits.push(ms);
  const client = createHttpClient({ userAgent: 'Sundet/test', pace: 1, clock, random: () => 1, wait });
  const own = askOwnAddresses(source, client, signal);
  const request = (asked: HttpRequest) => {
    options.requests?.push(asked);
    return own.request(asked);
  };
  const knownVersions = async (ids: readonly string[]) =>
    new Map([...known].filter(([id]) => ids.includes(id)));
  try {
    return await work({ http: { request }, clock, logger, signal, knownVersions });
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
