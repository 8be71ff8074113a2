import {
  type ReactElement,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { VacancyMap } from '../../domain/vacancy-map.ts';
import { findPoints } from '../client/find-points.ts';
import { findReach } from '../client/find-reach.ts';
import { keptFlag } from '../client/kept-flag.ts';
import { pointsPath, reachPath } from '../commute-paths.ts';
import { EMPTY_MAP, type MapContent, type ReachBands } from '../map/map-content.ts';
import { MapPanel } from '../map/map-panel.tsx';
import { useNavigation } from '../navigation-context.ts';
import type { SearchPage } from '../page.ts';
import { searchPath, vacancyPath } from '../paths.ts';
import { type Reader, useReader } from '../reader-context.ts';
import { formOfPage, type SearchForm } from '../search-form.ts';
import { fill, fillPlural } from '../text/fill.ts';
import { formatNumber, localeOf } from '../text/locale.ts';

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
export function ResultMap({ page }: { page: SearchPage }): ReactElement {
  const reader = useReader();
  const { commute } = page.query;
  const form = useMemo(() => formOfPage(page), [page]);
  const points = useFound(pointsPath({ ...form, limit: MOST_POINTS }, commute), findPoints);
  const bands = useFound(commute === null ? null : reachPath(commute), findReach);
  const homeName = page.home?.text ?? '';
  const content = useMemo(() => {
    const home = commute === null ? [] : [{ role: 'from', name: homeName, ...commute.origin } as const];
    return { ...contentOf(points.found, form, reader), reach: bands.found, places: home };
  }, [points.found, bands.found, reader, commute, homeName, form]);
  const { map } = reader.messages;
  return (
    <div className="results__map" id={MAP_ID}>
      <MapPanel content={content} label={map.vacancies}>
        <MapNote
          answer={points}
          waiting={map.waiting}
          failed={map.failed}
          say={(found) => noteOf(found, reader)}
        />
        {commute !== null && (
          <MapNote
            answer={bands}
            waiting={map.reachWaiting}
            failed={map.reachFailed}
            say={(reach) => legendOf(reach, reader)}
          />
        )}
      </MapPanel>
    </div>
  );
}

interface MapNoteProps<Found> {
  readonly answer: Answer<Found>;
  readonly waiting: string;
  readonly failed: string;
  say(found: Found): string;
}

/** How it stands with a part of what the map shows, in words; what failed can be asked for again. */
function MapNote<Found>({ answer, waiting, failed, say }: MapNoteProps<Found>): ReactElement {
  const { messages } = useReader();
  const note = useRef<HTMLDivElement>(null);
  const again = () => {
    // The button goes once it is pressed: who came to it by keyboard stays here.
    note.current?.focus();
    answer.retry();
  };
  return (
    <div className="muted results__map-note" role="status" tabIndex={-1} ref={note}>
      {answer.failed ? failed : answer.found === null ? waiting : say(answer.found)}
      {answer.failed && (
        <button type="button" className="button button--quiet" onClick={again}>
          {messages.search.retry}
        </button>
      )}
    </div>
  );
}

/** The bands in words: colour alone tells nothing. */
function legendOf({ features }: ReachBands, { language, messages }: Reader): string {
  const minutes = features.map(({ properties }) => properties.minutes).sort((a, b) => a - b);
  const list = new Intl.ListFormat(localeOf(language)).format(minutes.map(String));
  return minutes.length === 0 ? messages.map.reachNone : fill(messages.map.reach, { minutes: list });
}

function contentOf(found: VacancyMap | null, form: SearchForm, reader: Reader): MapContent {
  if (found === null) return EMPTY_MAP;
  const { language, messages, named } = reader;
  const vacancies = found.points.map(({ id, title, employer, place, lat, lon }) => ({
    id,
    title: title || messages.vacancy.untitled,
    detail: [employer, place].filter(Boolean).join(' · '),
    href: vacancyPath(id, named, form.home),
    lat,
    lon,
  }));
  const areas = found.areas.map(({ municipality: { code, name }, vacancies: count, lat, lon }) => ({
    code,
    vacancies: count,
    label: fillPlural(messages.map.inArea, count, language, { municipality: name }),
    href: searchPath({ ...form, municipalities: [code] }, named),
    lat,
    lon,
  }));
  return { ...EMPTY_MAP, vacancies, areas };
}

/** What the map shows, and what of the search it does not. */
function noteOf({ points, areas, total, unplaced }: VacancyMap, { language, messages }: Reader): string {
  const { map } = messages;
  const counted = areas.reduce((sum, { vacancies }) => sum + vacancies, 0);
  const taken = points.length + counted + unplaced;
  return [
    fillPlural(map.shown, points.length, language),
    counted > 0 && fillPlural(map.counted, counted, language),
    taken < total &&
      fill(map.cut, { taken: formatNumber(taken, language), total: formatNumber(total, language) }),
    unplaced > 0 && fillPlural(map.unplaced, unplaced, language),
  ]
    .filter(Boolean)
    .join(' ');
}

interface Answer<Found> {
  readonly found: Found | null;
  readonly failed: boolean;
  /** Asks once more. */
  retry(): void;
}

const NOTHING_YET = { found: null, failed: false };

/** What is at an address, nothing at none; what was at the address before stays until it comes. */
function useFound<Found>(
  path: string | null,
  find: (path: string, signal: AbortSignal) => Promise<Found>,
): Answer<Found> {
  const [state, setState] = useState<Omit<Answer<Found>, 'retry'>>(NOTHING_YET);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same once more
  useEffect(() => {
    if (path === null) {
      setState(NOTHING_YET);
      return;
    }
    const stop = new AbortController();
    find(path, stop.signal).then(
      (found) => !stop.signal.aborted && setState({ found, failed: false }),
      () => !stop.signal.aborted && setState({ found: null, failed: true }),
    );
    return () => stop.abort();
  }, [path, find, attempt]);
  const retry = useCallback(() => {
    setState(NOTHING_YET);
    setAttempt((before) => before + 1);
  }, []);
  return { ...state, retry };
}
