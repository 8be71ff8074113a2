import { stringAt } from '../../timetable/columns/string-table.ts';
import type { RideLeg } from '../../timetable/journey.ts';
import type { Network } from '../../timetable/network/network.ts';
import { dateOfDay, serviceDayStart } from '../../timetable/network/service-day.ts';
import { runsOn } from '../../timetable/network/service-days.ts';

/** Which run of which trip a ride is on, as real time names them. */
export interface RunningTrip {
  readonly id: string;
  /** Service date, `20261124`. */
  readonly date: string;
  /** `08:20:00` for one of the repetitions of a trip that is only a model (`frequencies.txt`); null for all others. */
  readonly startTime: string | null;
  readonly route: string;
}

const DAY = 86_400;
/** A trip may begin this many days after its service day. */
const MOST_DAYS = 10;

/** @param baseEpoch what the leg's seconds count from, seconds since 1970. */
export function runningTrip(leg: RideLeg, network: Network, baseEpoch: number): RunningTrip {
  const { routes, trips, calls, frequencies } = network;
  const begin = calls.departure[trips.firstCall[leg.trip] ?? 0] ?? 0;
  const timeZone = network.feeds[routes.feed[leg.route] ?? 0]?.timeZone ?? 'UTC';
  const zero = baseEpoch + leg.shift;
  const isModel = frequencies.trip.includes(leg.trip);
  // Half a day after a service day's zero is its noon, whatever the clocks did in the night.
  let day = Math.floor((zero + DAY / 2) / DAY);
  let startTime: string | null = null;
  if (isModel) {
    const latest = Math.floor((zero + begin + DAY / 2) / DAY);
    for (day = latest; day > latest - MOST_DAYS; day--) {
      const time = zero + begin - serviceDayStart(day, timeZone);
      startTime = clock(time);
      if (runsOn(network.services, trips.service[leg.trip] ?? -1, day) && repeatsAt(network, leg.trip, time))
        break;
    }
  }
  return {
    id: stringAt(trips.id, leg.trip),
    date: dateOfDay(day).toString().replaceAll('-', ''),
    startTime,
    route: stringAt(routes.id, leg.route),
  };
}

function repeatsAt({ frequencies }: Network, trip: number, time: number): boolean {
  return frequencies.trip.some((of, row) => {
    const [start = 0, end = 0] = [frequencies.start[row], frequencies.end[row]];
    return of === trip && time >= start && time < end;
  });
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
