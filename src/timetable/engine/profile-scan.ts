import { doubled } from '../columns/growable.ts';
import { NEVER, type Timeline } from '../layout/layout.ts';
import { ArrivalLogWriter } from './arrival-log.ts';
import type { WalkList } from './ride-path.ts';

/** Below every label. */
const NONE = -NEVER;
/** A label is the time of leaving the origin × 16 + 15 − trips used: the later wins, then the fewer trips. */
const TRIP_BITS = 4;
const MOST_TRIPS = (1 << TRIP_BITS) - 1;
/** Minutes before the deadline that each stop distinguishes. */
export const SLACK_MINUTES = 16;
const FIRST_WAITING = 1 << 16;

/**
 * "There by T, to everywhere": for every point the latest time one can leave the origin and still get off there in
 * time, and with how few trips. There are many targets and one deadline, so this is a forward profile from one
 * origin: one pass over the connections in the order they depart, after the Connection Scan Algorithm (Dibbelt,
 * Pajor, Strasser, Wagner, "Connection Scan Algorithm", arXiv 1703.05997). The label of a point is the best way of
 * being ready to board there by now; what becomes ready later waits in a list for its second.
 *
 * Each point also tells how good the best way is that leaves a given number of minutes to spare before T, so that
 * the walk from the stop to whatever lies around it needs no second search.
 *
 * All state is allocated once and reused. Indexes are in range by construction, hence the casts.
 */
export class ProfileScan {
  /**
   * By point × SLACK_MINUTES + m, after `run`: the best label that gets off there m minutes before the deadline or
   * earlier; below `NO_LABEL` where there is none.
   */
  readonly slack: Int32Array;
  /** How each point can be arrived at; see `ArrivalLog`. Its heads are by point. */
  readonly log = new ArrivalLogWriter();
  readonly #timeline: Timeline;
  readonly #stopOfPoint: Int32Array;
  readonly #ready: Int32Array;
  readonly #aboard: Int32Array;
  readonly #walk: Int32Array;
  /** By point: a label that is known to arrive, or to wait, and since when: what is no better and no sooner is left out. */
  readonly #arrivedLabel: Int32Array;
  readonly #arrivedTime: Int32Array;
  readonly #waitingLabel: Int32Array;
  readonly #waitingTime: Int32Array;
  /** By second since the scan began: the first of those that become ready then, or -1. */
  readonly #waitingAt: Int32Array;
  #waitingPoint = new Int32Array(FIRST_WAITING);
  #waitingValue = new Int32Array(FIRST_WAITING);
  #waitingNext = new Int32Array(FIRST_WAITING);
  #waiting = 0;
  /** By connection of the second that is looked at: the label aboard its trip before. */
  #before = new Int32Array(FIRST_WAITING);
  /** Seconds walked so far, beside each label: it decides nothing. */
  readonly #readyWalked: Int32Array;
  readonly #aboardWalked: Int32Array;
  #waitingWalked = new Int32Array(FIRST_WAITING);
  #beforeWalked = new Int32Array(FIRST_WAITING);
  #begin = 0;
  #end = 0;
  #deadline = 0;

  /** @param stopOfPoint of the layout: who changes between points of one stop does not walk. */
  constructor(timeline: Timeline, stopOfPoint: Int32Array) {
    this.#timeline = timeline;
    this.#stopOfPoint = stopOfPoint;
    const points = timeline.pointCount + 1;
    this.slack = new Int32Array(points * SLACK_MINUTES);
    this.#ready = new Int32Array(points);
    this.#readyWalked = new Int32Array(points);
    this.#aboard = new Int32Array(timeline.tripFirst[timeline.patternCount] ?? 0);
    this.#aboardWalked = new Int32Array(this.#aboard.length);
    this.#walk = new Int32Array(points).fill(NEVER);
    this.#arrivedLabel = new Int32Array(points);
    this.#arrivedTime = new Int32Array(points);
    this.#waitingLabel = new Int32Array(points);
    this.#waitingTime = new Int32Array(points);
    this.#waitingAt = new Int32Array(timeline.connectionAt.length + 1);
  }

