import { createHash } from 'node:crypto';
import type { TaxonomyLayer } from '../../domain/taxonomy.ts';

/** A layer with the version that its content has: the same content always has the same. */
export function versioned(layer: Omit<TaxonomyLayer, 'version'>): TaxonomyLayer {
  const version = createHash('sha256').update(JSON.stringify(layer)).digest('base64url').slice(0, 22);
  return { ...layer, version };
}
