import { Agent, buildConnector, type Dispatcher } from 'undici';
import { type Clock, systemClock } from './clock.ts';
import { UpstreamError, UpstreamShapeError } from './errors.ts';
import {
  type Exchange,
  jsonOf,
  LONGEST_LINE_BYTES,
  readByteLines,
  readChunks,
  readWhole,
  textOf,
} from './http-body.ts';
import { forbiddenIn, guardedConnector } from './http-guarded-connector.ts';
import { HttpPatience } from './http-patience.ts';
import { HttpTurns, type SharedTurns } from './http-turns.ts';
import { isPublicAddress } from './public-address.ts';
import { backoffMs, retryAfterMs } from './retry-delay.ts';
import { realWait, type Wait } from './retry-wait.ts';

/**
 * The one way out of the program. Over global `fetch` with an undici `Agent` as dispatcher: test doubles see global
 * `fetch` but not undici's own functions.
 */
export interface HttpClient {
  /**
   * Sends one request and answers once the headers are in. Retries connection failures, time-outs, 429 and 5xx with
   * backoff and jitter, honouring `Retry-After`; waits its turn under the host's pace. Redirects are followed, to hosts
   * that nobody has asked for as far as they are of the public internet.
   * @throws UpstreamError for what still fails, and at once for any other status ≥ 400.
   */
  request(request: HttpRequest): Promise<HttpResponse>;
}

export interface HttpRequest {
  readonly url: URL;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Least time between two requests to this host, milliseconds, before the pace setting. Default 0. */
  readonly spacingMs?: number;
  /** Spaces the request among those of the same lane rather than of the same host, which may serve several APIs. */
  readonly lane?: string;
  /** No byte for this long ends the request, milliseconds. Default 30,000. */
  readonly idleTimeoutMs?: number;
  /** How often it is sent at most, the first time included. Default 5. */
  readonly mostTries?: number;
  /** Statuses from 400 on that come with a body that says more: answered like any other. Default: none. */
  readonly tellingStatuses?: readonly number[];
  /** A longer body is an error, bytes. Default 32 MiB; a stream read line by line may ask for more. */
  readonly maxBytes?: number;
}

/** The body can be read once, in one of these ways. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /**
   * The whole body. One that is cut on its way is asked for again, within the tries of the request.
   * @throws UpstreamError when cut, too large or not UTF-8.
   */
  text(): Promise<string>;
  /** The whole body as it is, asked for again like `text`. @throws UpstreamError when cut or too large. */
  bytes(): Promise<Uint8Array>;
  /** The whole body as JSON, asked for again like `text`. @throws UpstreamShapeError when it is something else. */
  json(): Promise<unknown>;
  /**
   * The body line by line, never held whole; the last line may lack its newline.
   * @throws UpstreamError when cut; UpstreamShapeError for a line of 16 MiB or more.
   */
  lines(): AsyncIterable<string>;
  /**
   * As `lines`, not yet decoded: for a reader that wants to reject one bad line rather than the whole body. A line of
   * more than 16 MiB is given up to there; `lines` refuses it.
   */
  byteLines(): AsyncIterable<Uint8Array>;
  /** The body as it comes in, whatever it is. @throws UpstreamError when cut or too large. */
  chunks(): AsyncIterable<Uint8Array>;
}

export interface HttpClientOptions {
  /** Names the program and a contact. */
  readonly userAgent: string;
  /** Multiplies the spacing of requests and the backoff; 0 waits for neither. `Retry-After` is kept at any pace. */
  readonly pace: number;
  readonly clock?: Clock;
  /** Evenly spread from 0 to below 1. */
  readonly random?: () => number;
  readonly wait?: Wait;
  /** Keeps long pauses among several processes; without it each keeps its own. */
  readonly sharedTurns?: SharedTurns;
}

const MOST_TRIES = 5;
/** Whoever asks to be left alone for longer is asked again by a later run, milliseconds. */
const LONGEST_RETRY_AFTER_MS = 120_000;
const CONNECT_TIMEOUT_MS = 10_000;
const DEFAULT_IDLE_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

/** `fetch` of Node takes a dispatcher; the DOM's types, which stand beside it, do not know. */
interface DispatchedRequestInit extends RequestInit {
  readonly dispatcher: Dispatcher;
}

/** An answer ≥ 400, with how long its host asks us to wait. */
class HttpStatusError extends UpstreamError {
  readonly retryAfterMs: number | null;

  constructor(where: string, status: number, retryAfter: number | null) {
    super(`${where} answered ${status}`, { status, retry: status === 429 || status >= 500 });
    this.retryAfterMs = retryAfter;
  }
}

/** A client with its own connections; `close` ends them, and whatever is still under way on them. */
export function createHttpClient(options: HttpClientOptions): HttpClient & { close(): Promise<void> } {
  return new FetchClient(options);
}

