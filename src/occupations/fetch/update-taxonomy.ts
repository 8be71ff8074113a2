import type { LayerCounts, TaxonomyLayer, TaxonomyStore } from '../../domain/taxonomy.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf, SundetError } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import type { TaxonomyContext, TaxonomySource } from './taxonomy-source.ts';

/** What was fetched is so much less than what is there that it is not believed. */
export class LayerRefusedError extends SundetError {
  readonly code = 'layer_refused';
}

export interface TaxonomyUpdateDeps extends TaxonomyContext {
  readonly store: Pick<TaxonomyStore, 'replace' | 'layers'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Takes also what has lost much: for when somebody has looked. */
  readonly accept?: boolean;
}

export interface TaxonomyReport {
  readonly source: string;
  readonly outcome: 'ok' | 'unchanged' | 'failed';
  readonly message: string | null;
  /** Whether the same may succeed later. */
  readonly retry: boolean;
  /** Of what was taken; null where nothing was. */
  readonly counts: Omit<LayerCounts, 'source'> | null;
}

/** A layer that keeps less than this of what it had is refused. */
const LEAST_KEPT = 0.8;

/**
 * Fetches what a service says of occupations and puts it in the place of what it said before, whole and in one step;
 * where the fetch falls short, what was there stays, and the report says why.
 */
export async function updateTaxonomy(
  source: TaxonomySource,
  deps: TaxonomyUpdateDeps,
): Promise<TaxonomyReport> {
  const { store, clock, logger } = deps;
  const report = await tryUpdate();
  const fields = { taxonomy: source.id, outcome: report.outcome, reason: report.message, ...report.counts };
  if (report.outcome === 'failed') logger.error(fields, 'the occupations could not be brought up to date');
  else logger.info(fields, 'the occupations are up to date');
  return report;

  async function tryUpdate(): Promise<TaxonomyReport> {
    try {
      const layer = await source.read(deps);
      if (layer.codes.length < source.leastCodes) {
        throw new LayerRefusedError(
          `${source.name} told ${layer.codes.length} codes, which are fewer than the ${source.leastCodes} it has at least`,
        );
      }
      if (deps.accept !== true) requireKept(layer, await store.layers(), source.name);
      const [changed = false] = await store.replace([layer], clock.now());
      const outcome = changed ? 'ok' : 'unchanged';
      return { source: source.id, outcome, message: null, retry: false, counts: countsOf(layer) };
    } catch (error) {
      const retry = error instanceof SundetError && error.retry;
      return { source: source.id, outcome: 'failed', message: messageOf(error), retry, counts: null };
    }
  }
}

/** @throws LayerRefusedError where a layer has lost too much of what it had. */
export function requireKept(layer: TaxonomyLayer, before: readonly LayerCounts[], name: string): void {
  const had = before.find(({ source }) => source === layer.source);
  if (had === undefined) return;
  const has = countsOf(layer);
  for (const what of ['concepts', 'labels', 'codes'] as const) {
    if (has[what] >= had[what] * LEAST_KEPT) continue;
    throw new LayerRefusedError(
      `${name} told ${has[what]} ${what} where it told ${had[what]} before: what was there is kept until somebody has looked and says --accept`,
    );
  }
}

function countsOf({ concepts, labels, codes }: TaxonomyLayer): Omit<LayerCounts, 'source'> {
  return { concepts: concepts.length, labels: labels.length, codes: codes.length };
}
