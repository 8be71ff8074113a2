import { textOrNull } from '../raw-text.ts';
import type { CentroidMemory, Point } from './centroids.ts';
import type { JobtechAddress } from './wire.ts';

/** The point an address gives, `impossible` where it is not on Earth, null where it gives none. */
export function statedPoint(address: JobtechAddress): Point | 'impossible' | null {
  const [lon, lat] = address.coordinates ?? [];
  if (lon === null || lon === undefined || lat === null || lat === undefined) return null;
  return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? 'impossible' : { lat, lon };
}

/**
 * What the point of an address stands for: the `address` itself, or its `municipality`, as it does without a street,
 * which teaches it, and with a street where it was taught.
 */
export function judgePoint(
  address: JobtechAddress,
  point: Point,
  centroids: CentroidMemory,
): 'address' | 'municipality' {
  if (textOrNull(address.street_address) !== null) return centroids.has(point) ? 'municipality' : 'address';
  centroids.learn(point);
  return 'municipality';
}
