import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';

/** Whether a request may administer; `unsaid` gave no credentials, `limited` has failed too often of late. */
export type Access =
  | { readonly kind: 'granted'; readonly by: 'bearer' | 'basic' }
  | { readonly kind: 'unsaid' | 'refused' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

/** Failed tries an address may make in a window before it has to wait for the window's end. */
const MOST_FAILURES = 10;
const WINDOW_MS = 60_000;
/** Addresses remembered at once: whoever has more of them to try from cannot fill our memory. */
const MOST_ADDRESSES = 1_000;

interface Failures {
  count: number;
  readonly since: number;
}

/**
 * Guards `/admin` with the one token of the settings, as a bearer (RFC 6750) or as the password of HTTP Basic (RFC
 * 7617) under any name, so that a browser can ask for it. Compared in constant time. While an address is limited
 * nothing it sends is looked at: guessing on is pointless.
 */
export class AdminAccess {
  readonly #digest: Buffer;
  readonly #clock: Clock;
  readonly #failures = new Map<string, Failures>();

  constructor(token: string, clock: Clock) {
    this.#digest = digestOf(token);
    this.#clock = clock;
  }

  /** @param address whom the try is counted against. */
  judge(authorization: string | undefined, address: string): Access {
    const now = this.#clock.now().getTime();
    const failures = this.#failuresOf(address, now);
    if (failures !== null && failures.count >= MOST_FAILURES) {
      return { kind: 'limited', retryAfterSeconds: Math.ceil((failures.since + WINDOW_MS - now) / 1000) };
    }
    const given = credentialOf(authorization);
    if (given === null) return { kind: 'unsaid' };
    // Digests are of one length, which the comparison asks for, and tell nothing of the token's.
    if (timingSafeEqual(digestOf(given.secret), this.#digest)) return { kind: 'granted', by: given.by };
    this.#fail(address, failures, now);
    return { kind: 'refused' };
  }

  #failuresOf(address: string, now: number): Failures | null {
    const failures = this.#failures.get(address);
    if (failures === undefined) return null;
    if (now - failures.since < WINDOW_MS) return failures;
    this.#failures.delete(address);
    return null;
  }

  #fail(address: string, failures: Failures | null, now: number): void {
    if (failures !== null) {
      failures.count += 1;
      return;
    }
    const oldest = this.#failures.keys().next();
    if (this.#failures.size >= MOST_ADDRESSES && !oldest.done) this.#failures.delete(oldest.value);
    this.#failures.set(address, { count: 1, since: now });
  }
}

interface Credential {
  readonly by: 'bearer' | 'basic';
  readonly secret: string;
}

function credentialOf(authorization: string | undefined): Credential | null {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+) *$/.exec(authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return { by: 'bearer', secret: value };
  if (scheme.toLowerCase() !== 'basic') return null;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? null : { by: 'basic', secret: pair.slice(colon + 1) };
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
