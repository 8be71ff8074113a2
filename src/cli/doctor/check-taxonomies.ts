import type { LayerCounts } from '../../domain/taxonomy.ts';
import type { Clock } from '../../lib/clock.ts';
import type { TaxonomySource } from '../../occupations/fetch/taxonomy-source.ts';
import { describeAge } from '../describe-age.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Two Sundays and a day: one that was missed may be made up for. */
const STALE_S = 15 * 24 * 60 * 60;

/** How old it is what each service that is switched on told of occupations. */
export function checkTaxonomies(
  sources: readonly TaxonomySource[],
  layers: readonly (LayerCounts & { readonly importedAt: Date })[],
  clock: Clock,
): Finding[] {
  return sources.map(({ id }) => {
    const layer = layers.find(({ source }) => source === id);
    const fetchNow = `npm run -s sundet -- harvest ${id}`;
    if (layer === undefined)
      return warning('occupations', `${id}: never fetched`, `${fetchNow}, or leave it to the workers`);
    const age = Math.round((clock.now().getTime() - layer.importedAt.getTime()) / 1000);
    const said = `${id}: last known to be the newest ${describeAge(age)}, ${layer.codes} codes`;
    return age > STALE_S
      ? problem('occupations', said, `see why: ${fetchNow}; what is there stays in use`)
      : ok('occupations', said);
  });
}
