import type { StyleSpecification } from 'maplibre-gl';
import type { LineMode } from './map-content.ts';

/** Colours of the map, taken from the page's own style sheet, so that light and dark follow it. */
export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly shore: string;
  readonly ink: string;
  readonly halo: string;
  readonly line: Readonly<Record<LineMode, string>>;
}

const COLOUR_NAMES: Readonly<Record<Exclude<keyof MapColours, 'line'>, string>> = {
  sea: '--map-sea',
  land: '--map-land',
  shore: '--map-shore',
  ink: '--map-ink',
  halo: '--map-halo',
};

/** @param element one that stands on the page: custom properties are read as they hold there. */
export function readColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    sea: of(COLOUR_NAMES.sea),
    land: of(COLOUR_NAMES.land),
    shore: of(COLOUR_NAMES.shore),
    ink: of(COLOUR_NAMES.ink),
    halo: of(COLOUR_NAMES.halo),
    line: {
      train: of('--map-train'),
      metro: of('--map-metro'),
      tram: of('--map-tram'),
      bus: of('--map-bus'),
      ferry: of('--map-ferry'),
    },
  };
}

/** Addresses of what the base map is made of. */
export interface BaseMapSources {
  /** The land, one MultiPolygon. */
  readonly coast: string;
  /** Lines, stations and towns of our own timetable and tables: `GET /api/v1/map`. */
  readonly network: string;
  /** `https://…/{z}/{x}/{y}.png` of a tile service that the operator chose; null for none. */
  readonly tiles: string | null;
}

/** Servers commonly draw no pictures of squares beyond this; nearer, these are stretched. */
const DEEPEST_TILES = 19;

/**
 * The base map: land and sea, the lines and stations of the timetable in service, and the names of towns. It asks no
 * one but our own server: without `glyphs` MapLibre draws letters with the fonts at hand (since 5.11). Where there are
 * `tiles` too, they name the towns.
 */
export function baseStyle(
  colours: MapColours,
  { coast, network, tiles }: BaseMapSources,
): StyleSpecification {
  return {
    version: 8,
    sources: {
      coast: { type: 'geojson', data: coast },
      network: { type: 'geojson', data: network },
      ...(tiles === null
        ? {}
        : { tiles: { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: DEEPEST_TILES } }),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      { id: 'land', type: 'fill', source: 'coast', paint: { 'fill-color': colours.land } },
      { id: 'shore', type: 'line', source: 'coast', paint: { 'line-color': colours.shore } },
      ...(tiles === null ? [] : [{ id: 'tiles', type: 'raster', source: 'tiles' } as const]),
      ...networkLayers(colours).filter(({ type }) => tiles === null || type !== 'symbol'),
    ],
  };
}

function networkLayers({ ink, halo, line }: MapColours): StyleSpecification['layers'] {
  const text = { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.5 };
  return [
    {
      id: 'lines',
      type: 'line',
      source: 'network',
      filter: ['==', ['get', 'kind'], 'line'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': ['match', ['get', 'mode'], ...modeColours(line), line.bus],
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.75, 10, 1.75, 14, 3],
        'line-opacity': 0.75,
      },
    },
    {
      id: 'stations',
      type: 'circle',
      source: 'network',
      minzoom: 9,
      filter: ['==', ['get', 'kind'], 'station'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 1.5, 14, 4],
        'circle-color': halo,
        'circle-stroke-color': ink,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'station-names',
      type: 'symbol',
      source: 'network',
      minzoom: 11.5,
      filter: ['==', ['get', 'kind'], 'station'],
      layout: {
        'text-field': ['get', 'name'],
        'text-size': 11,
        'text-offset': [0, 0.9],
        'text-anchor': 'top',
      },
      paint: text,
    },
    {
      id: 'town-names',
      type: 'symbol',
      source: 'network',
      maxzoom: 11.5,
      filter: ['==', ['get', 'kind'], 'town'],
      layout: {
        'text-field': ['get', 'name'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 6, 11, 11, 14],
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: text,
    },
  ];
}

function modeColours(
  line: MapColours['line'],
): [string, string, string, string, string, string, string, string] {
  return ['train', line.train, 'metro', line.metro, 'tram', line.tram, 'ferry', line.ferry];
}
