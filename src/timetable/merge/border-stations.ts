import type { RouteMode } from '../network/route-mode.ts';
import { stationKey } from './station-key.ts';

/** A station that both countries' feeds may know, each by an id, a name and a place of its own. */
export interface BorderStation {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Only what calls there by one of these is meant: the metro station beside it is another. */
  readonly modes: readonly RouteMode[];
  /** In every dialect: HAFAS of either country, Trafiklab's areas; digits as `canonicalStopId` writes them. */
  readonly ids: readonly string[];
  /** Other names it goes by. */
  readonly aliases: readonly string[];
}

/**
 * Feeds place one station up to a third of a kilometre apart; farther than this from the listed place it is another,
 * whatever its id: Rejseplanen's id for Triangeln is, but for zeros, Sweden's for Hyllie, four kilometres away.
 */
export const BORDER_STATION_METRES = 600;

/** Trafiklab's platforms, 9022…, of a stop area, 9021…000. */
const PLATFORM_ID = /^9022(\d{9})\d{3}$/;

/**
 * A stop id as the list writes it: Rejseplanen's without its leading zeros ("000008600626" → "8600626"), a Swedish
 * platform's as its area's. What is no such number stays as it is.
 */
export function canonicalStopId(id: string): string {
  if (!/^\d+$/.test(id)) return id;
  const platform = PLATFORM_ID.exec(id);
  return platform === null ? id.replace(/^0+/, '') : `9021${platform[1]}000`;
}

/** The keys of all a station's names. */
export function keysOf(station: BorderStation): Set<string> {
  return new Set([station.name, ...station.aliases].map(stationKey));
}
