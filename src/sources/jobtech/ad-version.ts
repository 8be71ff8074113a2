import { createHash } from 'node:crypto';
import type { CentroidMemory, Point } from './centroids.ts';
import { MAPPING } from './mapping.ts';

/**
 * What is kept of an ad as its version, to tell when it is listed again whether it is the same:
 * `content[-centroid][ mark[ ~point…][ ^point…]]`.
 */
export interface AdVersion {
  /** Hash of all that the ad says, whatever else its record holds and in whatever order; null where it was not made. */
  readonly content: string | null;
  /** Whether a point was not used that comes with a street, because it was found to be a municipality's. */
  readonly atCentroid: boolean;
  /** Hash of the very bytes; null where there were none of its own, as in an array. */
  readonly mark: string | null;
  readonly points: AdPoints;
}

/** What an ad tells of the points of municipalities, and what its reading takes from others. */
export interface AdPoints {
  /** Without a street: they stand for a municipality. */
  readonly taught: readonly Point[];
  /** With a street: its own, unless another ad teaches otherwise. */
  readonly claimed: readonly Point[];
}

const NOT_MADE = '*';
const AT_CENTROID = '-centroid';
const TAUGHT = '~';
const CLAIMED = '^';

export function writeVersion({ content, atCentroid, mark, points }: AdVersion): string {
  const said = `${content ?? NOT_MADE}${atCentroid ? AT_CENTROID : ''}`;
  if (mark === null) return said;
  const written = (sign: string) => (point: Point) => `${sign}${point.lat},${point.lon}`;
  return [said, mark, ...points.taught.map(written(TAUGHT)), ...points.claimed.map(written(CLAIMED))].join(
    ' ',
  );
}

/** Of any text: one that says something else gives a version that no ad has. */
export function readVersion(text: string): AdVersion {
  const [said = '', mark = null, ...written] = text.split(' ');
  const atCentroid = said.endsWith(AT_CENTROID);
  const content = atCentroid ? said.slice(0, -AT_CENTROID.length) : said;
  const points = (sign: string) => written.flatMap((each) => (each.startsWith(sign) ? readPoint(each) : []));
  return {
    content: content === NOT_MADE ? null : content,
    atCentroid,
    mark,
    points: { taught: points(TAUGHT), claimed: points(CLAIMED) },
  };
}

/**
 * Tells a line by its bytes alone. Of all that is done to an ad on a night on which it is the same, reading it as JSON
 * would take the most.
 */
export function markOf(bytes: Uint8Array): string {
  return `${MAPPING}.${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}`;
}

/** Whether an ad of this version, listed again with the same bytes, would be read as it was. */
export function readsAsBefore({ atCentroid, points }: AdVersion, centroids: CentroidMemory): boolean {
  return atCentroid || !points.claimed.some((point) => centroids.has(point));
}

function readPoint(written: string): Point[] {
  const [lat, lon] = written.slice(1).split(',').map(Number);
  return lat === undefined || lon === undefined || Number.isNaN(lat + lon) ? [] : [{ lat, lon }];
}
