import { endCallOf, firstCallOf, type Network, tripCount } from '../network/network.ts';
import { serviceDayStart } from '../network/service-day.ts';
import { runsOn } from '../network/service-days.ts';

/** Trips as they run: one row for each departure of each trip in the window. */
export interface TripInstances {
  readonly trip: Int32Array;
  /** Added to the trip's own times to count from the base. */
  readonly shift: Int32Array;
  /** Day the trip's service runs on, since 1970-01-01. */
  readonly day: Int32Array;
  /** 1 where it is one of many departures of a trip that is only a model. */
  readonly repeated: Uint8Array;
}

export interface InstanceWindow {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Seconds since 1970 that times count from. */
  readonly baseEpoch: number;
  /** Seconds since the base. */
  readonly from: number;
  readonly to: number;
}

const DAY_SECONDS = 86_400;

/** All departures that call within the window, by service day, trip and time. */
export function findInstances(network: Network, window: InstanceWindow): TripInstances {
  const collector = new InstanceCollector(network, window);
  const daysBack = Math.ceil((longestTime(network) - window.from) / DAY_SECONDS) + 1;
  const daysAhead = Math.ceil(window.to / DAY_SECONDS);
  for (let day = window.day - daysBack; day <= window.day + daysAhead; day++) collector.addDay(day);
  return collector.finish();
}

class InstanceCollector {
  readonly #network: Network;
  readonly #window: InstanceWindow;
  readonly #trip: number[] = [];
  readonly #shift: number[] = [];
  readonly #day: number[] = [];
  readonly #repeated: number[] = [];
  /** By trip: its first row among the frequencies, -1 for none. */
  readonly #frequency: Int32Array;

  constructor(network: Network, window: InstanceWindow) {
    this.#network = network;
    this.#window = window;
    this.#frequency = new Int32Array(tripCount(network)).fill(-1);
    for (let i = network.frequencies.trip.length - 1; i >= 0; i--) {
      this.#frequency[network.frequencies.trip[i] ?? 0] = i;
    }
  }

  addDay(day: number): void {
    const { feeds, services, trips, routes } = this.#network;
    const starts = feeds.map((feed) => serviceDayStart(day, feed.timeZone) - this.#window.baseEpoch);
    const runs = new Uint8Array(services.weekdays.length);
    for (let service = 0; service < runs.length; service++)
      runs[service] = runsOn(services, service, day) ? 1 : 0;
    for (let trip = 0; trip < trips.service.length; trip++) {
      if (runs[trips.service[trip] ?? -1] !== 1) continue;
      const shift = starts[routes.feed[trips.route[trip] ?? 0] ?? 0] ?? 0;
      if ((this.#frequency[trip] ?? -1) === -1) this.#add(trip, shift, day, 0);
      else this.#repeat(trip, shift, day);
    }
  }

  finish(): TripInstances {
    return {
      trip: Int32Array.from(this.#trip),
      shift: Int32Array.from(this.#shift),
      day: Int32Array.from(this.#day),
      repeated: Uint8Array.from(this.#repeated),
    };
  }

  #repeat(trip: number, shift: number, day: number): void {
    const { frequencies, calls } = this.#network;
    const begin = calls.departure[firstCallOf(this.#network, trip)] ?? 0;
    for (let i = this.#frequency[trip] ?? 0; frequencies.trip[i] === trip; i++) {
      const end = frequencies.end[i] ?? 0;
      const headway = Math.max(1, frequencies.headway[i] ?? 0);
      for (let time = frequencies.start[i] ?? 0; time < end; time += headway) {
        this.#add(trip, shift + time - begin, day, 1);
      }
    }
  }

  #add(trip: number, shift: number, day: number, repeated: number): void {
    const { calls } = this.#network;
    const departure = (calls.departure[firstCallOf(this.#network, trip)] ?? 0) + shift;
    const arrival = (calls.arrival[endCallOf(this.#network, trip) - 1] ?? 0) + shift;
    if (arrival < this.#window.from || departure >= this.#window.to) return;
    this.#trip.push(trip);
    this.#shift.push(shift);
    this.#day.push(day);
    this.#repeated.push(repeated);
  }
}

/** The latest a trip ends, seconds of its service day; a repeated one ends its length after its last departure. */
function longestTime(network: Network): number {
  const { calls, frequencies } = network;
  let longest = 0;
  for (let trip = 0; trip < tripCount(network); trip++) {
    longest = Math.max(longest, calls.arrival[endCallOf(network, trip) - 1] ?? 0);
  }
  for (const [i, trip] of frequencies.trip.entries()) {
    const length =
      (calls.arrival[endCallOf(network, trip) - 1] ?? 0) - (calls.departure[firstCallOf(network, trip)] ?? 0);
    longest = Math.max(longest, (frequencies.end[i] ?? 0) + length);
  }
  return longest;
}
