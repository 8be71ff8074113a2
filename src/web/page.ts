import type { Language } from '../domain/codes.ts';
import type { Commute, CommuteQuery, HomeChoice, NextChance } from '../domain/commute.ts';
import type { FollowChannel, FollowState, HowOften } from '../domain/follow.ts';
import type { SourceState } from '../domain/harvest.ts';
import type { JourneyChoice, JourneysAnswer, Place, TimetableFacts } from '../domain/journeys.ts';
import type { ListedVacancy } from '../domain/listed-vacancy.ts';
import type { MapTiles } from '../domain/map-tiles.ts';
import type { SharedEntry } from '../domain/shared-list.ts';
import type { SimilarVacancies } from '../domain/similar-vacancies.ts';
import type { TimetableSourceState } from '../domain/timetable-source.ts';
import type { VacancyDetail, VacancyPage, VacancyQuery } from '../domain/vacancy.ts';
import type { AboutText } from './about/about-text.ts';
import type { Crossing } from './crossing/crossing.ts';
import type { FollowFault, FollowText } from './follow/follow-text.ts';

/**
 * Everything a page shows, as plain JSON: computed by the server, rendered there, embedded for hydration, and
 * fetched again as JSON when the reader moves on without leaving the page.
 */
export type Page =
  | SearchPage
  | VacancyDetailPage
  | JourneysPage
  | ShortlistPage
  | SharedPage
  | StatusPage
  | AboutPage
  | ProblemPage;

/** `FollowPage` is shown by the server alone: it needs no script, and comes with none. */
export type AnyPage = Page | FollowPage;

interface PageBase {
  readonly language: Language;
  /** Path and query of this page, without host. */
  readonly path: string;
}

export interface SearchPage extends PageBase {
  readonly kind: 'search';
  readonly query: VacancyQuery;
  readonly result: VacancyPage;
  /** Null where none is given; absent where there is nothing to travel by. */
  readonly home?: HomeChoice | null;
  /** Whether the form for it is folded until somebody asks for it: on a phone it would fill the screen. */
  readonly homeIsFolded?: true;
  /** Whether the search can be followed by more than its feed. */
  readonly follow?: true;
  /** Absent: the map is our own alone. */
  readonly mapTiles?: MapTiles;
  /** For the footer's attribution and for links to the originals. */
  readonly sources: readonly Pick<SourceState, 'id' | 'name' | 'homepage' | 'attribution'>[];
  /** The moment of answering, ISO 8601: deadlines are told relative to it, the same on server and in browser. */
  readonly now: string;
}

export interface VacancyDetailPage extends PageBase {
  readonly kind: 'vacancy';
  readonly vacancy: VacancyDetail;
  /** From the reader's home; absent where none is given, null where there is no connection. */
  readonly commute?: Commute | null;
  /** The journeys of that commute. */
  readonly ways?: VacancyWays;
  /** The same work on the other side of the Sound. */
  readonly similar: SimilarVacancies;
  /** A home that the address itself names, for the links of the page; see `SearchForm`. */
  readonly home: CommuteQuery | null;
  readonly crossing: Crossing;
  readonly sources: SearchPage['sources'];
  readonly now: string;
  /** Path of the search the reader came from; null where they came from elsewhere. */
  readonly backPath: string | null;
}

/** How one gets to a vacancy and home again; null where one does not, or it was not asked for. */
export interface VacancyWays {
  readonly there: VacancyWay | null;
  readonly back: VacancyWay | null;
  /** What they were found in. */
  readonly timetable: TimetableFacts;
}

export interface VacancyWay {
  readonly journey: JourneyChoice;
  readonly nextChance: NextChance | null;
}

/** Journeys between any two places. */
export interface JourneysPage extends PageBase {
  readonly kind: 'journeys';
  readonly form: JourneyForm;
  readonly result: JourneysResult;
  /** Who can be asked for a second opinion; nobody where none is configured. */
  readonly planners: readonly string[];
  readonly mapTiles?: MapTiles;
  readonly sources: SearchPage['sources'];
  readonly now: string;
}

