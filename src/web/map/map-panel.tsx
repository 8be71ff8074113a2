import { lazy, type ReactElement, type ReactNode, Suspense, useMemo } from 'react';
import { useNavigation } from '../navigation-context.ts';
import { useReader } from '../reader-context.ts';
import { fill, fillPlural } from '../text/fill.ts';
import { MapBoundary } from './map-boundary.tsx';
import type { MapTexts } from './map-canvas.tsx';
import type { MapContent } from './map-content.ts';

const MapCanvas = lazy(async () => ({ default: (await import('./map-canvas.tsx')).MapCanvas }));

export interface MapPanelProps {
  readonly content: MapContent;
  /** What it shows, as a heading would say it. */
  readonly label: string;
  /** Tells of what the map shows, below it; not there where the map cannot be made. */
  readonly children?: ReactNode;
}

/**
 * A map of this content. Nothing without scripts: whatever it shows stands in the text beside it. Rendering it is
 * asking for it, so whoever renders it does so only once the reader wants to see a map.
 */
export function MapPanel({ content, label, children }: MapPanelProps): ReactElement | null {
  const { language, messages, mapTiles } = useReader();
  const { scripted } = useNavigation();
  const texts = useMemo<MapTexts>(
    () => ({
      label: fill(messages.map.label, { what: label }),
      zoomIn: messages.map.zoomIn,
      zoomOut: messages.map.zoomOut,
      close: messages.map.close,
      attribution: messages.map.attribution,
      more: (count) => fillPlural(messages.map.more, count, language),
    }),
    [label, language, messages],
  );
  if (!scripted) return null;
  return (
    <MapBoundary fallback={<p className="map__unavailable">{messages.map.unavailable}</p>}>
      <section className="map" aria-label={label}>
        <Suspense fallback={<p className="map__wait">{messages.map.loading}</p>}>
          <MapCanvas content={content} texts={texts} tiles={mapTiles} />
        </Suspense>
      </section>
      {children}
    </MapBoundary>
  );
}
