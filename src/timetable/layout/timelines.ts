import type { Timeline } from './layout.ts';

/** A timeline without what follows from the rest of it. */
export type TimelineCore = Pick<
  Timeline,
  | 'pointCount'
  | 'patternCount'
  | 'patternFirst'
  | 'boardPoint'
  | 'alightPoint'
  | 'tripFirst'
  | 'timeFirst'
  | 'calls'
  | 'footFirst'
  | 'footTo'
  | 'footSeconds'
  | 'change'
>;

/** Adds the indexes and columns that the searches use. */
export function completeTimeline(core: TimelineCore): Timeline {
  return {
    ...core,
    ...leastTimes(core),
    ...boardings(core),
    departuresByPosition: transpose(core),
    ...sortConnections(core),
  };
}

/**
 * The same timetable with time running backwards: departures become negated arrivals, first becomes last. A journey
 * in it, read backwards, is a journey in the other, and the earliest arrival is the latest departure.
 */
export function mirrorTimeline(core: TimelineCore): TimelineCore {
  const { patternFirst, tripFirst, timeFirst, patternCount } = core;
  const boardPoint = new Int32Array(core.boardPoint.length);
  const alightPoint = new Int32Array(core.alightPoint.length);
  const calls = new Int32Array(core.calls.length);
  for (let pattern = 0; pattern < patternCount; pattern++) {
    const first = patternFirst[pattern] ?? 0;
    const end = patternFirst[pattern + 1] ?? 0;
    for (let position = first; position < end; position++) {
      const mirrored = first + end - 1 - position;
      boardPoint[mirrored] = core.alightPoint[position] ?? 0;
      alightPoint[mirrored] = core.boardPoint[position] ?? 0;
    }
    const trips = (tripFirst[pattern + 1] ?? 0) - (tripFirst[pattern] ?? 0);
    const begin = 2 * (timeFirst[pattern] ?? 0);
    const last = begin + 2 * trips * (end - first) - 1;
    for (let i = begin; i <= last; i++) calls[begin + last - i] = -(core.calls[i] ?? 0);
  }
  return { ...core, boardPoint, alightPoint, calls, ...mirrorFootpaths(core) };
}

function mirrorFootpaths(core: TimelineCore): Pick<Timeline, 'footFirst' | 'footTo' | 'footSeconds'> {
  const footFirst = new Int32Array(core.footFirst.length);
  for (const to of core.footTo) footFirst[to + 1] = (footFirst[to + 1] ?? 0) + 1;
  accumulate(footFirst);
  const free = footFirst.slice();
  const footTo = new Int32Array(core.footTo.length);
  const footSeconds = new Int32Array(core.footTo.length);
  for (let from = 0; from < core.pointCount; from++) {
    const end = core.footFirst[from + 1] ?? 0;
    for (let i = core.footFirst[from] ?? 0; i < end; i++) {
      const to = core.footTo[i] ?? 0;
      const place = free[to] ?? 0;
      footTo[place] = from;
      footSeconds[place] = core.footSeconds[i] ?? 0;
      free[to] = place + 1;
    }
  }
  return { footFirst, footTo, footSeconds };
}

function leastTimes(core: TimelineCore): Pick<Timeline, 'minRide' | 'minDwell'> {
  const { patternFirst, tripFirst, timeFirst, calls } = core;
  const minRide = new Int32Array(core.boardPoint.length);
  const minDwell = new Int32Array(core.boardPoint.length);
  for (let pattern = 0; pattern < core.patternCount; pattern++) {
    const first = patternFirst[pattern] ?? 0;
    const length = (patternFirst[pattern + 1] ?? 0) - first;
    const trips = (tripFirst[pattern + 1] ?? 0) - (tripFirst[pattern] ?? 0);
    const begin = timeFirst[pattern] ?? 0;
    for (let position = 0; position < length; position++) {
      let ride = Number.MAX_SAFE_INTEGER;
      let dwell = Number.MAX_SAFE_INTEGER;
      for (let trip = 0; trip < trips; trip++) {
        const i = 2 * (begin + trip * length + position);
        const departure = calls[i + 1] ?? 0;
        dwell = Math.min(dwell, departure - (calls[i] ?? 0));
        if (position + 1 < length) ride = Math.min(ride, (calls[i + 2] ?? 0) - departure);
      }
      minRide[first + position] = position + 1 < length ? ride : 0;
      minDwell[first + position] = dwell;
    }
  }
  return { minRide, minDwell };
}

