import type { ReachFinder, VacancyJourneyFinder } from '../domain/commute.ts';
import type { Following } from '../domain/follow.ts';
import type { SourceStates } from '../domain/harvest.ts';
import type { JourneyFinder, PlaceFinder } from '../domain/journeys.ts';
import type { ListedVacancies } from '../domain/listed-vacancy.ts';
import type { MapTiles } from '../domain/map-tiles.ts';
import type { QueueView } from '../domain/queue-view.ts';
import type { RegionMapSource } from '../domain/region-map.ts';
import type { SharedLists } from '../domain/shared-list.ts';
import type { TimetableSourceStates } from '../domain/timetable-source.ts';
import type { VacancySearch } from '../domain/vacancy.ts';
import type { MainTown } from '../domain/vacancy-map.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Administration } from './administration.ts';
import type { PageRenderer } from './page-renderer.ts';

/** Everything the HTTP side is given by the root. */
export interface HttpDeps {
  readonly vacancies: VacancySearch;
  readonly sources: SourceStates;
  /** Absent: nothing is told of timetables. */
  readonly timetableSources?: TimetableSourceStates;
  /** Whether this is the code of a municipality in our region. */
  knownMunicipality(code: string): boolean;
  /** For the marks of a map; absent: what has no address is on none. */
  readonly mainTown?: MainTown;
  /** Whether requests can be answered now; may throw, which counts as "not ready". */
  readiness(): Promise<Readiness>;
  /** Absent: the API without places and journeys. */
  readonly travel?: Travel;
  /** Absent or null: a search can be followed by its feed alone. */
  readonly following?: Following | null;
  /** Absent: one client's usual share, and no proxy between us and them. */
  readonly limits?: RequestLimits;
  /** Absent: no shortlists. */
  readonly shortlists?: Shortlists;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What our own base map is drawn from; absent: there is none to ask for. */
  readonly regionMap?: RegionMapSource;
  /** What else the map shows; null or absent: nobody but us is asked. */
  readonly mapTiles?: MapTiles | null;
  /** Where the operator can be reached, as readers may see it: an e-mail address or a URL. */
  readonly contact?: string | null;
  /** Null: the API alone, without pages. */
  readonly pages: PageRenderer | null;
  /** The script of the embedded search; null or absent where it has not been built. */
  readonly embedScript?: string | null;
  /** For the metrics; absent where there is no queue at hand. */
  readonly queue?: Pick<QueueView, 'counts'>;
  /** Null or absent: administration is off, and `/admin` an address like any that does not exist. */
  readonly administration?: Administration | null;
}

export interface RequestLimits {
  /** Multiplies what one client may ask for; 0 is no limit. */
  readonly factor: number;
  /** Addresses and networks whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
}

export interface Travel {
  /** Absent: no journeys to vacancies. */
  readonly vacancyJourneys?: VacancyJourneyFinder;
  /** Absent: no map of where one gets to. */
  readonly reach?: ReachFinder;
  readonly places: PlaceFinder;
  readonly journeys: JourneyFinder;
}

export interface Shortlists {
  readonly vacancies: ListedVacancies;
  readonly shares: SharedLists;
}

export interface Readiness {
  readonly ready: boolean;
  /** What was looked at, and how it stands, in a few words that may be shown to anyone. */
  readonly checks: Record<string, string>;
}