class FetchClient implements HttpClient {
  readonly #userAgent: string;
  readonly #pace: number;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #wait: Wait;
  readonly #turns: HttpTurns;
  /** Names asked for by ourselves: wherever they lead is the operator's choice. */
  readonly #asked = new Set<string>();
  // How long an answer may keep silent is HttpPatience's to say, for each request.
  readonly #agent = new Agent({
    connect: connectorFor(this.#asked),
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  constructor(options: HttpClientOptions) {
    this.#userAgent = options.userAgent;
    this.#pace = options.pace;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#wait = options.wait ?? realWait;
    this.#turns = new HttpTurns(this.#clock, this.#wait, options.sharedTurns ?? null);
  }

  async request(request: HttpRequest): Promise<HttpResponse> {
    const tries: Tries = { request, failures: 0 };
    const first = await this.#send(tries);
    return {
      status: first.response.status,
      headers: first.response.headers,
      text: () => this.#readWhole(tries, first, textOf),
      bytes: () => this.#readWhole(tries, first, (_, bytes) => bytes),
      json: () => this.#readWhole(tries, first, jsonOf),
      lines: () => readLines(first),
      byteLines: () => readByteLines(first),
      chunks: () => readChunks(first),
    };
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #send(tries: Tries): Promise<Exchange> {
    for (;;) {
      try {
        return await this.#sendOnce(tries.request);
      } catch (failure) {
        await this.#beforeNextTry(tries, failure);
      }
    }
  }

  async #readWhole<T>(
    tries: Tries,
    first: Exchange,
    parse: (exchange: Exchange, bytes: Uint8Array) => T,
  ): Promise<T> {
    for (let exchange = first; ; exchange = await this.#send(tries)) {
      try {
        return parse(exchange, await readWhole(exchange));
      } catch (failure) {
        await this.#beforeNextTry(tries, failure);
      }
    }
  }

  async #sendOnce(request: HttpRequest): Promise<Exchange> {
    const { url, signal, maxBytes = DEFAULT_MAX_BYTES, idleTimeoutMs = DEFAULT_IDLE_TIMEOUT_MS } = request;
    const where = `${url.host}${url.pathname}`;
    await this.#turns.take(request.lane ?? url.host, (request.spacingMs ?? 0) * this.#pace, signal);
    this.#asked.add(url.hostname);
    const patience = new HttpPatience(where, idleTimeoutMs, signal);
    try {
      const init = this.#initOf(request, patience.signal);
      const response = await patience.waitFor(fetch(url, init), 'could not be reached');
      const isTelling = request.tellingStatuses?.includes(response.status) ?? false;
      if (response.status >= 400 && !isTelling) throw this.#statusError(where, response);
      return { response, patience, where, maxBytes };
    } catch (error) {
      patience.end();
      throw forbiddenIn(error) === null ? error : ledInside(where, error);
    }
  }

  #initOf({ method = 'GET', headers, body }: HttpRequest, signal: AbortSignal): DispatchedRequestInit {
    return {
      method,
      headers: { 'user-agent': this.#userAgent, ...headers },
      body: body ?? null,
      signal,
      dispatcher: this.#agent,
    };
  }

  #statusError(where: string, { status, headers }: Response): HttpStatusError {
    return new HttpStatusError(where, status, retryAfterMs(headers.get('retry-after'), this.#clock.now()));
  }

  /** Waits before the next try. @throws the failure itself where there is to be none. */
  async #beforeNextTry(tries: Tries, failure: unknown): Promise<void> {
    tries.failures += 1;
    if (!(failure instanceof UpstreamError) || !failure.retry) throw failure;
    const asked = failure instanceof HttpStatusError ? failure.retryAfterMs : null;
    if (asked !== null && asked > LONGEST_RETRY_AFTER_MS) {
      throw giveUp(failure, `and asks to be left alone for ${Math.ceil(asked / 1000)} s`);
    }
    const mostTries = tries.request.mostTries ?? MOST_TRIES;
    if (mostTries === 1) throw failure;
    if (tries.failures >= mostTries) throw giveUp(failure, `(${tries.failures} tries)`);
    const delay = Math.max(asked ?? 0, backoffMs(tries.failures, this.#random) * this.#pace);
    if (delay > 0) await this.#wait(delay, tries.request.signal);
  }
}

/** Into our own network an answer may not lead us: what stands there is nobody's business who is outside. */
function connectorFor(asked: ReadonlySet<string>): buildConnector.connector {
  const timeout = CONNECT_TIMEOUT_MS;
  const anywhere = buildConnector({ timeout });
  const outside = guardedConnector(isPublicAddress, timeout);
  return (options, done) => (asked.has(options.hostname) ? anywhere : outside)(options, done);
}

function ledInside(where: string, cause: unknown): UpstreamError {
  const message = `${where} redirects to an address that is not of the public internet`;
  return new UpstreamError(message, { status: null, retry: false, cause });
}

/** One request with its failures so far: sending it and reading its body draw on the same tries. */
interface Tries {
  readonly request: HttpRequest;
  failures: number;
}

async function* readLines(exchange: Exchange): AsyncGenerator<string> {
  for await (const bytes of readByteLines(exchange)) {
    if (bytes.byteLength === LONGEST_LINE_BYTES) {
      throw new UpstreamShapeError(`${exchange.where} sent a line of more than ${LONGEST_LINE_BYTES} bytes`);
    }
    yield textOf(exchange, bytes);
  }
}

function giveUp(failure: UpstreamError, why: string): UpstreamError {
  const { status } = failure;
  return new UpstreamError(`${failure.message} ${why}`, { status, retry: true, cause: failure });
}
