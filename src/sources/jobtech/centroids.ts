export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Sweden has 290 municipalities and 21 counties; whatever an upstream makes of their points, it is not to fill memory. */
const MOST_POINTS = 5_000;

/**
 * Points that stand for a whole municipality. JobTech gives an ad without a street the point of its municipality,
 * the same for all of them, so every such ad teaches one: a street given with that point is not known any better.
 * Of more than there can be, those are forgotten that were taught longest ago.
 */
export class CentroidMemory {
  readonly #points = new Set<string>();

  learn(point: Point): void {
    const learnt = key(point);
    this.#points.delete(learnt);
    this.#points.add(learnt);
    if (this.#points.size > MOST_POINTS) this.#forgetOldest();
  }

  has(point: Point): boolean {
    return this.#points.has(key(point));
  }

  #forgetOldest(): void {
    const [oldest] = this.#points;
    if (oldest !== undefined) this.#points.delete(oldest);
  }
}

/** To some ten metres: no two municipalities are that close. */
function key({ lat, lon }: Point): string {
  return `${lat.toFixed(4)},${lon.toFixed(4)}`;
}
