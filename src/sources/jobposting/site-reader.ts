import { messageOf, UpstreamError } from '../../lib/errors.ts';
import type { Pace } from '../../lib/http-turns.ts';
import { refuseOtherFaults } from '../read-feeds.ts';
import type { ReadContext } from '../source.ts';
import { EVERYTHING_ALLOWED, parseRobots, type Robots } from './robots.ts';

/** Least time between two requests to one host, milliseconds; a site may ask for more. */
const SPACING_MS = 1_000;
const LONGEST_SPACING_MS = 30_000;
/** RFC 9309 asks to read at least 500 KiB of a robots.txt. */
const MOST_ROBOTS_BYTES = 1024 * 1024;
/** Failures in a row before a host is left alone for this run. */
const MOST_FAILURES = 3;

export type SiteAnswer =
  | { readonly kind: 'text'; readonly text: string }
  /** 404 or 410: the site says that there is no such page. */
  | { readonly kind: 'gone' }
  /** Not asked for, and why: the site's robots.txt, or a host that keeps failing. `retry`: whether it may be soon. */
  | { readonly kind: 'not-asked'; readonly reason: string; readonly retry: boolean }
  | { readonly kind: 'failed'; readonly error: unknown };

interface Host {
  /** Why robots.txt could not be had, in its place: then nothing is fetched. */
  readonly robots: Robots | Extract<SiteAnswer, { kind: 'not-asked' }>;
  failuresInARow: number;
}

/** Fetches pages of any site as its robots.txt allows, no faster than one a second from each host. */
export class SiteReader {
  readonly #context: ReadContext;
  /** By origin, which is what a robots.txt stands for. */
  readonly #hosts = new Map<string, Host>();

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /**
   * Fetches a page. A redirect is followed wherever it leads outside; only the address asked for is held against robots.txt.
   * @throws only what is not the upstream's fault, or the reason where the caller stopped.
   */
  async load(url: URL, maxBytes: number): Promise<SiteAnswer> {
    const host = await this.#hostOf(url);
    const { robots } = host;
    if ('kind' in robots) return robots;
    if (!robots.isAllowed(url))
      return { kind: 'not-asked', reason: `${url.host} forbids it in its robots.txt`, retry: false };
    if (host.failuresInARow >= MOST_FAILURES)
      return { kind: 'not-asked', reason: `${url.host} keeps failing`, retry: true };
    const answer = await this.#get(url, maxBytes, spacingOf(robots));
    host.failuresInARow = answer.kind === 'failed' ? host.failuresInARow + 1 : 0;
    return answer;
  }

  async #hostOf(url: URL): Promise<Host> {
    const known = this.#hosts.get(url.origin);
    if (known !== undefined) return known;
    const host = { robots: await this.#robotsOf(url), failuresInARow: 0 };
    this.#hosts.set(url.origin, host);
    return host;
  }

  async #robotsOf(url: URL): Promise<Host['robots']> {
    const answer = await this.#get(new URL('/robots.txt', url), MOST_ROBOTS_BYTES, SPACING_MS);
    if (answer.kind === 'text') return parseRobots(answer.text);
    if (answer.kind === 'gone') return EVERYTHING_ALLOWED;
    const error = answer.kind === 'failed' ? answer.error : null;
    const why = error === null ? '' : ` (${messageOf(error)})`;
    const retry = error instanceof UpstreamError && error.retry;
    return { kind: 'not-asked', reason: `${url.host} does not give its robots.txt${why}`, retry };
  }

  async #get(url: URL, maxBytes: number, spacingMs: number): Promise<SiteAnswer> {
    const { http, signal, logger } = this.#context;
    try {
      const response = await http.request({ url, signal, maxBytes, lane: laneOf(url), spacingMs });
      return { kind: 'text', text: await response.text() };
    } catch (error) {
      refuseOtherFaults(error, signal);
      if (error instanceof UpstreamError && (error.status === 404 || error.status === 410))
        return { kind: 'gone' };
      logger.warn(
        { page: `${url.host}${url.pathname}`, error: messageOf(error) },
        'a page could not be read',
      );
      return { kind: 'failed', error };
    }
  }
}

/** The pace that pleases a site whose robots.txt has not been read. */
export function cautiousPace(url: URL): Pace {
  return { lane: laneOf(url), spacingMs: LONGEST_SPACING_MS };
}

function laneOf(url: URL): string {
  return url.host;
}

function spacingOf({ crawlDelay }: Robots): number {
  return Math.min(Math.max(SPACING_MS, crawlDelay * 1_000), LONGEST_SPACING_MS);
}
