import { UpstreamShapeError } from '../../lib/errors.ts';
import { decodeUtf8 } from '../../lib/http-body.ts';
import type { HttpResponse } from '../../lib/http-client.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import type { CentroidMemory } from './centroids.ts';
import { type Candidate, lookAt, type RecordEvent, unreadableLine } from './read-record.ts';

/** One ad of an answer of JobStream, read or found to be known already. */
export type AdEvent = RecordEvent | Extract<SourceEvent, { type: 'unchanged' }>;

/** Ads of which the stored versions are asked for at once, and lines held until then: most are elsewhere. */
const MOST_CANDIDATES = 200;
const MOST_ENTRIES = 2_000;
/** So many records from the start without one that can be read: the shape has changed, not an ad. */
const MOST_UNREADABLE_AT_START = 20;

export interface AdReaderOptions {
  readonly url: URL;
  readonly context: ReadContext;
  readonly centroids: CentroidMemory;
  /** Whether the answer may be one JSON array, which has to be held, rather than lines. */
  readonly mayBeArray: boolean;
}

/**
 * Reads one answer of JobStream, an ad a line, in bounded memory: a few hundred ads are held to be told from those
 * that we have in the same version, which are read no further. To be used once.
 */
export class AdReader {
  readonly #options: AdReaderOptions;
  #entries: (RecordEvent | Candidate)[] = [];
  #candidates = 0;
  /** A line that is not JSON: the first half of an ad if nothing comes after it. */
  #brokenLine: RecordEvent | null = null;
  #failure: { readonly error: unknown } | null = null;
  #isFirstLine = true;
  /** Null once one could be read. */
  #unreadableAtStart: number | null = 0;

  constructor(options: AdReaderOptions) {
    this.#options = options;
  }

  /** The line that the answer ended with, once it was read, where it is not JSON: there was more. */
  get cutLine(): RecordEvent | null {
    return this.#brokenLine;
  }

  /**
   * Every ad, in the answer's order. What came before a failure is given before it is thrown.
   * @throws UpstreamError where the answer breaks off; UpstreamShapeError where it is something else than ads.
   */
  async *read(response: HttpResponse): AsyncGenerator<AdEvent> {
    for await (const bytes of this.#linesOf(response)) {
      this.#take(bytes);
      if (this.#candidates >= MOST_CANDIDATES || this.#entries.length >= MOST_ENTRIES) yield* this.#flush();
    }
    yield* this.#flush();
    if (this.#failure !== null) throw this.#failure.error;
  }

  async *#linesOf(response: HttpResponse): AsyncGenerator<Uint8Array> {
    try {
      yield* response.byteLines();
    } catch (error) {
      this.#failure = { error };
    }
  }

  #take(bytes: Uint8Array): void {
    const text = decodeUtf8(bytes);
    if (text?.trim() === '') return;
    if (this.#brokenLine !== null) this.#entries.push(this.#brokenLine);
    this.#brokenLine = null;
    if (this.#isFirstLine && text !== null) this.#refuseOtherFormats(text);
    this.#isFirstLine = false;
    const record = text === null ? undefined : parseJson(text);
    if (record === undefined) {
      this.#brokenLine = unreadableLine(
        text ?? new TextDecoder().decode(bytes),
        text === null ? 'not UTF-8' : 'not JSON',
      );
    } else if (Array.isArray(record) && this.#options.mayBeArray) {
      for (const element of record) this.#look(element);
    } else {
      this.#look(record);
    }
  }

  #look(record: unknown): void {
    const entry = lookAt(record, this.#options.centroids);
    this.#entries.push(entry);
    if (entry.type === 'candidate') this.#candidates += 1;
  }

  async *#flush(): AsyncGenerator<AdEvent> {
    const entries = this.#entries;
    this.#entries = [];
    this.#candidates = 0;
    const ids = entries.flatMap((entry) => (entry.type === 'candidate' ? [entry.sourceId] : []));
    const known = ids.length === 0 ? new Map() : await this.#options.context.knownVersions(ids);
    for (const entry of entries) {
      const event = eventOf(entry, known);
      yield event;
      this.#refuseUnknownShape(event);
    }
  }

  /** @throws UpstreamShapeError where the answer is one JSON array that would have to be held, or a page for people. */
  #refuseOtherFormats(firstLine: string): void {
    const begin = firstLine.trimStart().charAt(0);
    if (begin === '[' && this.#options.mayBeArray) return;
    const format = { '[': 'one JSON array', '<': 'HTML or XML' }[begin];
    if (format === undefined) return;
    throw new UpstreamShapeError(`${this.#where()} sent ${format} where JSON lines were expected`);
  }

  #refuseUnknownShape(event: AdEvent): void {
    if (event.type !== 'rejected') this.#unreadableAtStart = null;
    if (this.#unreadableAtStart === null) return;
    this.#unreadableAtStart += 1;
    if (this.#unreadableAtStart < MOST_UNREADABLE_AT_START) return;
    throw new UpstreamShapeError(
      `${this.#where()} sends ads in a shape that is not known: none of its first ${MOST_UNREADABLE_AT_START} could be read`,
    );
  }

  #where(): string {
    const { host, pathname } = this.#options.url;
    return `${host}${pathname}`;
  }
}

function eventOf(entry: RecordEvent | Candidate, known: ReadonlyMap<string, string>): AdEvent {
  if (entry.type !== 'candidate') return entry;
  const { sourceId, version } = entry;
  return known.get(sourceId) === version ? { type: 'unchanged', sourceId } : entry.read();
}

/** Undefined, which JSON cannot say, where the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
