import { stringAt } from '../timetable/columns/string-table.ts';
import { crowDistance } from '../timetable/network/distance.ts';
import type { Network } from '../timetable/network/network.ts';
import type { Point } from '../timetable/network/walking.ts';

/** What the reference data knows of where people live and work. */
export interface Geography {
  /** The main town's middle of each municipality of the region. */
  readonly municipalities: readonly { readonly code: string; readonly lat: number; readonly lon: number }[];
  /** The middle of a town as addresses name it; null where it is not known. */
  town(city: string, country: 'DK' | 'SE'): { readonly lat: number; readonly lon: number } | null;
}

/** A station, or a stop that belongs to none, and how much calls there. */
interface Hub extends Point {
  readonly name: string;
  calls: number;
}

/** A stop further than this from every municipality's main town lies in none we know, metres. */
const MUNICIPALITY_METRES = 25_000;
/** The main station of a town is within this of its middle, metres. */
const TOWN_METRES = 3_000;
/** Another centre is at least this far from the others, metres, … */
const APART_METRES = 2_000;
/** … and at least this share of the traffic calls there that calls at the main station. */
const CENTRE_SHARE = 0.25;
const MOST_CENTRES = 4;

/**
 * Where people work in a municipality or town of which no more is known: its middle, its main station, and its other
 * centres, by where the traffic goes. Never the geometric middle, which is a field or a lake.
 */
export class MainPlaces {
  readonly #geography: Geography;
  readonly #hubs = new Map<string, Hub[]>();

  constructor(network: Network, geography: Geography) {
    this.#geography = geography;
    for (const hub of hubsOf(network)) {
      const code = this.#nearest(hub);
      if (code !== null) this.#hubs.set(code, [...(this.#hubs.get(code) ?? []), hub]);
    }
    for (const hubs of this.#hubs.values()) hubs.sort((a, b) => b.calls - a.calls);
  }

  /** Empty where the municipality is none of ours. */
  ofMunicipality(code: string): Point[] {
    const middle = this.#geography.municipalities.find((each) => each.code === code);
    if (middle === undefined) return [];
    const centre = { latitude: middle.lat, longitude: middle.lon };
    const hubs = this.#hubs.get(code) ?? [];
    const main = hubs.find((hub) => metres(hub, centre) <= TOWN_METRES) ?? hubs[0];
    const chosen: Hub[] = main === undefined ? [] : [main];
    for (const hub of hubs) {
      const isCentre = hub.calls >= (main?.calls ?? 0) * CENTRE_SHARE;
      if (chosen.length === MOST_CENTRES || !isCentre) break;
      if (chosen.every((other) => metres(hub, other) >= APART_METRES)) chosen.push(hub);
    }
    return [centre, ...chosen.map(pointOf)];
  }

  /** A postcode's town: its middle and its main station; where they are not known, the municipality's places. */
  ofTown(city: string | null, country: 'DK' | 'SE', municipality: string | null): Point[] {
    const middle = city === null ? null : this.#geography.town(city, country);
    const hubs =
      municipality === null ? [...this.#hubs.values()].flat() : (this.#hubs.get(municipality) ?? []);
    if (middle !== null) {
      const centre = { latitude: middle.lat, longitude: middle.lon };
      const near = hubs.filter((hub) => metres(hub, centre) <= TOWN_METRES);
      const main = near.reduce<Hub | null>(
        (best, hub) => (hub.calls > (best?.calls ?? 0) ? hub : best),
        null,
      );
      return main === null ? [centre] : [centre, pointOf(main)];
    }
    const named =
      city === null || municipality === null ? undefined : hubs.find((hub) => isNamedAfter(hub, city));
    if (named !== undefined) return [pointOf(named)];
    return municipality === null ? [] : this.ofMunicipality(municipality);
  }

  #nearest(hub: Hub): string | null {
    let nearest: string | null = null;
    let least = MUNICIPALITY_METRES;
    for (const { code, lat, lon } of this.#geography.municipalities) {
      const distance = metres(hub, { latitude: lat, longitude: lon });
      if (distance < least) [nearest, least] = [code, distance];
    }
    return nearest;
  }
}

/** "Bagsværd St." is the station of Bagsværd. */
function isNamedAfter({ name }: Hub, city: string): boolean {
  const [stop, town] = [name.toLowerCase(), city.toLowerCase()];
  return stop === town || stop.startsWith(`${town} `);
}

function hubsOf({ stations, stops, calls }: Network): Hub[] {
  const hubs = new Map<number, Hub>();
  const stationCount = stations.latitude.length;
  for (const stop of calls.stop) {
    const station = stops.station[stop] ?? -1;
    const key = station === -1 ? stationCount + stop : station;
    const hub = hubs.get(key);
    if (hub !== undefined) {
      hub.calls += 1;
      continue;
    }
    const [table, row] = station === -1 ? [stops, stop] : [stations, station];
    hubs.set(key, {
      name: stringAt(table.name, row),
      latitude: table.latitude[row] ?? 0,
      longitude: table.longitude[row] ?? 0,
      calls: 1,
    });
  }
  return [...hubs.values()];
}

function pointOf({ latitude, longitude }: Point): Point {
  return { latitude, longitude };
}

function metres(a: Point, b: Point): number {
  return crowDistance(a.latitude, a.longitude, b.latitude, b.longitude);
}
