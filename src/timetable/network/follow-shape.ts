import { SHAPE_UNITS, type ShapeLine } from './shapes.ts';

const METRES_PER_UNIT = 111_195 / SHAPE_UNITS;
/** A stop farther from the line is not on it, metres: the line ends before it, or is of another way. */
const FAR_METRES = 500;
const FAR = (FAR_METRES / METRES_PER_UNIT) ** 2;

/** WGS84 degrees. */
export interface LinePoint {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * The way through stops, along the line where they lie on it and straight where they do not (a line may end at a
 * border): from the first stop's place on the line to the last's. Of all ways to put the stops on the line in their
 * order, the one that lies nearest to them all: so a line that passes a stop twice is followed as the stops are.
 * @returns null where no two stops that follow one another lie on it.
 */
export function followShape(line: ShapeLine, stops: readonly LinePoint[]): LinePoint[] | null {
  const segments = line.length / 2 - 1;
  if (segments < 1 || stops.length < 2) return null;
  const near = stops.map((stop) => new Nearness(line, stop));
  const onSegment = assign(near, segments);
  const path: LinePoint[] = [];
  let isFollowed = false;
  for (const [k, stop] of stops.entries()) {
    const segment = onSegment[k] ?? 0;
    const isOn = near[k]?.isNear(segment) === true;
    if (k > 0 && isOn && near[k - 1]?.isNear(onSegment[k - 1] ?? 0) === true) {
      isFollowed = true;
      for (let point = (onSegment[k - 1] ?? 0) + 1; point <= segment; point++)
        path.push(pointOf(line, point));
    }
    // In between the line itself says where the vehicle goes.
    const isEnd = k === 0 || k === stops.length - 1;
    if (!isOn) path.push(stop);
    else if (isEnd) path.push(near[k]?.footOn(segment) ?? stop);
  }
  return isFollowed ? path : null;
}

/** By stop: its segment; least sum of squared distances, never going back. */
function assign(near: readonly Nearness[], segments: number): Int32Array {
  const from = near.map(() => new Int32Array(segments));
  let costs = new Float64Array(segments);
  for (const [k, nearness] of near.entries()) {
    const next = new Float64Array(segments);
    let best = Number.POSITIVE_INFINITY;
    let bestSegment = 0;
    for (let segment = 0; segment < segments; segment++) {
      // Of equals the later one: the way in between is no longer than it must be.
      const before = costs[segment] ?? 0;
      if (before <= best) {
        best = before;
        bestSegment = segment;
      }
      next[segment] = best + Math.min(nearness.squared(segment), FAR);
      const column = from[k];
      if (column !== undefined) column[segment] = bestSegment;
    }
    costs = next;
  }
  const assigned = new Int32Array(near.length);
  let segment = costs.indexOf(costs.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY));
  for (let k = near.length - 1; k >= 0; k--) {
    assigned[k] = segment;
    segment = from[k]?.[segment] ?? 0;
  }
  return assigned;
}

/** How near a stop is to the segments of a line. */
class Nearness {
  readonly #line: ShapeLine;
  readonly #y: number;
  readonly #x: number;
  readonly #east: number;

  constructor(line: ShapeLine, { latitude, longitude }: LinePoint) {
    this.#line = line;
    this.#y = latitude * SHAPE_UNITS;
    this.#x = longitude * SHAPE_UNITS;
    this.#east = Math.cos(latitude * (Math.PI / 180));
  }

  isNear(segment: number): boolean {
    return this.squared(segment) < FAR;
  }

  squared(segment: number): number {
    const { y, x } = this.#foot(segment);
    return (y - this.#y) ** 2 + ((x - this.#x) * this.#east) ** 2;
  }

  footOn(segment: number): LinePoint {
    const { y, x } = this.#foot(segment);
    return { latitude: Math.round(y) / SHAPE_UNITS, longitude: Math.round(x) / SHAPE_UNITS };
  }

  #foot(segment: number): { y: number; x: number } {
    const i = segment * 2;
    const y = this.#line[i] ?? 0;
    const x = this.#line[i + 1] ?? 0;
    const dy = (this.#line[i + 2] ?? 0) - y;
    const dx = (this.#line[i + 3] ?? 0) - x;
    const wide = dx * this.#east;
    const length = dy * dy + wide * wide;
    if (length === 0) return { y, x };
    const along = ((this.#y - y) * dy + (this.#x - x) * this.#east * wide) / length;
    const share = Math.min(1, Math.max(0, along));
    return { y: y + share * dy, x: x + share * dx };
  }
}

function pointOf(line: ShapeLine, point: number): LinePoint {
  return {
    latitude: (line[point * 2] ?? 0) / SHAPE_UNITS,
    longitude: (line[point * 2 + 1] ?? 0) / SHAPE_UNITS,
  };
}
