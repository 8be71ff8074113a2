import type { Config } from '../../config.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf, UpstreamError } from '../../lib/errors.ts';
import { createHttpClient, type HttpClient } from '../../lib/http-client.ts';
import type { Source } from '../../sources/source.ts';
import { publicHosts, userAgent } from '../program.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Whoever takes longer is not reachable in any sense that helps, milliseconds. */
const ANSWER_MS = 15_000;

/**
 * Asks each source's server once whether it is there, honestly and without asking again. Any answer but an error of
 * its own means that it is: a base URL itself often has nothing to show. Public ones are asked only with a contact.
 */
export async function checkUpstreams(
  config: Config,
  clock: Clock,
  sources: readonly Source[],
): Promise<Finding[]> {
  const http = createHttpClient({ userAgent: userAgent(config), pace: 1, clock });
  try {
    const findings: Finding[] = [];
    for (const source of sources) findings.push(await checkOne(source, config, http));
    return findings;
  } finally {
    await http.close();
  }
}

async function checkOne(source: Source, config: Config, http: HttpClient): Promise<Finding> {
  const [base] = source.baseUrls;
  if (base === undefined) return ok('upstreams', `${source.id}: asks no server`);
  if (config.contact === null && publicHosts(source).length > 0) {
    const advice = 'set SUNDET_CONTACT: public upstreams are asked only with it';
    return warning('upstreams', `${source.id}: not asked`, advice);
  }
  const url = new URL(base);
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const { status } = await http.request({ url, signal, mostTries: 1 });
    return ok('upstreams', `${source.id}: ${url.host} answers (${status})`);
  } catch (error) {
    return describeFailure(source, url, error);
  }
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
