import { stringAt } from '../columns/string-table.ts';
import type { Network } from '../network/network.ts';
import { routeMode } from '../network/route-mode.ts';
import { stationKey } from './station-key.ts';

/** Whatever a feed calls the trains over the bridge: Öresundståg, Øresundstog, Øresundståg 1041. */
const ORESUND_TRAIN = /^oresundst[ao]g/;

/**
 * A trip's train number as digits without leading zeros ("Øresundståg 01041" → "1041"); empty where it has none.
 * Read from `trip_short_name`.
 */
export function trainNumber(network: Network, trip: number): string {
  const digits = /\d{2,}/.exec(stringAt(network.trips.shortName, trip))?.[0] ?? '';
  return digits.replace(/^0+/, '');
}

/**
 * By what a route is known on both sides, with its mode: its short name, or else its long one, folded; the trains over
 * the bridge by their one name, whether that stands in the route's name or its agency's.
 */
export function lineKey({ routes, agencies }: Network, route: number): string {
  const short = stationKey(stringAt(routes.shortName, route));
  const long = stationKey(stringAt(routes.longName, route));
  const agency = stationKey(agencies[routes.agency[route] ?? -1]?.name ?? '');
  const mode = routeMode(routes.type[route] ?? 0);
  const isOresundTrain = mode === 'train' && [short, long, agency].some((name) => ORESUND_TRAIN.test(name));
  return `${mode} ${isOresundTrain ? 'oresundstag' : short || long}`;
}
