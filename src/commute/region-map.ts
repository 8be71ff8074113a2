import type { RegionMap, RegionMapSource } from '../domain/region-map.ts';
import { type MapLines, mapLines } from '../timetable/map-lines.ts';
import type { ServingTimetable, TimetableService } from '../timetable/service/timetable-service.ts';

/** A town to name on the map, WGS84 degrees. */
export interface MapTown {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** What calls this near to a town's middle is the town's, metres. */
const TOWN_RADIUS = 2_000;

const NO_LINES: MapLines = { segments: [], stations: [] };

/** The base map of whatever timetable is in service, made once for each. */
export function createRegionMap(
  timetables: Pick<TimetableService, 'current'>,
  towns: readonly MapTown[],
): RegionMapSource {
  let made: { readonly id: string | null; readonly map: RegionMap } | null = null;
  return {
    current() {
      const timetable: ServingTimetable | null = timetables.current();
      const id = timetable?.id ?? null;
      if (made === null || made.id !== id) {
        made = { id, map: timetable === null ? regionMap(NO_LINES, towns) : mapOf(timetable, towns) };
      }
      return made.map;
    },
  };
}

/** Towns where more calls come first: where there is room for few names, those are the ones to know the map by. */
function mapOf({ network, stops }: ServingTimetable, towns: readonly MapTown[]): RegionMap {
  const calls = new Uint32Array(network.stops.latitude.length);
  for (const stop of network.calls.stop) calls[stop] = (calls[stop] ?? 0) + 1;
  const weight = ({ lat, lon }: MapTown): number =>
    stops
      .near({ latitude: lat, longitude: lon }, TOWN_RADIUS)
      .reduce((sum, { stop }) => sum + (calls[stop] ?? 0), 0);
  const weighed = towns.map((town) => ({ town, weight: weight(town) }));
  const ordered = weighed.toSorted((a, b) => b.weight - a.weight).map(({ town }) => town);
  return regionMap(mapLines(network), ordered);
}

function regionMap({ segments, stations }: MapLines, towns: readonly MapTown[]): RegionMap {
  return {
    type: 'FeatureCollection',
    features: [
      ...segments.map(({ mode, from, to }) => ({
        type: 'Feature' as const,
        properties: { kind: 'line' as const, mode },
        geometry: {
          type: 'LineString' as const,
          coordinates: [from, to].map(([lon, lat]): [number, number] => [lon, lat]),
        },
      })),
      ...stations.map(({ name, position }) => ({
        type: 'Feature' as const,
        properties: { kind: 'station' as const, name },
        geometry: { type: 'Point' as const, coordinates: [position[0], position[1]] as [number, number] },
      })),
      ...towns.map(({ name, lat, lon }, rank) => ({
        type: 'Feature' as const,
        properties: { kind: 'town' as const, name, rank },
        geometry: { type: 'Point' as const, coordinates: [lon, lat] as [number, number] },
      })),
    ],
  };
}
