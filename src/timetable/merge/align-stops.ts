import { stringAt } from '../columns/string-table.ts';
import { crowDistance } from '../network/distance.ts';
import type { Network } from '../network/network.ts';
import type { StationMatch } from './match-stations.ts';
import type { StopGroup } from './stop-groups.ts';

/** How the stops of matched stations become those of one. */
export interface AlignedStops {
  /** For `mergeStops`. */
  readonly into: Int32Array;
  /** By stop: the number of its matched station; -1 for all others. Stops that are merged away have it too. */
  readonly stationOfStop: Int32Array;
  /** By number of the matched station: the side whose stops it keeps. */
  readonly homeSide: Uint8Array;
  /** Stops that were merged away. */
  readonly joined: number;
}

/**
 * The side that has more calls at a station is at home there: it keeps its stops, and each of the other's becomes one
 * of them: that of the same platform, or else the one that lies where it would if the two stations were laid over
 * each other, among those where the same mode calls.
 */
export function alignStops(network: Network, matches: readonly StationMatch[]): AlignedStops {
  const count = network.stops.latitude.length;
  const into = Int32Array.from({ length: count }, (_, stop) => stop);
  const stationOfStop = new Int32Array(count).fill(-1);
  const homeSide = new Uint8Array(matches.length);
  let joined = 0;
  for (const [number, { groups }] of matches.entries()) {
    const [home, guest] = groups[0].calls >= groups[1].calls ? groups : [groups[1], groups[0]];
    homeSide[number] = home.side;
    for (const stop of [...home.stops, ...guest.stops]) stationOfStop[stop] = number;
    for (const [i, stop] of guest.stops.entries()) {
      into[stop] = counterpart(network, home, guest, stop, guest.modeBits[i] ?? 0);
      joined++;
    }
  }
  return { into, stationOfStop, homeSide, joined };
}

function counterpart(
  network: Network,
  home: StopGroup,
  guest: StopGroup,
  stop: number,
  modes: number,
): number {
  const { stops } = network;
  const sameMode = home.stops.filter((_, i) => ((home.modeBits[i] ?? 0) & modes) !== 0);
  const candidates = sameMode.length > 0 ? sameMode : home.stops;
  const platform = stringAt(stops.platform, stop);
  const samePlatform = candidates.find(
    (other) => platform !== '' && stringAt(stops.platform, other) === platform,
  );
  if (samePlatform !== undefined) return samePlatform;
  const latitude = (stops.latitude[stop] ?? 0) - guest.latitude + home.latitude;
  const longitude = (stops.longitude[stop] ?? 0) - guest.longitude + home.longitude;
  const off = (other: number) =>
    crowDistance(latitude, longitude, stops.latitude[other] ?? 0, stops.longitude[other] ?? 0);
  return candidates.reduce((best, other) => (off(other) < off(best) ? other : best));
}
