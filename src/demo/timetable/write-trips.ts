import type { DemoLine } from './demo-line.ts';
import type { DemoShapes } from './demo-shapes.ts';
import { type DemoRuns, runsOf } from './demo-trips.ts';
import { GtfsText, gtfsTime } from './gtfs-text.ts';
import { serviceId } from './write-calendar.ts';

/** One trip, of whose fields each publisher has an order of its own. */
export interface DemoTrip {
  readonly id: string;
  readonly lineNumber: number;
  readonly service: number;
  readonly headsign: string;
  /** The train number; empty where it has none. */
  readonly number: string;
  /** 0 there, 1 back. */
  readonly way: number;
  readonly shape: string;
}

/** How a publisher writes trips and their calls. */
export interface TripDialect {
  /** Columns of trips.txt, and a row of them. */
  readonly tripColumns: string;
  tripRow(trip: DemoTrip): readonly (string | number)[];
  /** Ids of trips, counted from 1. */
  tripId(count: number): string;
  /** Columns of stop_times.txt behind `trip_id,arrival_time,departure_time`, and those of a run's call. */
  readonly callColumns: string;
  callRest(run: DemoRuns, index: number): string;
}

/** trips.txt, stop_times.txt and shapes.txt of the lines. */
export function writeTrips(
  lines: readonly DemoLine[],
  shapes: DemoShapes,
  dialect: TripDialect,
): Record<string, GtfsText> {
  const trips = new GtfsText(dialect.tripColumns);
  const times = new GtfsText(`trip_id,arrival_time,departure_time,${dialect.callColumns}`);
  let count = 0;
  for (const run of runsOf(lines)) {
    const { line, lineNumber, way, direction, kind, starts } = run;
    const calls = direction.calls.map((call, index) => ({ ...call, rest: dialect.callRest(run, index) }));
    for (const start of starts) {
      count += 1;
      const id = dialect.tripId(count);
      const row = dialect.tripRow({
        id,
        lineNumber,
        service: serviceId(kind),
        headsign: direction.headsign,
        number: direction.trainNumbers.get(start) ?? '',
        way,
        shape: shapes.idFor(line, direction),
      });
      trips.add(...row);
      for (const { arrival, departure, rest } of calls) {
        times.addLine(`${id},${gtfsTime(start + arrival)},${gtfsTime(start + departure)},${rest}`);
      }
    }
  }
  return { 'trips.txt': trips, 'stop_times.txt': times, 'shapes.txt': shapes.text };
}
