import type { TaxonomyLayer } from '../../domain/taxonomy.ts';
import type { HttpClient } from '../../lib/http-client.ts';

/** A service that tells occupations, asked by a schedule. */
export interface TaxonomySource {
  /** Also the name of its layer, `[a-z0-9-]+`. */
  readonly id: string;
  readonly name: string;
  readonly homepage: string;
  readonly licence: string;
  readonly attribution: string;
  /** What it asks, so that the root can refuse to ask a public one without a contact. */
  readonly baseUrls: readonly string[];
  readonly schedule: { readonly listing: string };
  /** A layer with fewer codes than this is not what the service has. */
  readonly leastCodes: number;
  /**
   * All that the service says, read to its end.
   * @throws UpstreamError, UpstreamShapeError where it cannot be.
   */
  read(context: TaxonomyContext): Promise<TaxonomyLayer>;
}

export interface TaxonomyContext {
  readonly http: HttpClient;
  readonly signal?: AbortSignal;
}
