import type { Config } from '../../config.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf, UpstreamError } from '../../lib/errors.ts';
import { createHttpClient, type HttpClient } from '../../lib/http-client.ts';
import type { SharedTurns } from '../../lib/http-turns.ts';
import { realWait } from '../../lib/retry-wait.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import type { Source } from '../../sources/source.ts';
import { publicHosts, userAgent } from '../program.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Whoever takes longer is not reachable in any sense that helps, milliseconds. */
const ANSWER_MS = 15_000;
/** A turn that lies further ahead is left to the runs, milliseconds: a person waits for the answer. */
const MOST_TURN_WAIT_MS = 5_000;
/** Without a database to take turns in, only those are asked who do not mind two of us so soon, milliseconds. */
const MOST_UNSHARED_PACE_MS = 1_000;

/** What the upstreams are asked with. */
export interface UpstreamCheck {
  readonly config: Config;
  readonly clock: Clock;
  /** Null where there is no database to take them in. */
  readonly turns: SharedTurns | null;
}

/**
 * Asks each source's server once whether it is there, honestly, in its turn and without asking again. Any answer but an
 * error of its own means that it is: a base URL itself often has nothing to show. Public ones are asked only with a
 * contact; one whose turn lies too far ahead is not asked, which is said.
 */
export async function checkUpstreams(check: UpstreamCheck, sources: readonly Source[]): Promise<Finding[]> {
  const { config, clock } = check;
  const http = createHttpClient({ userAgent: userAgent(config), pace: 1, clock });
  try {
    const findings: Finding[] = [];
    for (const source of sources) findings.push(await checkOne(source, check, http));
    return findings;
  } finally {
    await http.close();
  }
}

async function checkOne(source: Source, check: UpstreamCheck, http: HttpClient): Promise<Finding> {
  const [base] = source.baseUrls;
  if (base === undefined) return ok('upstreams', `${source.id}: asks no server`);
  if (check.config.contact === null && publicHosts(source).length > 0) {
    const advice = 'set SUNDET_CONTACT: public upstreams are asked only with it';
    return warning('upstreams', `${source.id}: not asked`, advice);
  }
  const notNow = await waitForTurn(source, base, check);
  if (notNow !== null) return notNow;
  const url = new URL(base);
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const { status } = await http.request({ url, signal, mostTries: 1 });
    return ok('upstreams', `${source.id}: ${url.host} answers (${status})`);
  } catch (error) {
    return describeFailure(source, url, error);
  }
}

/** Waits for the turn that the source's runs would wait for. @returns why it was not taken, null where it was. */
async function waitForTurn(
  source: Source,
  base: string,
  { config, clock, turns }: UpstreamCheck,
): Promise<Finding | null> {
  const { lane, spacingMs } = source.paceWith(base);
  const pauseMs = spacingMs * config.pace;
  if (pauseMs === 0) return null;
  const asked = `${source.id}: not asked`;
  const pace = `${new URL(base).host} is asked once in ${pauseMs / 1000} s`;
  if (turns === null) {
    if (pauseMs <= MOST_UNSHARED_PACE_MS) return null;
    const why = `${pace}, and without the database nobody knows when it last was`;
    return warning('upstreams', `${asked}: ${why}`, 'see to the database first, then ask again');
  }
  const { taken, waitMs } = await turns.takeSoon(lane, pauseMs, MOST_TURN_WAIT_MS);
  if (taken) {
    await realWait(waitMs);
    return null;
  }
  const free = instantInCopenhagen(new Date(clock.now().getTime() + waitMs + 1_000));
  const why = `${pace} by all of Sundet together, and has just been, or a run is waiting to`;
  return warning('upstreams', `${asked}: ${why}`, `ask again after ${free}`);
}

function describeFailure(source: Source, url: URL, error: unknown): Finding {
  const status = error instanceof UpstreamError ? error.status : null;
  if (status === 401 || status === 403) {
    const advice = 'look whether it still lets us: do not go around it';
    return warning('upstreams', `${source.id}: ${url.host} answers ${status}`, advice);
  }
  if (status !== null && status < 500)
    return ok('upstreams', `${source.id}: ${url.host} answers (${status})`);
  const advice =
    'look at this machine’s network and at the source’s own page; a night that fails is tried again';
  return problem('upstreams', `${source.id}: ${messageOf(error)}`, advice);
}
