import type { SourceState } from '../../domain/harvest.ts';
import type { Catalogue } from '../messages/catalogue.ts';

/** What readers call a source: its own name, or in their language what it is where it has none. */
export function nameOfSource(
  { id, name }: Pick<SourceState, 'id' | 'name'>,
  { describedSources }: Pick<Catalogue, 'describedSources'>,
): string {
  return describedSources[id]?.name ?? name;
}