/** What the reader asked for, as it stands in the form. */
export interface JourneyForm {
  readonly from: PlaceChoice;
  readonly to: PlaceChoice;
  /** Whether `time` is that of leaving or of being there. */
  readonly by: 'departAt' | 'arriveBy';
  /** `YYYY-MM-DD` and `HH:MM` on the clocks of the region. */
  readonly date: string;
  readonly time: string;
  /** Asks the planners of both countries too; never in the form that comes back, so that no other link does. */
  readonly secondOpinion?: true;
}

/** A place as typed, and what it was taken for: null where nothing was chosen. */
export interface PlaceChoice {
  readonly text: string;
  readonly id: string | null;
}

export type JourneysResult =
  /** Nothing asked yet. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'found';
      readonly answer: JourneysAnswer;
      /** What else the words may mean, where the reader has not chosen. */
      readonly others: { readonly from: readonly Place[]; readonly to: readonly Place[] };
    }
  /** No place of that name on either side. */
  | { readonly kind: 'unknown_place'; readonly which: readonly ('from' | 'to')[] }
  /** The timetable does not reach to that date. */
  | { readonly kind: 'outside_timetable'; readonly validFrom: string; readonly validTo: string }
  | { readonly kind: 'no_timetable' };

/** The reader's shortlist. What is on it only their browser knows, which asks for what has become of it. */
export interface ShortlistPage extends PageBase {
  readonly kind: 'shortlist';
  /** Of the ids that the address names. */
  readonly listed: readonly ListedVacancy[];
  /** Whether the browser keeps a home, from which commutes are told. */
  readonly hasHome: boolean;
  readonly sources: SearchPage['sources'];
  readonly now: string;
}

/** A list that somebody shared by a link. */
export interface SharedPage extends PageBase {
  readonly kind: 'shared';
  /** Null where there is none (any more). */
  readonly list: {
    readonly entries: readonly (SharedEntry & { readonly listed: ListedVacancy })[];
    readonly expiresAt: string;
  } | null;
  readonly sources: SearchPage['sources'];
  readonly now: string;
}

/** How the harvest goes. */
export interface StatusPage extends PageBase {
  readonly kind: 'status';
  readonly sources: readonly SourceState[];
  readonly timetables: readonly TimetableSourceState[];
  /** The moment of answering, ISO 8601: ages are told relative to it. */
  readonly now: string;
}

/** What Sundet is, and whose data it shows. */
export interface AboutPage extends PageBase {
  readonly kind: 'about';
  readonly text: AboutText;
  readonly credits: readonly Pick<SourceState, 'id' | 'name' | 'homepage' | 'attribution' | 'licence'>[];
  /** Where the operator can be reached: an e-mail address or a URL; null where none was given. */
  readonly contact: string | null;
  readonly mapTiles?: MapTiles;
  /** None: this page tells of them itself. */
  readonly sources: SearchPage['sources'];
}

/** Following a search, from asking to stopping. */
export interface FollowPage extends PageBase {
  readonly kind: 'follow';
  readonly step: FollowStep;
  readonly text: FollowText;
  /** What it is about; null where the link that led here is good for nothing. */
  readonly search: { readonly label: string; readonly href: string } | null;
  readonly sources: SearchPage['sources'];
}

export type FollowStep =
  | {
      readonly kind: 'form';
      readonly channels: readonly FollowChannel[];
      /** Of the search, to be sent along. */
      readonly query: string;
      readonly language: Language;
      readonly feed: string;
      readonly fault: {
        readonly channel: FollowChannel;
        readonly target: string;
        readonly why: FollowFault;
      } | null;
    }
  | { readonly kind: 'hooked'; readonly secret: string; readonly stopUrl: string }
  | { readonly kind: 'confirm'; readonly action: string; readonly howOften: HowOften }
  | { readonly kind: 'stop'; readonly action: string; readonly state: FollowState }
  | { readonly kind: 'mailed' | 'confirmed' | 'stopped' | 'invalid' };

export interface ProblemPage extends PageBase {
  readonly kind: 'problem';
  readonly status: number;
  /** Which parameter was wrong and why, where that is known. */
  readonly errors: readonly { readonly parameter: string; readonly message: string }[];
}
