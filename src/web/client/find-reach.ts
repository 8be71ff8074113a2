import type { Reach } from '../../domain/commute.ts';
import type { ReachBands } from '../map/map-content.ts';

/**
 * Where one gets to, at an address of `GET /api/v1/reach`, the widest band first, so that a map paints the nearer ones
 * above it. What comes back is our own server's answer.
 * @throws where the server does not answer with bands, or the signal's AbortError.
 */
export async function findReach(path: string, signal: AbortSignal): Promise<ReachBands> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`reach: ${response.status}`);
  const { features } = (await response.json()) as Reach;
  return { type: 'FeatureCollection', features: features.toReversed() };
}
