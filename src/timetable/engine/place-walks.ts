import { NEVER } from '../layout/layout.ts';
import type { WalkList } from './ride-path.ts';

/** The walks between a place and the points beside it, to be looked up by point. */
export class PlaceWalks {
  /** By point: seconds; NEVER elsewhere. */
  readonly seconds: Int32Array;
  /** By point: its index in the list; -1 elsewhere. */
  readonly index: Int32Array;

  constructor(points: number) {
    this.seconds = new Int32Array(points).fill(NEVER);
    this.index = new Int32Array(points).fill(-1);
  }

  /** The shorter walk holds where a point is listed twice. */
  put({ points, seconds }: WalkList): void {
    for (let i = 0; i < points.length; i++) {
      const point = points[i] as number;
      if ((seconds[i] as number) >= (this.seconds[point] as number)) continue;
      this.seconds[point] = seconds[i] as number;
      this.index[point] = i;
    }
  }

  remove({ points }: WalkList): void {
    for (const point of points) {
      this.seconds[point] = NEVER;
      this.index[point] = -1;
    }
  }
}
