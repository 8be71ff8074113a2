import { type ReactElement, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type FoundPoints, findPoints } from '../client/find-points.ts';
import { keptFlag } from '../client/kept-flag.ts';
import { EMPTY_MAP, type MapContent } from '../map/map-content.ts';
import { MapPanel } from '../map/map-panel.tsx';
import { useNavigation } from '../navigation-context.ts';
import { formPath, vacancyPath } from '../paths.ts';
import { type Reader, useReader } from '../reader-context.ts';
import type { SearchForm } from '../search-form.ts';
import { fill, fillPlural } from '../text/fill.ts';
import { formatNumber } from '../text/locale.ts';
import { placeLine } from '../text/places.ts';

const MAP_ID = 'results-map';
/** More points than this tell a reader nothing that fewer do not, and take long to bring. */
const MOST_POINTS = 1_000;

const mapShown = keptFlag('sundet.map');

/** Whether the reader has asked for the map; never while only the server's document is there. */
export function useMapShown(): boolean {
  return useSyncExternalStore(mapShown.subscribe, mapShown.read, () => false);
}

/** Shows and hides the map. Not there without scripts, as the map is not. */
export function MapToggle(): ReactElement | null {
  const { messages } = useReader();
  const { scripted } = useNavigation();
  const shown = useMapShown();
  if (!scripted) return null;
  return (
    <button
      type="button"
      className="button button--quiet map-toggle"
      aria-expanded={shown}
      aria-controls={shown ? MAP_ID : undefined}
      onClick={() => mapShown.set(!shown)}
    >
      {shown ? messages.map.hide : messages.map.show}
    </button>
  );
}

/** Every vacancy that the search finds, as far as a map holds them, and in words what it does not hold. */
export function ResultMap({ form }: { form: SearchForm }): ReactElement {
  const reader = useReader();
  const { found, failed } = usePoints(formPath({ ...form, limit: MOST_POINTS }, 'geojson'));
  const content = useMemo(() => contentOf(found, reader), [found, reader]);
  const { map } = reader.messages;
  return (
    <div className="results__map" id={MAP_ID}>
      <MapPanel content={content} label={map.vacancies} />
      <p className="muted results__map-note" role="status">
        {failed ? map.failed : found === null ? map.waiting : noteOf(found, reader)}
      </p>
    </div>
  );
}

function contentOf(found: FoundPoints | null, { messages, named }: Reader): MapContent {
  if (found === null) return EMPTY_MAP;
  const vacancies = found.points.map(({ id, title, employer, workplace, lat, lon }) => ({
    id,
    title: title || messages.vacancy.untitled,
    detail: [employer.name, placeLine(workplace, messages)].filter(Boolean).join(' · '),
    href: vacancyPath(id, named),
    lat,
    lon,
  }));
  return { ...EMPTY_MAP, vacancies };
}

/** What the map shows, and what of the search it does not. */
function noteOf({ points, total, unplaced }: FoundPoints, { language, messages }: Reader): string {
  const { map } = messages;
  const taken = points.length + unplaced;
  return [
    fillPlural(map.shown, points.length, language),
    taken < total &&
      fill(map.cut, { taken: formatNumber(taken, language), total: formatNumber(total, language) }),
    unplaced > 0 && fillPlural(map.unplaced, unplaced, language),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The points at an address; those of the address before stay until they come. */
function usePoints(path: string): { readonly found: FoundPoints | null; readonly failed: boolean } {
  const [state, setState] = useState<{ found: FoundPoints | null; failed: boolean }>({
    found: null,
    failed: false,
  });
  useEffect(() => {
    const stop = new AbortController();
    findPoints(path, stop.signal).then(
      (found) => !stop.signal.aborted && setState({ found, failed: false }),
      () => !stop.signal.aborted && setState({ found: null, failed: true }),
    );
    return () => stop.abort();
  }, [path]);
  return state;
}
