import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { SundetError } from './errors.ts';

/** The name leads to an address that strangers have no business with. */
export class ForbiddenAddressError extends SundetError {
  readonly code = 'forbidden_address';
}

/** As `dns.lookup` with `all`. */
export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Connects to nothing but addresses that may be reached, each judged at the moment of connecting: a name that leads
 * elsewhere by then (DNS rebinding) gets no further than one that did from the start.
 * @param timeoutMs for the connection to stand, milliseconds.
 * @throws ForbiddenAddressError, as whatever is connected for fails.
 */
export function guardedConnector(
  mayReach: (address: string) => boolean,
  timeoutMs: number,
  resolve: Resolve = lookup,
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
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup });
  return (options, done) => {
    // What is an address already is not looked up.
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !mayReach(host)) return done(forbidden(), null);
    return connect(options, done);
  };
}

function forbidden(): ForbiddenAddressError {
  return new ForbiddenAddressError('the name leads to an address that is not of the public internet');
}

/** `fetch` wraps what its connection throws. */
export function forbiddenIn(error: unknown): ForbiddenAddressError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ForbiddenAddressError) return cause;
  }
  return null;
}
