import { Agent, type Dispatcher } from 'undici';
import { SundetError } from './errors.ts';
import { forbiddenIn, guardedConnector, type Resolve } from './http-guarded-connector.ts';
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

const TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MOST_BYTES = 16 * 1024;

interface DispatchedRequestInit extends RequestInit {
  readonly dispatcher: Dispatcher;
}

export function createGuardedPoster(options: GuardedPosterOptions): GuardedPoster {
  const { allowLoopback, userAgent, timeoutMs = TIMEOUT_MS, resolve } = options;
  const mayReach = (address: string) =>
    isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
  const agent = new Agent({
    connect: guardedConnector(mayReach, CONNECT_TIMEOUT_MS, resolve),
    pipelining: 0,
  });
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
