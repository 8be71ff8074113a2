import { NEVER, type Timeline } from '../layout/layout.ts';
import { BucketQueue } from './bucket-queue.ts';
import type { WalkList } from './ride-path.ts';

/** Buckets of a quarter of a minute; the last holds whatever is farther than a day. */
const BUCKET_SHIFT = 4;
const BUCKETS = 86_400 >> BUCKET_SHIFT;

/**
 * For one target: how soon one can be there at best, if every vehicle came at once and ran as fast as it ever does. One
 * search from the target against time, nearest first: what it says is never more than the truth, so that whatever
 * cannot beat the known journeys even so may be left out (the idea is A*'s).
 */
export class SoonestBounds {
  /** By point: seconds from having got off there; NEVER where no way leads to the target. */
  readonly afterRide: Int32Array;
  /** By point: seconds from standing there ready to board. */
  readonly beforeRide: Int32Array;
  /** By position of the timeline: seconds from departing there aboard, getting off where one likes. */
  readonly leaving: Int32Array;
  readonly #timeline: Timeline;
  readonly #opposite: Timeline;
  /** By boarding of the opposite timeline, which is getting off in this one: the position. */
  readonly #alightings: Int32Array;
  /** By position: `minRide`, and NEVER from the last one of a pattern, which ends every way back before it. */
  readonly #rides: Int32Array;
  /** Points one got off at as 2 × point, points one is ready to board at as 2 × point + 1. */
  readonly #queue = new BucketQueue(BUCKETS, BUCKET_SHIFT);

  /**
   * @param opposite the timeline that runs against the one that is searched.
   * @param alightings `positionsOfBoardings` of it, mirrored.
   */
  constructor(timeline: Timeline, opposite: Timeline, alightings: Int32Array) {
    this.#timeline = timeline;
    this.#opposite = opposite;
    const points = timeline.pointCount + 1;
    this.afterRide = new Int32Array(points);
    this.beforeRide = new Int32Array(points);
    this.leaving = new Int32Array(timeline.boardPoint.length);
    this.#alightings = alightings;
    this.#rides = timeline.minRide.slice();
    for (let pattern = 1; pattern <= timeline.patternCount; pattern++) {
      this.#rides[(timeline.patternFirst[pattern] as number) - 1] = NEVER;
    }
  }

  compute({ points, seconds }: WalkList): void {
    this.afterRide.fill(NEVER);
    this.beforeRide.fill(NEVER);
    this.leaving.fill(NEVER);
    const queue = this.#queue;
    for (let i = 0; i < points.length; i++) this.#gotOff(points[i] as number, seconds[i] as number);
    while (queue.next()) {
      const { node, key } = queue;
      const point = node >> 1;
      if ((node & 1) === 0) {
        if (key === this.afterRide[point]) this.#ride(point, key);
      } else if (key === this.beforeRide[point]) this.#walk(point, key);
    }
  }

  #gotOff(point: number, seconds: number): void {
    if (seconds >= (this.afterRide[point] as number)) return;
    this.afterRide[point] = seconds;
    this.#queue.push(point << 1, seconds);
  }

  /** Back along all that stops at the point, as far as nothing better is known. */
  #ride(point: number, seconds: number): void {
    const { boardingFirst } = this.#opposite;
    const { boardPoint, minDwell, pointCount } = this.#timeline;
    const rides = this.#rides;
    const { beforeRide, leaving } = this;
    const end = boardingFirst[point + 1] as number;
    for (let i = boardingFirst[point] as number; i < end; i++) {
      let time = seconds;
      for (let position = (this.#alightings[i] as number) - 1; position >= 0; position--) {
        time += rides[position] as number;
        if (time >= (leaving[position] as number)) break;
        leaving[position] = time;
        const from = boardPoint[position] as number;
        if (from !== pointCount && time < (beforeRide[from] as number)) {
          beforeRide[from] = time;
          this.#queue.push((from << 1) | 1, time);
        }
        time += minDwell[position] as number;
      }
    }
  }

  #walk(point: number, seconds: number): void {
    const { footFirst, footTo, footSeconds, change } = this.#opposite;
    this.#gotOff(point, seconds + (change[point] as number));
    const end = footFirst[point + 1] as number;
    for (let i = footFirst[point] as number; i < end; i++) {
      this.#gotOff(footTo[i] as number, seconds + (footSeconds[i] as number));
    }
  }
}