  /**
   * @param leaveFrom the earliest one would leave the origin.
   * @param arriveBy the deadline T. Both must lie in the layout's window, or are cut to it.
   */
  run(origins: WalkList, leaveFrom: number, arriveBy: number): void {
    const { connectionStart, connectionAt } = this.#timeline;
    const seconds = connectionAt.length - 1;
    const begin = Math.max(leaveFrom, connectionStart);
    const end = Math.min(arriveBy, connectionStart + seconds - 1);
    this.#reset(begin, end, arriveBy);
    for (let i = 0; i < origins.points.length; i++) {
      const point = origins.points[i] as number;
      this.#walk[point] = Math.min(this.#walk[point] as number, origins.seconds[i] as number);
    }
    for (let second = begin; second <= end; second++) {
      this.#flush(second);
      const from = connectionAt[second - connectionStart] as number;
      const to = connectionAt[second - connectionStart + 1] as number;
      // Where a connection takes no time, or a change none, one before it in the same second may profit: again.
      while (from < to && this.#scan(second, from, to, leaveFrom)) this.#getOff(from, to);
    }
    for (const point of origins.points) this.#walk[point] = NEVER;
    this.#spreadSlack();
  }

  #reset(begin: number, end: number, deadline: number): void {
    this.#begin = begin;
    this.#end = end;
    this.#deadline = deadline;
    this.#waiting = 0;
    this.slack.fill(NONE);
    this.#ready.fill(NONE);
    this.#aboard.fill(NONE);
    this.#arrivedLabel.fill(NONE);
    this.#waitingLabel.fill(NONE);
    this.#waitingAt.fill(-1, 0, Math.max(0, end - begin + 1));
    this.log.reset(this.#timeline.pointCount);
  }

  #flush(second: number): void {
    const ready = this.#ready;
    for (
      let i = this.#waitingAt[second - this.#begin] as number;
      i !== -1;
      i = this.#waitingNext[i] as number
    ) {
      const point = this.#waitingPoint[i] as number;
      const label = this.#waitingValue[i] as number;
      if (label > (ready[point] as number)) {
        ready[point] = label;
        this.#readyWalked[point] = this.#waitingWalked[i] as number;
      }
    }
  }

