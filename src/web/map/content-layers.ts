import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { MapColours } from './base-style.ts';
import type { MapContent, MapVacancy } from './map-content.ts';

/** Colours of the reach bands from near to far, and of what stands on the map. */
export interface ContentColours {
  readonly near: string;
  readonly far: string;
  readonly mark: string;
  readonly onMark: string;
}

export function readContentColours(element: Element): ContentColours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    near: of('--map-near'),
    far: of('--map-far'),
    mark: of('--map-mark'),
    onMark: of('--map-on-mark'),
  };
}

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };
/** Beyond this the bands are all of one colour, minutes. */
const FARTHEST_BAND = 120;

/** Adds the sources and layers of the content, empty, above the base map. */
export function addContentLayers(map: MapLibreMap, base: MapColours, colours: ContentColours): void {
  map.addSource('reach', { type: 'geojson', data: NOTHING });
  map.addSource('legs', { type: 'geojson', data: NOTHING });
  map.addSource('places', { type: 'geojson', data: NOTHING });
  map.addSource('areas', {
    type: 'geojson',
    data: NOTHING,
    cluster: true,
    clusterRadius: 28,
    clusterMaxZoom: 11,
    clusterProperties: { vacancies: ['+', ['get', 'vacancies']] },
  });
  map.addSource('vacancies', {
    type: 'geojson',
    data: NOTHING,
    cluster: true,
    clusterRadius: 36,
    clusterMaxZoom: 15,
  });
  // Beneath lines and names: the bands colour the land, they do not hide the way.
  map.addLayer(reachLayer(colours), 'lines');
  for (const layer of legLayers(base)) map.addLayer(layer);
  for (const layer of [...placeLayers(base), ...areaLayers(colours), ...vacancyLayers(colours)])
    map.addLayer(layer);
}

/** Shows this content in place of what was there. */
export function showContent(map: MapLibreMap, content: MapContent): void {
  const set = (id: string, data: FeatureCollection) => map.getSource<GeoJSONSource>(id)?.setData(data);
  set('reach', content.reach ?? NOTHING);
  set('legs', {
    type: 'FeatureCollection',
    features: content.legs.map(({ mode, path }) => ({
      type: 'Feature',
      properties: { mode },
      geometry: { type: 'LineString', coordinates: [...path] },
    })),
  });
  set('places', {
    type: 'FeatureCollection',
    features: content.places.map(({ role, name, lat, lon }) => ({
      type: 'Feature',
      properties: { role, name },
      geometry: point(lat, lon),
    })),
  });
  set('areas', {
    type: 'FeatureCollection',
    features: content.areas.map(({ code, vacancies, lat, lon }) => ({
      type: 'Feature',
      properties: { code, vacancies },
      geometry: point(lat, lon),
    })),
  });
  set('vacancies', {
    type: 'FeatureCollection',
    features: content.vacancies.map(({ id, lat, lon }: MapVacancy) => ({
      type: 'Feature',
      properties: { id },
      geometry: point(lat, lon),
    })),
  });
}

function point(lat: number, lon: number): Point {
  return { type: 'Point', coordinates: [lon, lat] };
}

function reachLayer({ near, far }: ContentColours): LayerSpecification {
  return {
    id: 'reach',
    type: 'fill',
    source: 'reach',
    paint: {
      'fill-color': ['interpolate', ['linear'], ['get', 'minutes'], 15, near, FARTHEST_BAND, far],
      'fill-opacity': 0.4,
    },
  };
}

function legLayers({ line, ink, halo }: MapColours): LayerSpecification[] {
  const layout = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    { id: 'legs-halo', type: 'line', source: 'legs', layout, paint: { 'line-color': halo, 'line-width': 8 } },
    {
      id: 'legs-ride',
      type: 'line',
      source: 'legs',
      filter: ['!=', ['get', 'mode'], 'walk'],
      layout,
      paint: {
        'line-color': [
          'match',
          ['get', 'mode'],
          'train',
          line.train,
          'metro',
          line.metro,
          'tram',
          line.tram,
          'ferry',
          line.ferry,
          line.bus,
        ],
        'line-width': 5,
      },
    },
    {
      id: 'legs-walk',
      type: 'line',
      source: 'legs',
      filter: ['==', ['get', 'mode'], 'walk'],
      layout,
      paint: { 'line-color': ink, 'line-width': 3, 'line-dasharray': [0, 2] },
    },
  ];
}

function placeLayers({ ink, halo }: MapColours): LayerSpecification[] {
  return [
    {
      id: 'places',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': ['match', ['get', 'role'], 'change', 5, 8],
        'circle-color': ['match', ['get', 'role'], 'to', ink, halo],
        'circle-stroke-color': ink,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'place-names',
      type: 'symbol',
      source: 'places',
      layout: { 'text-field': ['get', 'name'], 'text-size': 13, 'text-offset': [0, 1], 'text-anchor': 'top' },
      paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 2 },
    },
  ];
}

/** Beside the town's middle, so that the addresses there stay visible, and hollow: no address is meant. */
const AREA_OFFSET: [number, number] = [18, -18];

function areaLayers({ mark, onMark }: ContentColours): LayerSpecification[] {
  return [
    {
      id: 'areas',
      type: 'circle',
      source: 'areas',
      paint: {
        'circle-color': onMark,
        'circle-stroke-color': mark,
        'circle-stroke-width': 2.5,
        'circle-radius': ['step', ['get', 'vacancies'], 11, 10, 13, 100, 16],
        'circle-translate': AREA_OFFSET,
      },
    },
    {
      id: 'area-counts',
      type: 'symbol',
      source: 'areas',
      layout: {
        'text-field': ['to-string', ['get', 'vacancies']],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': mark, 'text-translate': AREA_OFFSET },
    },
  ];
}

function vacancyLayers({ mark, onMark }: ContentColours): LayerSpecification[] {
  return [
    {
      id: 'vacancies',
      type: 'circle',
      source: 'vacancies',
      paint: {
        'circle-color': mark,
        'circle-stroke-color': onMark,
        'circle-stroke-width': 1.5,
        'circle-radius': ['step', ['coalesce', ['get', 'point_count'], 1], 7, 2, 12, 10, 15, 100, 19],
      },
    },
    {
      id: 'vacancy-counts',
      type: 'symbol',
      source: 'vacancies',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': onMark },
    },
  ];
}
