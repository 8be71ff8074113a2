import { UpstreamShapeError } from '../lib/errors.ts';
import type { HttpClient } from '../lib/http-client.ts';
import type { Source } from './source.ts';

/**
 * What a source is handed to ask with, so that what an answer says cannot lead it astray, nor what its reading forgets:
 * it asks nobody but the hosts of its own `baseUrls`, and no longer than its run. A redirect of theirs is followed, though
 * not into our own network: see `http-client.ts`.
 * @throws UpstreamShapeError, as `request` rejects, for any other host.
 */
export function askOwnAddresses(
  { id, baseUrls }: Pick<Source, 'id' | 'baseUrls'>,
  http: HttpClient,
  signal: AbortSignal,
): HttpClient {
  const hosts = new Set(baseUrls.map((url) => new URL(url).host));
  return {
    async request(request) {
      const { host } = request.url;
      if (hosts.has(host)) return http.request({ signal, ...request });
      throw new UpstreamShapeError(`${id} was led to ${host}, which is none of its own addresses`);
    },
  };
}
