import { UpstreamShapeError } from '../../lib/errors.ts';
import { decodeUtf8 } from '../../lib/http-body.ts';
import type { HttpResponse } from '../../lib/http-client.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import { type AdVersion, markOf, readsAsBefore, readVersion, writeVersion } from './ad-version.ts';
import type { CentroidMemory } from './centroids.ts';
import { type Candidate, lookAt, type RecordEvent, unreadableLine } from './read-record.ts';

/** One ad of an answer of JobStream, read or found to be known already. */
export type AdEvent = RecordEvent | Extract<SourceEvent, { type: 'unchanged' }>;

/** Ads held until their stored versions have been asked for, all at once. */
const MOST_ENTRIES = 200;
/** So many records from the start without one that can be read: the shape has changed, not an ad. */
const MOST_UNREADABLE_AT_START = 20;

export interface AdReaderOptions {
  readonly url: URL;
  readonly context: ReadContext;
  readonly centroids: CentroidMemory;
  /** Whether the answer may be one JSON array, which has to be held, rather than lines. */
  readonly mayBeArray: boolean;
}

/** A line of which no more is known than whose it seems to be and its mark. */
interface SightedLine {
  readonly type: 'line';
  readonly sourceId: string;
  readonly mark: string;
  readonly bytes: Uint8Array;
}

/** A line that is not JSON: the first half of an ad if nothing comes after it. */
interface BrokenLine {
  readonly type: 'broken';
  readonly event: RecordEvent;
}

interface MarkedCandidate extends Candidate {
  /** Null where its bytes are not its own. */
  readonly mark: string | null;
}

type LookedAt = RecordEvent | MarkedCandidate | BrokenLine;
type Entry = SightedLine | LookedAt;
type SameLine = SightedLine & { readonly version: AdVersion };

/**
 * Reads one answer of JobStream, an ad a line, in bounded memory: a few hundred ads are held to be told from those
 * that we have in the same version, which are read no further. To be used once.
 */
export class AdReader {
  readonly #options: AdReaderOptions;
  #entries: Entry[] = [];
  /** The last line looked at, where it was broken. */
  #brokenLine: BrokenLine | null = null;
  #failure: { readonly error: unknown } | null = null;
  #isFirstLine = true;
  /** Null once one could be read. */
  #unreadableAtStart: number | null = 0;

  constructor(options: AdReaderOptions) {
    this.#options = options;
  }

  /** The line that the answer ended with, once it was read, where it is not JSON: there was more. */
  get cutLine(): RecordEvent | null {
    return this.#brokenLine?.event ?? null;
  }

