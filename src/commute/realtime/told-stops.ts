import { stringAt } from '../../timetable/columns/string-table.ts';
import { BORDER_STATION_METRES } from '../../timetable/merge/border-stations.ts';
import { crowDistance } from '../../timetable/network/distance.ts';
import type { Network, Places } from '../../timetable/network/network.ts';

const known = new WeakMap<Network, Map<string, ToldStops>>();

/** The stops of a network as one of its feeds names them in real time. Kept with the network. */
export function toldStops(network: Network, feed: string): ToldStops {
  const byFeed = known.get(network) ?? new Map<string, ToldStops>();
  known.set(network, byFeed);
  const stops = byFeed.get(feed) ?? new ToldStops(network, feed);
  byFeed.set(feed, stops);
  return stops;
}

interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Where the merge took a station of both feeds for one, trains call at the stops of the feed that is at home there,
 * and the other feed's real time goes on naming its own: Skåne says of a train that it is late at 9022012045007001,
 * which calls at Rejseplanen's 000008600626.
 */
export class ToldStops {
  readonly #network: Network;
  readonly #feed: number;
  /** The feed's own stops and stations by id. */
  readonly #spots = new Map<string, Spot>();

  constructor(network: Network, feed: string) {
    this.#network = network;
    this.#feed = network.feeds.findIndex(({ id }) => id === feed);
    this.#add(network.stations);
    this.#add(network.stops);
  }

  /** Whether the id names the stop itself. */
  isStop(id: string, stop: number): boolean {
    return stringAt(this.#network.stops.id, stop) === id;
  }

  /** Whether the id names the stop, its station, or what the merge put it in the place of. */
  isThere(id: string, stop: number): boolean {
    const { stops, stations } = this.#network;
    const station = stops.station[stop] ?? -1;
    if (this.isStop(id, stop) || (station !== -1 && stringAt(stations.id, station) === id)) return true;
    if (stops.feed[stop] === this.#feed) return false;
    const spot = this.#spots.get(id);
    if (spot === undefined) return false;
    const [latitude, longitude] = [stops.latitude[stop] ?? 0, stops.longitude[stop] ?? 0];
    return crowDistance(spot.latitude, spot.longitude, latitude, longitude) <= BORDER_STATION_METRES;
  }

  #add({ id, feed, latitude, longitude }: Places): void {
    for (const [place, of] of feed.entries()) {
      if (of !== this.#feed) continue;
      this.#spots.set(stringAt(id, place), {
        latitude: latitude[place] ?? 0,
        longitude: longitude[place] ?? 0,
      });
    }
  }
}
