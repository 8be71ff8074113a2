import { NEVER, type Timeline } from '../layout/layout.ts';

const UNREACHABLE = 255;

/**
 * For one target: how soon one can be there at best, from each point and with each number of trips, if every vehicle
 * came at once and ran as fast as it ever does. One search from the target through the timeline of opposite
 * direction, without times: what it says is never more than the truth, so that whatever cannot beat the known
 * journeys even so may be left out. (The idea is A*'s; per number of trips as in the tight bounds of Bast, Brodesser
 * and Storandt, "Result diversity for multi-modal route planning", and of Delling, Dibbelt and Pajor, "Fast and exact
 * public transit routing with restricted Pareto sets", 2019.)
 */
export class LowerBounds {
  /** By trips × (points + 1) + point: seconds from having got off there, with at most so many more trips; or NEVER. */
  readonly afterRide: Int32Array;
  /** The same from standing there ready to board. */
  readonly beforeRide: Int32Array;
  /** By point: `afterRide` with as many trips as one likes. */
  readonly soonest: Int32Array;
  /** By point: trips at least from having got off there; 255 where no number of them leads to the target. */
  readonly fewest: Uint8Array;
  readonly #timeline: Timeline;
  readonly #rounds: number;
  readonly #marked: Int32Array;
  readonly #isMarked: Uint8Array;
  readonly #queue: Int32Array;
  /** By pattern: the first position to look at, or NEVER where it is not in the queue. */
  readonly #from: Int32Array;
  #queued = 0;

  /** @param opposite the timeline that runs against the one to be searched. */
  constructor(opposite: Timeline, rounds: number) {
    this.#timeline = opposite;
    this.#rounds = rounds;
    const points = opposite.pointCount + 1;
    this.afterRide = new Int32Array(points * (rounds + 1));
    this.beforeRide = new Int32Array(points * (rounds + 1));
    this.soonest = this.afterRide.subarray(points * rounds);
    this.fewest = new Uint8Array(points);
    this.#marked = new Int32Array(points);
    this.#isMarked = new Uint8Array(points);
    this.#queue = new Int32Array(opposite.patternCount);
    this.#from = new Int32Array(opposite.patternCount).fill(NEVER);
  }

  /** `targets`: points and the seconds from each to the target's own place. */
  compute(targets: Int32Array, seconds: Int32Array): void {
    const { afterRide, beforeRide } = this;
    const row = this.#timeline.pointCount + 1;
    afterRide.fill(NEVER, 0, row);
    beforeRide.fill(NEVER, 0, row);
    this.fewest.fill(UNREACHABLE);
    for (let i = 0; i < targets.length; i++) {
      const point = targets[i] as number;
      afterRide[point] = Math.min(afterRide[point] as number, seconds[i] as number);
      this.fewest[point] = 0;
      this.#enqueue(point);
    }
    for (let round = 1; round <= this.#rounds; round++) {
      // With one trip more one is there no later.
      afterRide.copyWithin(round * row, (round - 1) * row, round * row);
      beforeRide.copyWithin(round * row, (round - 1) * row, round * row);
      if (this.#queued > 0) this.#walk(round, this.#scanPatterns(round));
    }
    for (let i = 0; i < this.#queued; i++) this.#from[this.#queue[i] as number] = NEVER;
    this.#queued = 0;
  }

  #enqueue(point: number): void {
    const { boardingFirst, boardingPattern, boardingPosition } = this.#timeline;
    const from = this.#from;
    const end = boardingFirst[point + 1] as number;
    for (let i = boardingFirst[point] as number; i < end; i++) {
      const pattern = boardingPattern[i] as number;
      const known = from[pattern] as number;
      const position = boardingPosition[i] as number;
      if (known === NEVER) this.#queue[this.#queued++] = pattern;
      if (position < known) from[pattern] = position;
    }
  }

  #scanPatterns(round: number): number {
    const { patternFirst, boardPoint, alightPoint, minRide, minDwell, pointCount } = this.#timeline;
    const { afterRide, beforeRide } = this;
    const row = round * (pointCount + 1);
    const rowBefore = row - pointCount - 1;
    const queued = this.#queued;
    let marked = 0;
    for (let i = 0; i < queued; i++) {
      const pattern = this.#queue[i] as number;
      const first = patternFirst[pattern] as number;
      const end = patternFirst[pattern + 1] as number;
      let aboard = NEVER;
      for (let position = first + (this.#from[pattern] as number); position < end; position++) {
        if (aboard < NEVER) {
          const point = alightPoint[position] as number;
          if (aboard < (beforeRide[row + point] as number) && point !== pointCount) {
            beforeRide[row + point] = aboard;
            if (this.#isMarked[point] === 0) {
              this.#isMarked[point] = 1;
              this.#marked[marked++] = point;
            }
          }
          aboard += minDwell[position] as number;
        }
        const boarded = afterRide[rowBefore + (boardPoint[position] as number)] as number;
        if (boarded < aboard) aboard = boarded;
        if (aboard < NEVER) aboard += minRide[position] as number;
      }
      this.#from[pattern] = NEVER;
    }
    this.#queued = 0;
    return marked;
  }

  #walk(round: number, marked: number): void {
    const { footFirst, footTo, footSeconds, change, pointCount } = this.#timeline;
    const row = round * (pointCount + 1);
    for (let i = 0; i < marked; i++) {
      const point = this.#marked[i] as number;
      this.#isMarked[point] = 0;
      const time = this.beforeRide[row + point] as number;
      this.#improve(row, round, point, time + (change[point] as number));
      const end = footFirst[point + 1] as number;
      for (let j = footFirst[point] as number; j < end; j++) {
        this.#improve(row, round, footTo[j] as number, time + (footSeconds[j] as number));
      }
    }
  }

  #improve(row: number, round: number, point: number, time: number): void {
    if (time >= (this.afterRide[row + point] as number)) return;
    if (this.fewest[point] === UNREACHABLE) this.fewest[point] = round;
    this.afterRide[row + point] = time;
    this.#enqueue(point);
  }
}
