import 'maplibre-gl/dist/maplibre-gl.css';
import {
  type GeoJSONSource,
  Map as MapLibreMap,
  type MapMouseEvent,
  NavigationControl,
  Popup,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type ReactElement, useEffect, useRef } from 'react';
import type { MapTiles } from '../../domain/map-tiles.ts';
import { baseStyle, readColours } from './base-style.ts';
import coastUrl from './coast.geojson?url';
import { addContentLayers, readContentColours, showContent } from './content-layers.ts';
import { type Bounds, boundsOf, type MapContent, REGION } from './map-content.ts';
import { areaContent, popupContent } from './map-popup.ts';

// Bundled by Vite as a file of its own: a worker from our own host is all that the page's policy lets run.
setWorkerUrl(workerUrl);

export interface MapCanvasProps {
  readonly content: MapContent;
  readonly texts: MapTexts;
  readonly tiles: MapTiles | null;
}

export interface MapTexts {
  /** What the map shows, for who cannot see it: the list beside it says the same. */
  readonly label: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly close: string;
  readonly attribution: string;
  more(count: number): string;
}

const NETWORK = '/api/v1/map';
const PADDING = 48;
const CLOSEST = 14;

/** A map on the page, and what is to be known of it from one content to the next. */
interface Shown {
  readonly map: MapLibreMap;
  /** What it was last moved to. */
  framed: Bounds;
  popup: Popup | null;
}

/** The map itself. Loaded only when a map is asked for: MapLibre is larger than all the rest of the pages. */
export function MapCanvas({ content, texts, tiles }: MapCanvasProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(content);
  const drawn = useRef<Shown | null>(null);
  latest.current = content;
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    return keepMap(element, { texts, tiles }, latest, drawn);
  }, [texts, tiles]);
  useEffect(() => {
    const shown = drawn.current;
    if (shown === null) return;
    showContent(shown.map, content);
    frameOn(shown, boundsOf(content));
  }, [content]);
  return <div ref={frame} className="map__canvas" />;
}

/** Makes the map in `element`, anew whenever the reader's colours change. Returns how to take it away. */
function keepMap(
  element: HTMLElement,
  settings: Omit<MapCanvasProps, 'content'>,
  latest: { readonly current: MapContent },
  drawn: { current: Shown | null },
): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let map = makeMap(element, settings, latest, drawn);
  const repaint = () => {
    drawn.current = null;
    map.remove();
    map = makeMap(element, settings, latest, drawn);
  };
  dark.addEventListener('change', repaint);
  return () => {
    dark.removeEventListener('change', repaint);
    drawn.current = null;
    map.remove();
  };
}

function makeMap(
  element: HTMLElement,
  { texts, tiles }: Omit<MapCanvasProps, 'content'>,
  latest: { readonly current: MapContent },
  drawn: { current: Shown | null },
): MapLibreMap {
  const colours = readColours(element);
  const framed = boundsOf(latest.current) ?? REGION;
  const map = new MapLibreMap({
    container: element,
    style: baseStyle(colours, {
      coast: coastUrl,
      network: location.origin + NETWORK,
      tiles: tiles?.url ?? null,
    }),
    bounds: boundsForMapLibre(framed),
    fitBoundsOptions: { padding: PADDING, maxZoom: CLOSEST },
    attributionControl: { compact: true, customAttribution: attributions(texts, tiles) },
    // North stays up, so that the Sound lies where everybody knows it.
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    locale: {
      'Map.Title': texts.label,
      'NavigationControl.ZoomIn': texts.zoomIn,
      'NavigationControl.ZoomOut': texts.zoomOut,
      'Popup.Close': texts.close,
    },
  });
  const shown: Shown = { map, framed, popup: null };
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  // Not `load`, which waits for every picture: a tile server that says nothing must not keep the vacancies back.
  map.on('style.load', () => {
    addContentLayers(map, colours, readContentColours(element));
    showContent(map, latest.current);
    // More may have come while the map was made.
    frameOn(shown, boundsOf(latest.current));
    drawn.current = shown;
    element.dataset['ready'] = 'true';
  });
  map.on('click', 'vacancies', (event) => void openAt(shown, event, latest.current, texts));
  map.on('click', 'areas', (event) => void openArea(shown, event, latest.current));
  for (const layer of ['vacancies', 'areas']) {
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = '';
    });
  }
  return map;
}

/** As HTML, which MapLibre wants; written by the document itself, so that words stay words. */
function attributions(texts: MapTexts, tiles: MapTiles | null): string[] {
  const credit = document.createElement('span');
  for (const { text, href } of tiles?.attribution ?? []) {
    const link = href === null ? document.createTextNode(text) : document.createElement('a');
    link.textContent = text;
    if (link instanceof HTMLAnchorElement && href !== null) link.href = href;
    credit.append(link);
  }
  return [texts.attribution, credit.innerHTML].filter(Boolean);
}

/** A cluster opens out; once it cannot, or for one vacancy, a popup lists what stands there. */
async function openAt(
  shown: Shown,
  event: MapMouseEvent,
  content: MapContent,
  texts: MapTexts,
): Promise<void> {
  const { map } = shown;
  const [feature] = map.queryRenderedFeatures(event.point, { layers: ['vacancies'] });
  const source = map.getSource<GeoJSONSource>('vacancies');
  if (feature === undefined || source === undefined) return;
  const cluster: unknown = feature.properties['cluster_id'];
  if (typeof cluster === 'number') {
    const zoom = await source.getClusterExpansionZoom(cluster);
    if (zoom <= CLOSEST + 1) {
      map.easeTo({ center: event.lngLat, zoom });
      return;
    }
  }
  const leaves =
    typeof cluster === 'number'
      ? await source.getClusterLeaves(cluster, Number(feature.properties['point_count']), 0)
      : [feature];
  const ids = new Set(leaves.map(({ properties }) => String(properties?.['id'])));
  const here = content.vacancies.filter(({ id }) => ids.has(id));
  openPopup(shown, event, popupContent(here, texts.more));
}

/** Says how many there are in a municipality, with the way to them; several of them open out. */
async function openArea(shown: Shown, event: MapMouseEvent, { areas }: MapContent): Promise<void> {
  const { map } = shown;
  const [feature] = map.queryRenderedFeatures(event.point, { layers: ['areas'] });
  const cluster: unknown = feature?.properties['cluster_id'];
  if (typeof cluster === 'number') {
    const zoom = await map.getSource<GeoJSONSource>('areas')?.getClusterExpansionZoom(cluster);
    if (zoom !== undefined) map.easeTo({ center: event.lngLat, zoom });
    return;
  }
  const area = areas.find(({ code }) => code === feature?.properties['code']);
  if (area !== undefined) openPopup(shown, event, areaContent(area));
}

/** One at a time. */
function openPopup(shown: Shown, { lngLat }: MapMouseEvent, content: HTMLElement): void {
  shown.popup?.remove();
  shown.popup = new Popup({ maxWidth: '20rem' }).setLngLat(lngLat).setDOMContent(content).addTo(shown.map);
}

/**
 * Moves the map to what it shows, and closes what told of other content. The same bounds again are more of the same
 * page: the reader stays where they went.
 */
function frameOn(shown: Shown, bounds: Bounds | null): void {
  if (String(bounds) === String(shown.framed)) return;
  shown.popup?.remove();
  if (bounds === null) return;
  shown.framed = bounds;
  shown.map.fitBounds(boundsForMapLibre(bounds), { padding: PADDING, maxZoom: CLOSEST });
}

function boundsForMapLibre([west, south, east, north]: Bounds): [number, number, number, number] {
  return [west, south, east, north];
}