  /**
   * Puts the labels aboard back to what they were before the second, for who boards a trip in it is not aboard on
   * the trip's connections before that.
   */
  #getOff(from: number, to: number): void {
    const { connections } = this.#timeline;
    for (let i = to - 1; i >= from; i--) {
      const trip = connections[i * 4] as number;
      this.#aboard[trip] = this.#before[i - from] as number;
      this.#aboardWalked[trip] = this.#beforeWalked[i - from] as number;
    }
  }

  /** @returns whether something became ready in this very second that was not before. */
  #scan(second: number, from: number, to: number, leaveFrom: number): boolean {
    const { connections, pointCount } = this.#timeline;
    const aboard = this.#aboard;
    const ready = this.#ready;
    const walk = this.#walk;
    const deadline = this.#deadline;
    if (to - from > this.#before.length) {
      this.#before = new Int32Array((to - from) * 2);
      this.#beforeWalked = new Int32Array((to - from) * 2);
    }
    const before = this.#before;
    const beforeWalked = this.#beforeWalked;
    const aboardWalked = this.#aboardWalked;
    let again = false;
    for (let i = from * 4; i < to * 4; i += 4) {
      const trip = connections[i] as number;
      const board = connections[i + 1] as number;
      let label = aboard[trip] as number;
      let walked = aboardWalked[trip] as number;
      before[(i >> 2) - from] = label;
      beforeWalked[(i >> 2) - from] = walked;
      const waiting = ready[board] as number;
      if (waiting > label + 1 && (waiting & MOST_TRIPS) > 0) {
        label = waiting - 1;
        walked = this.#readyWalked[board] as number;
      }
      const leave = second - (walk[board] as number);
      if (leave >= leaveFrom) {
        const first = (leave << TRIP_BITS) + MOST_TRIPS - 1;
        if (first > label) {
          label = first;
          walked = walk[board] as number;
        }
      }
      if (label === NONE) continue;
      aboard[trip] = label;
      aboardWalked[trip] = walked;
      const arrival = connections[i + 3] as number;
      const alight = connections[i + 2] as number;
      if (arrival > deadline || alight === pointCount) continue;
      if (
        label <= (this.#arrivedLabel[alight] as number) &&
        arrival >= (this.#arrivedTime[alight] as number)
      ) {
        continue;
      }
      if (this.#arrive(alight, arrival, label, walked, second)) again = true;
    }
    return again;
  }

  #arrive(point: number, time: number, label: number, walked: number, second: number): boolean {
    this.log.add(point, time, label, walked);
    const { footFirst, footTo, footSeconds, change } = this.#timeline;
    this.#arrivedLabel[point] = label;
    this.#arrivedTime[point] = time;
    const minutes = Math.min(SLACK_MINUTES - 1, ((this.#deadline - time) / 60) | 0);
    const slack = point * SLACK_MINUTES + minutes;
    if (label > (this.slack[slack] as number)) this.slack[slack] = label;
    let again = this.#wait(point, time + (change[point] as number), label, walked, second);
    const end = footFirst[point + 1] as number;
    const stop = this.#stopOfPoint[point];
    for (let i = footFirst[point] as number; i < end; i++) {
      const to = footTo[i] as number;
      const seconds = footSeconds[i] as number;
      const further = this.#stopOfPoint[to] === stop ? walked : walked + seconds;
      if (this.#wait(to, time + seconds, label, further, second)) again = true;
    }
    return again;
  }

  /** @returns whether that is now, and better than what was ready. */
  #wait(point: number, time: number, label: number, walked: number, second: number): boolean {
    if (label <= (this.#ready[point] as number) || time > this.#end) return false;
    if (time <= second) {
      this.#ready[point] = label;
      this.#readyWalked[point] = walked;
      return true;
    }
    const isNoBetter = label <= (this.#waitingLabel[point] as number);
    if (isNoBetter && time >= (this.#waitingTime[point] as number)) return false;
    if (!isNoBetter) {
      this.#waitingLabel[point] = label;
      this.#waitingTime[point] = time;
    }
    const place = this.#waiting++;
    if (place === this.#waitingPoint.length) this.#grow();
    this.#waitingPoint[place] = point;
    this.#waitingValue[place] = label;
    this.#waitingWalked[place] = walked;
    this.#waitingNext[place] = this.#waitingAt[time - this.#begin] as number;
    this.#waitingAt[time - this.#begin] = place;
    return false;
  }

  #grow(): void {
    this.#waitingPoint = doubled(this.#waitingPoint);
    this.#waitingValue = doubled(this.#waitingValue);
    this.#waitingWalked = doubled(this.#waitingWalked);
    this.#waitingNext = doubled(this.#waitingNext);
  }

  /** Who has more minutes to spare also has fewer. */
  #spreadSlack(): void {
    const { slack } = this;
    for (let i = 0; i < slack.length; i += SLACK_MINUTES) {
      for (let minute = i + SLACK_MINUTES - 2; minute >= i; minute--) {
        if ((slack[minute + 1] as number) > (slack[minute] as number))
          slack[minute] = slack[minute + 1] as number;
      }
    }
  }
}

/** Labels from here on say something. */
export const NO_LABEL = -(2 ** 28);

/** The worst label of those that leave the origin at that second. */
export function labelOfLeave(seconds: number): number {
  return seconds << TRIP_BITS;
}

/** When one leaves the origin, seconds. */
export function leaveOfLabel(label: number): number {
  return label >> TRIP_BITS;
}

export function tripsOfLabel(label: number): number {
  return MOST_TRIPS - (label & MOST_TRIPS);
}