function boardings(
  core: TimelineCore,
): Pick<Timeline, 'boardingFirst' | 'boardingPattern' | 'boardingPosition'> {
  const { pointCount, patternCount, patternFirst, boardPoint } = core;
  const boardingFirst = new Int32Array(pointCount + 1);
  for (const point of boardPoint) {
    if (point < pointCount) boardingFirst[point + 1] = (boardingFirst[point + 1] ?? 0) + 1;
  }
  accumulate(boardingFirst);
  const free = boardingFirst.slice();
  const boardingPattern = new Int32Array(boardingFirst[pointCount] ?? 0);
  const boardingPosition = new Int32Array(boardingPattern.length);
  for (let pattern = 0; pattern < patternCount; pattern++) {
    const first = patternFirst[pattern] ?? 0;
    const end = patternFirst[pattern + 1] ?? 0;
    for (let position = first; position < end; position++) {
      const point = boardPoint[position] ?? pointCount;
      if (point >= pointCount) continue;
      const place = free[point] ?? 0;
      boardingPattern[place] = pattern;
      boardingPosition[place] = position - first;
      free[point] = place + 1;
    }
  }
  return { boardingFirst, boardingPattern, boardingPosition };
}

function transpose(core: TimelineCore): Int32Array {
  const { patternFirst, tripFirst, timeFirst, calls } = core;
  const columns = new Int32Array(calls.length / 2);
  for (let pattern = 0; pattern < core.patternCount; pattern++) {
    const length = (patternFirst[pattern + 1] ?? 0) - (patternFirst[pattern] ?? 0);
    const trips = (tripFirst[pattern + 1] ?? 0) - (tripFirst[pattern] ?? 0);
    let from = timeFirst[pattern] ?? 0;
    const begin = from;
    for (let trip = 0; trip < trips; trip++) {
      for (let position = 0; position < length; position++) {
        columns[begin + position * trips + trip] = calls[2 * from++ + 1] ?? 0;
      }
    }
  }
  return columns;
}

/** A counting sort by the second of departure; within one by trip and position. */
function sortConnections(
  core: TimelineCore,
): Pick<Timeline, 'connectionStart' | 'connectionAt' | 'connections'> {
  const { calls, patternFirst, tripFirst, timeFirst, boardPoint, alightPoint } = core;
  const { start, end } = secondsOfConnections(core);
  const seconds = end - start;
  const connectionAt = new Int32Array(seconds + 1);
  forEachConnection(core, (i) => {
    const second = (calls[2 * i + 1] ?? 0) - start;
    connectionAt[second + 1] = (connectionAt[second + 1] ?? 0) + 1;
  });
  accumulate(connectionAt);
  const free = connectionAt.slice();
  const connections = new Int32Array((connectionAt[seconds] ?? 0) * 4);
  for (let pattern = 0; pattern < core.patternCount; pattern++) {
    const first = patternFirst[pattern] ?? 0;
    const length = (patternFirst[pattern + 1] ?? 0) - first;
    const begin = timeFirst[pattern] ?? 0;
    const firstTrip = tripFirst[pattern] ?? 0;
    const trips = (tripFirst[pattern + 1] ?? 0) - firstTrip;
    for (let trip = 0; trip < trips; trip++) {
      for (let position = 0; position < length - 1; position++) {
        const i = begin + trip * length + position;
        const second = (calls[2 * i + 1] ?? 0) - start;
        const place = free[second] ?? 0;
        free[second] = place + 1;
        connections[place * 4] = firstTrip + trip;
        connections[place * 4 + 1] = boardPoint[first + position] ?? 0;
        connections[place * 4 + 2] = alightPoint[first + position + 1] ?? 0;
        connections[place * 4 + 3] = calls[2 * i + 2] ?? 0;
      }
    }
  }
  return { connectionStart: start, connectionAt, connections };
}

/** The first second that something departs in, and the one after the last: vehicles that call in the window go on beyond. */
function secondsOfConnections(core: TimelineCore): { start: number; end: number } {
  let start = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  forEachConnection(core, (i) => {
    const departure = core.calls[2 * i + 1] ?? 0;
    start = Math.min(start, departure);
    last = Math.max(last, departure);
  });
  return start > last ? { start: 0, end: 0 } : { start, end: last + 1 };
}

function forEachConnection(core: TimelineCore, see: (timeIndex: number) => void): void {
  const { patternFirst, tripFirst, timeFirst } = core;
  for (let pattern = 0; pattern < core.patternCount; pattern++) {
    const length = (patternFirst[pattern + 1] ?? 0) - (patternFirst[pattern] ?? 0);
    const trips = (tripFirst[pattern + 1] ?? 0) - (tripFirst[pattern] ?? 0);
    const begin = timeFirst[pattern] ?? 0;
    for (let trip = 0; trip < trips; trip++) {
      for (let position = 0; position < length - 1; position++) see(begin + trip * length + position);
    }
  }
}

/** Turns counts at `i + 1` into first places. */
function accumulate(counts: Int32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
}
