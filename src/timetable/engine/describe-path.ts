import type { Journey, Leg, Moment, RideLeg, WalkLeg } from '../journey.ts';
import type { InstantWriter } from '../layout/instants.ts';
import type { Layout } from '../layout/layout.ts';
import { callsOfTrip } from '../layout/timeline-lookup.ts';
import type { Network } from '../network/network.ts';
import type { Path, Ride, WalkList } from './ride-path.ts';

/** Turns paths through the forward timeline into journeys over the network's stops and trips. */
export class PathDescriber {
  readonly #network: Network;
  readonly #layout: Layout;
  readonly #instants: InstantWriter;
  /** Trips of which only a headway is promised. */
  readonly #approximate: ReadonlySet<number>;

  constructor(network: Network, layout: Layout, instants: InstantWriter) {
    this.#network = network;
    this.#layout = layout;
    this.#instants = instants;
    const { trip, exact } = network.frequencies;
    this.#approximate = new Set(trip.filter((_, row) => exact[row] === 0));
  }

  describe(path: Path, origins: WalkList, targets: WalkList): Journey {
    const legs: Leg[] = [];
    const access = origins.seconds[path.origin] ?? 0;
    const egress = targets.seconds[path.target] ?? 0;
    for (const [i, ride] of path.rides.entries()) {
      const rideLegs = this.#rideLegs(ride);
      const [first] = rideLegs;
      if (first === undefined) continue;
      const before = legs.at(-1);
      if (i === 0 && access > 0) legs.push(this.#walk(null, first.from, path.departure, access));
      else if (before?.kind === 'ride' && before.to !== first.from) {
        const seconds = this.#changeSeconds(path.rides[i - 1], ride);
        legs.push(this.#walk(before.to, first.from, before.arrival.seconds, seconds));
      }
      legs.push(...rideLegs);
    }
    const last = legs.at(-1);
    if (egress > 0 && last?.kind === 'ride') {
      legs.push(this.#walk(last.to, null, last.arrival.seconds, egress));
    }
    return {
      departure: this.moment(path.departure),
      arrival: this.moment(path.arrival),
      changes: path.rides.length - 1,
      legs,
    };
  }

  moment(seconds: number): Moment {
    return { seconds, instant: this.#instants.write(this.#layout.baseEpoch + seconds) };
  }

  #walk(from: number | null, to: number | null, departure: number, seconds: number): WalkLeg {
    return {
      kind: 'walk',
      from,
      to,
      departure: this.moment(departure),
      arrival: this.moment(departure + seconds),
    };
  }

  /** One leg for each trip of the network that the vehicle runs as. */
  #rideLegs(ride: Ride): RideLeg[] {
    const { partFirst, partPosition, partTrip, partShift, forward } = this.#layout;
    const { trips, calls } = this.#network;
    const firstArrival = callsOfTrip(forward, ride.pattern, ride.trip);
    const lastPart = (partFirst[ride.trip + 1] ?? 0) - 1;
    const legs: RideLeg[] = [];
    for (let part = partFirst[ride.trip] ?? 0; part <= lastPart; part++) {
      const begin = partPosition[part] ?? 0;
      const trip = partTrip[part] ?? 0;
      const firstCall = trips.firstCall[trip] ?? 0;
      const length = (trips.firstCall[trip + 1] ?? 0) - firstCall;
      const board = Math.max(ride.board, begin);
      const alight = Math.min(ride.alight, begin + length - 1);
      if (board >= alight) continue;
      const fromCall = firstCall + board - begin;
      const toCall = firstCall + alight - begin;
      legs.push({
        kind: 'ride',
        trip,
        route: trips.route[trip] ?? -1,
        from: calls.stop[fromCall] ?? -1,
        to: calls.stop[toCall] ?? -1,
        fromCall,
        toCall,
        shift: partShift[part] ?? 0,
        departure: this.moment(forward.calls[firstArrival + 2 * board + 1] ?? 0),
        arrival: this.moment(forward.calls[firstArrival + 2 * alight] ?? 0),
        approximate: this.#approximate.has(trip),
        stayAboard: legs.length > 0,
      });
    }
    return legs;
  }

  #changeSeconds(from: Ride | undefined, to: Ride): number {
    if (from === undefined) return 0;
    const { forward } = this.#layout;
    const alight = forward.alightPoint[(forward.patternFirst[from.pattern] ?? 0) + from.alight] ?? 0;
    const board = forward.boardPoint[(forward.patternFirst[to.pattern] ?? 0) + to.board] ?? 0;
    const end = forward.footFirst[alight + 1] ?? 0;
    for (let i = forward.footFirst[alight] ?? 0; i < end; i++) {
      if (forward.footTo[i] === board) return forward.footSeconds[i] ?? 0;
    }
    return 0;
  }
}
