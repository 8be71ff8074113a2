import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { SundetError } from './errors.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/**
 * The way out to addresses that a stranger named. Unlike `http-client.ts`, which calls on upstreams of the operator's
 * own choosing, it reaches nothing but the public internet: every address is judged at the moment of connecting, so
 * that a name which leads elsewhere by then (DNS rebinding) gets no further than one that did from the start. It sends
 * once, follows no redirect, reads little, and waits briefly.
 */
export interface GuardedPoster {
  /**
   * @returns the status, whatever it is, and the beginning of the body.
   * @throws ForbiddenAddressError, UnansweredError
   */
  post(url: URL, request: GuardedRequest): Promise<GuardedAnswer>;
  close(): Promise<void>;
}

export interface GuardedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface GuardedAnswer {
  readonly status: number;
  /** At most `MOST_BYTES` of it. */
  readonly body: string;
}

/** The name leads to an address that strangers have no business with. */
export class ForbiddenAddressError extends SundetError {
  readonly code = 'forbidden_address';
}

/** No connection, no answer in time, or none that is HTTP. */
export class UnansweredError extends SundetError {
  readonly code = 'unanswered';
  override readonly retry = true;
}

export interface GuardedPosterOptions {
  /** Whether this machine may be reached too: for trying things out, and for tests. */
  readonly allowLoopback: boolean;
  readonly userAgent: string;
  /** From connecting to the end of the answer, milliseconds. */
  readonly timeoutMs?: number;
  /** In tests: what names lead to. */
  readonly resolve?: Resolve;
}

type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MOST_BYTES = 16 * 1024;

interface DispatchedRequestInit extends RequestInit {
  readonly dispatcher: Dispatcher;
}

export function createGuardedPoster(options: GuardedPosterOptions): GuardedPoster {
  const { allowLoopback, userAgent, timeoutMs = TIMEOUT_MS, resolve = lookup } = options;
  const mayReach = (address: string) =>
    isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
  const agent = new Agent({ connect: guardedConnector(mayReach, resolve), pipelining: 0 });
  return {
    async post(url, { headers, body }) {
      const signal = AbortSignal.timeout(timeoutMs);
      const init: DispatchedRequestInit = {
        method: 'POST',
        headers: { 'user-agent': userAgent, ...headers },
        body,
        redirect: 'manual',
        signal,
        dispatcher: agent,
      };
      try {
        const response = await fetch(url, init);
        return { status: response.status, body: await beginningOf(response) };
      } catch (error) {
        throw forbiddenIn(error) ?? new UnansweredError('no answer came', { cause: error });
      }
    },
    close: () => agent.destroy(),
  };
}

function guardedConnector(
  mayReach: (address: string) => boolean,
  resolve: Resolve,
): buildConnector.connector {
  const guardedLookup = (
    hostname: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return done(error ?? new Error('no address'), '');
      // One that leads inside as well as outside means no good.
      if (!addresses.every(({ address }) => mayReach(address))) return done(forbidden(), '');
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup });
  return (options, done) => {
    // What is an address already is not looked up.
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !mayReach(host)) return done(forbidden(), null);
    return connect(options, done);
  };
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  let received = 0;
  while (received < MOST_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    received += value.byteLength;
  }
  reader.cancel().catch(() => undefined);
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_BYTES));
}

function forbidden(): ForbiddenAddressError {
  return new ForbiddenAddressError('the name leads to an address that is not of the public internet');
}

/** `fetch` wraps what its connection throws. */
function forbiddenIn(error: unknown): ForbiddenAddressError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ForbiddenAddressError) return cause;
  }
  return null;
}