  /**
   * Every ad, in the answer's order. What came before a failure is given before it is thrown.
   * @throws UpstreamError where the answer breaks off; UpstreamShapeError where it is something else than ads.
   */
  async *read(response: HttpResponse): AsyncGenerator<AdEvent> {
    for await (const bytes of this.#linesOf(response)) {
      this.#take(bytes);
      if (this.#entries.length >= MOST_ENTRIES) yield* this.#flush();
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
    const sourceId = this.#isFirstLine ? null : sightId(bytes);
    const entries: Entry[] =
      sourceId === null ? this.#lookAt(bytes) : [{ type: 'line', sourceId, mark: markOf(bytes), bytes }];
    if (entries.length === 0) return;
    this.#isFirstLine = false;
    if (this.#brokenLine !== null) this.#entries.push(this.#brokenLine.event);
    this.#brokenLine = null;
    // One by one: an array may hold more than can be spread.
    for (const entry of entries) this.#entries.push(entry);
  }

  /** Nothing of a blank line. */
  #lookAt(bytes: Uint8Array, mark = markOf(bytes)): LookedAt[] {
    const text = decodeUtf8(bytes);
    if (text === null) return [brokenLine(new TextDecoder().decode(bytes), 'not UTF-8')];
    if (text.trim() === '') return [];
    if (this.#isFirstLine) this.#refuseOtherFormats(text);
    const record = parseJson(text);
    if (record === undefined) return [brokenLine(text, 'not JSON')];
    const { centroids, mayBeArray } = this.#options;
    const isArray = Array.isArray(record) && mayBeArray;
    const records: unknown[] = isArray ? record : [record];
    return records.map((each) => {
      const seen = lookAt(each, centroids);
      return seen.type === 'candidate' ? { ...seen, mark: isArray ? null : mark } : seen;
    });
  }

  async *#flush(): AsyncGenerator<AdEvent> {
    const entries = this.#entries;
    this.#entries = [];
    const ids = entries.flatMap((entry) =>
      entry.type === 'line' || entry.type === 'candidate' ? entry.sourceId : [],
    );
    const known = ids.length === 0 ? NONE_KNOWN : await this.#options.context.knownVersions(ids);
    for (const entry of this.#settle(entries, known)) {
      const event = this.#eventOf(entry, known);
      yield event;
      this.#refuseUnknownShape(event);
    }
  }

  /** All are looked at before one is read, as each may teach a municipality's point. */
  #settle(entries: readonly Entry[], known: Known): (SameLine | Exclude<LookedAt, BrokenLine>)[] {
    const settled = entries.flatMap((entry) =>
      entry.type === 'line' ? this.#settleLine(entry, known) : [entry],
    );
    const last = settled.at(-1);
    if (last?.type === 'broken') this.#brokenLine = last;
    return settled.flatMap((entry) => {
      if (entry.type !== 'broken') return [entry];
      return entry === last ? [] : [entry.event];
    });
  }

  #settleLine(line: SightedLine, known: Known): (SameLine | LookedAt)[] {
    const stored = known.get(line.sourceId);
    const version = stored === undefined ? null : readVersion(stored);
    if (version?.mark !== line.mark) return this.#lookAt(line.bytes, line.mark);
    for (const point of version.points.taught) this.#options.centroids.learn(point);
    return [{ ...line, version }];
  }

  #eventOf(entry: SameLine | Exclude<LookedAt, BrokenLine>, known: Known): AdEvent {
    if (entry.type === 'candidate') return eventOf(entry, known.get(entry.sourceId));
    if (entry.type !== 'line') return entry;
    const { sourceId, bytes, mark, version } = entry;
    if (readsAsBefore(version, this.#options.centroids)) return { type: 'unchanged', sourceId };
    const [seen] = this.#lookAt(bytes, mark);
    if (seen?.type === 'candidate') return eventOf(seen, known.get(sourceId));
    return seen?.type === 'broken' ? seen.event : (seen ?? { type: 'unchanged', sourceId });
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

type Known = ReadonlyMap<string, string>;
const NONE_KNOWN: Known = new Map();

/**
 * What an ad says is compared where its bytes are others. To hash it takes as long as to read it: of an ad that we do
 * not have it is left out.
 */
function eventOf(candidate: MarkedCandidate, stored: string | undefined): AdEvent {
  const { sourceId, mark, atCentroid } = candidate;
  if (stored === undefined) {
    const content = mark === null ? candidate.content() : null;
    return candidate.read(writeVersion({ ...candidate, content }));
  }
  const before = readVersion(stored);
  const isReadAsBefore = before.atCentroid === atCentroid;
  if (isReadAsBefore && mark !== null && before.mark === mark) return { type: 'unchanged', sourceId };
  const content = candidate.content();
  const version = writeVersion({ ...candidate, content });
  if (isReadAsBefore && before.content === content) return { type: 'unchanged', sourceId, version };
  return candidate.read(version);
}

function brokenLine(text: string, reason: string): BrokenLine {
  return { type: 'broken', event: unreadableLine(text, reason) };
}

/** As JobStream begins its ads. */
const BEGINNING = /^\s*\{\s*(?:"relevance"\s*:\s*[\d.]+\s*,\s*)?"id"\s*:\s*"?([\w-]{1,64})"?\s*[,}]/;
const BEGINNING_BYTES = 160;

/**
 * The id that a line seems to have; null where it begins otherwise than expected. It need not be right: only together
 * with its mark does it tell an ad that we have.
 */
function sightId(bytes: Uint8Array): string | null {
  const { buffer, byteOffset, byteLength } = bytes;
  const beginning = Buffer.from(buffer, byteOffset, Math.min(byteLength, BEGINNING_BYTES));
  return BEGINNING.exec(beginning.toString('latin1'))?.[1] ?? null;
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
