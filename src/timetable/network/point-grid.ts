import { crowDistance } from './distance.ts';

const METRES_PER_DEGREE = 111_195;
const ROWS = Math.ceil(180 / 0.001);

/**
 * Points found by their place on earth: a grid of square cells, kept sorted by cell. Cells are as high as the search
 * radius at most, so that a search looks into few of them.
 */
export class PointGrid {
  readonly #latitude: Float64Array;
  readonly #longitude: Float64Array;
  readonly #cellDegrees: number;
  readonly #cells = new Map<number, number[]>();

  /**
   * @param cellMetres about the radius that will be searched.
   * @param include 0 for points to leave out.
   */
  constructor(latitude: Float64Array, longitude: Float64Array, cellMetres: number, include?: Uint8Array) {
    this.#latitude = latitude;
    this.#longitude = longitude;
    this.#cellDegrees = Math.max(cellMetres / METRES_PER_DEGREE, 180 / ROWS);
    for (const [point, lat] of latitude.entries()) {
      if (include?.[point] === 0) continue;
      const cell = this.#cell(this.#row(lat), this.#column(longitude[point] ?? 0));
      const points = this.#cells.get(cell);
      if (points === undefined) this.#cells.set(cell, [point]);
      else points.push(point);
    }
  }

  /** Calls `visit` with every point within `metres` and how far it is, in no promised order. */
  within(
    latitude: number,
    longitude: number,
    metres: number,
    visit: (point: number, distance: number) => void,
  ): void {
    const height = metres / METRES_PER_DEGREE;
    const width = height / Math.max(0.01, Math.cos((Math.abs(latitude) + height) * (Math.PI / 180)));
    const lastRow = this.#row(latitude + height);
    const lastColumn = this.#column(longitude + width);
    for (let row = this.#row(latitude - height); row <= lastRow; row++) {
      for (let column = this.#column(longitude - width); column <= lastColumn; column++) {
        for (const point of this.#cells.get(this.#cell(row, column)) ?? []) {
          const distance = crowDistance(
            latitude,
            longitude,
            this.#latitude[point] ?? 0,
            this.#longitude[point] ?? 0,
          );
          if (distance <= metres) visit(point, distance);
        }
      }
    }
  }

  #row(latitude: number): number {
    return Math.floor((latitude + 90) / this.#cellDegrees);
  }

  #column(longitude: number): number {
    return Math.floor((longitude + 180) / this.#cellDegrees);
  }

  #cell(row: number, column: number): number {
    return row * (2 * ROWS + 2) + column;
  }
}
