import { endCallOf, firstCallOf, type Network, NO_DROP_OFF, NO_PICKUP } from '../network/network.ts';
import type { NewCall } from '../network/rewrite-trips.ts';
import type { AlignedStops } from './align-stops.ts';
import type { TripMatch } from './match-trips.ts';

const DAY = 86_400;

/**
 * The calls of both trips in order, those in common once. Times of those are the base trip's, so that they agree with
 * each other; the platform, and whether one may get on and off, is what the feed says that is at home there.
 * @param base which of the two the times are counted in.
 */
export function unionCalls(network: Network, stops: AlignedStops, match: TripMatch, base: 0 | 1): NewCall[] {
  const other = base === 0 ? 1 : 0;
  const [baseTrip, otherTrip] = [match.trips[base], match.trips[other]];
  // Seconds added to the other trip's times to count from the base trip's service day.
  const moved = (base === 0 ? match.offset : -match.offset) * DAY;
  const read = new CallReader(network);
  const union: NewCall[] = [];
  let next = firstCallOf(network, baseTrip);
  let otherNext = firstCallOf(network, otherTrip);
  for (const anchor of match.anchors) {
    const [call, otherCall] = [anchor[base], anchor[other]];
    union.push(...byTime(read.calls(next, call, 0), read.calls(otherNext, otherCall, moved)));
    const station = stops.stationOfStop[network.calls.stop[call] ?? 0] ?? 0;
    union.push(read.both(call, baseTrip, otherCall, otherTrip, stops.homeSide[station] === base));
    next = call + 1;
    otherNext = otherCall + 1;
  }
  const rest = read.calls(next, endCallOf(network, baseTrip), 0);
  union.push(...byTime(rest, read.calls(otherNext, endCallOf(network, otherTrip), moved)));
  return forward(union);
}

class CallReader {
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  calls(from: number, to: number, moved: number): NewCall[] {
    const { stop, arrival, departure, flags } = this.#network.calls;
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => ({
      stop: stop[from + i] ?? 0,
      arrival: (arrival[from + i] ?? 0) + moved,
      departure: (departure[from + i] ?? 0) + moved,
      flags: flags[from + i] ?? 0,
    }));
  }

  /** One call that both trips have. */
  both(call: number, trip: number, other: number, otherTrip: number, baseIsHome: boolean): NewCall {
    const { stop, arrival, departure } = this.#network.calls;
    const [home, homeTrip] = baseIsHome ? [call, trip] : [other, otherTrip];
    const [guest, guestTrip] = baseIsHome ? [other, otherTrip] : [call, trip];
    return {
      stop: stop[home] ?? 0,
      arrival: arrival[call] ?? 0,
      departure: departure[call] ?? 0,
      flags:
        this.#says(NO_PICKUP, home, homeTrip, guest, guestTrip) |
        this.#says(NO_DROP_OFF, home, homeTrip, guest, guestTrip),
    };
  }

  /** Where a trip ends nobody boards it, and where it begins nobody leaves it: such a call says nothing of the other. */
  #says(flag: number, home: number, homeTrip: number, guest: number, guestTrip: number): number {
    const { flags } = this.#network.calls;
    const isMute = (call: number, trip: number) =>
      flag === NO_PICKUP
        ? call === endCallOf(this.#network, trip) - 1
        : call === firstCallOf(this.#network, trip);
    const speaking = isMute(home, homeTrip) && !isMute(guest, guestTrip) ? guest : home;
    return (flags[speaking] ?? 0) & flag;
  }
}

function byTime(calls: readonly NewCall[], others: readonly NewCall[]): NewCall[] {
  if (others.length === 0) return [...calls];
  return [...calls, ...others].sort((a, b) => a.arrival - b.arrival || a.departure - b.departure);
}

/** Where the two feeds disagree by a minute or two, the later call waits for the earlier one. */
function forward(calls: readonly NewCall[]): NewCall[] {
  let time = Number.NEGATIVE_INFINITY;
  return calls.map((call) => {
    const arrival = Math.max(call.arrival, time);
    const departure = Math.max(call.departure, arrival);
    time = departure;
    return { ...call, arrival, departure };
  });
}
