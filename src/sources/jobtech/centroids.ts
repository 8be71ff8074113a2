export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/**
 * Points that stand for a whole municipality. JobTech gives an ad without a street the point of its municipality,
 * the same for all of them, so every such ad teaches one: a street given with that point is not known any better.
 */
export class CentroidMemory {
  readonly #points = new Set<string>();

  learn(point: Point): void {
    this.#points.add(key(point));
  }

  has(point: Point): boolean {
    return this.#points.has(key(point));
  }
}

/** To some ten metres: no two municipalities are that close. */
function key({ lat, lon }: Point): string {
  return `${lat.toFixed(4)},${lon.toFixed(4)}`;
}
