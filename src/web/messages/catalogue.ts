import type {
  ClosedReason,
  Country,
  Duration,
  Hours,
  Language,
  OccupationBasis,
} from '../../domain/codes.ts';
import type { CommuteFacts, CommuteRule, CommuteShift } from '../../domain/commute.ts';
import type { LegMode, PlaceType, PlannerState } from '../../domain/journeys.ts';
import type { EducationLevel, Requirement, Shift } from '../../domain/requirement.ts';
import type { SimilarVacancy } from '../../domain/similar-vacancies.ts';
import type { SourceHealth } from '../../domain/source-health.ts';
import type { TimetableFetch } from '../../domain/timetable-source.ts';
import type { Sort } from '../../domain/vacancy.ts';
import type { Topic } from '../crossing/authority-links.ts';
import type { JourneyForm } from '../page.ts';

/** The two plural forms of Danish, Swedish and English. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** The states of a source that somebody should look at. */
export type TroubledHealth = Exclude<SourceHealth, 'good' | 'off'>;

/**
 * Every text of the pages. One object per language; a missing or misspelt key is a type error. `{name}` is a place
 * that the page fills.
 */
export interface Catalogue {
  readonly site: {
    readonly tagline: string;
    readonly description: string;
    readonly skip: string;
    readonly languages: string;
    readonly mainLinks: string;
    readonly jobs: string;
    readonly journeys: string;
    readonly shortlist: string;
  };
  readonly countries: Readonly<Record<Country, string>>;
  /** By id, sources that are described rather than named, and what a link to one of their ads says. */
  readonly describedSources: Readonly<Record<string, { readonly name: string; readonly original: string }>>;
  readonly hours: Readonly<Record<Hours, string>>;
  readonly durations: Readonly<Record<Duration, string>>;
  readonly sorts: Readonly<Record<Sort, string>>;
  /** "in Danish" as a remark on an ad. */
  readonly adLanguage: Readonly<Record<Language, string>>;
  readonly languages: Readonly<Record<Language, string>>;
  readonly commute: {
    readonly title: string;
    readonly home: string;
    readonly homeHint: string;
    readonly unknown: string;
    readonly shift: string;
    readonly shifts: Readonly<Record<CommuteShift | 'own', string>>;
    readonly arriveBy: string;
    readonly leaveAfter: string;
    readonly most: string;
    /** A limit of the whole day. */
    readonly rule: string;
    readonly rules: Readonly<Record<CommuteRule | 'none', string>>;
    readonly ruleNeedsEnd: string;
    readonly unavailable: Readonly<Record<NonNullable<CommuteFacts['unavailable']>, string>>;
    readonly link: string;
    readonly linked: string;
    readonly unlink: string;
    readonly copy: string;
    readonly copied: string;
    readonly ways: string;
    readonly wayThere: string;
    readonly wayBack: string;
    readonly missed: string;
    readonly missedLast: string;
    readonly minutes: string;
    readonly submit: string;
    readonly forget: string;
    readonly there: string;
    readonly back: string;
    readonly noBack: string;
    readonly none: string;
    readonly changes: Plural;
    readonly walk: string;
    readonly about: string;
    /** As `about`, where all the places it may be are as far. */
    readonly aboutHere: string;
  };
  readonly search: {
    readonly title: string;
    readonly titleFor: string;
    readonly lead: string;
    readonly box: string;
    readonly boxHint: string;
    readonly submit: string;
    readonly filters: string;
    readonly filtersActive: Plural;
    readonly country: string;
    readonly municipality: string;
    readonly municipalityFind: string;
    readonly municipalityNone: string;
    readonly hours: string;
    readonly duration: string;
    readonly adLanguage: string;
    readonly source: string;
    readonly notStated: string;
    readonly municipalitiesMore: Plural;
    readonly asTable: string;
    readonly asFeed: string;
    /** Leads to the page where the search is followed by e-mail or webhook. */
    readonly follow: string;
    readonly requires: string;
    readonly lacks: string;
    readonly lacksLegend: string;
    readonly publishedAfter: string;
    readonly deadlineAfter: string;
    readonly apply: string;
    readonly sort: string;
    readonly sortApply: string;
    readonly active: string;
    readonly wordsFilter: string;
    readonly remove: string;
    readonly clear: string;
    readonly total: Plural;
    readonly totalFor: Plural;
    readonly results: string;
    readonly more: string;
    readonly fromStart: string;
    readonly loading: string;
    readonly failed: string;
    readonly retry: string;
    readonly emptyTitle: string;
    readonly emptyWords: string;
    readonly emptyFilters: string;
    readonly emptyAll: string;
    readonly emptyClear: string;
    /** Before what some of the words were taken to mean. */
    readonly understood: string;
    readonly understoodAlso: string;
    readonly understoodPlace: string;
    readonly understoodOff: string;
    readonly understoodOn: string;
    readonly wordsOnly: string;
    readonly meaningToo: string;
    readonly leftOut: string;
    /** With {word}, in the quotation marks of the language. */
    readonly quotedWord: string;
    readonly didYouMean: string;
  };
  readonly vacancy: {
    readonly back: string;
    readonly backToStart: string;
    readonly untitled: string;
    readonly noEmployer: string;
    readonly deadline: string;
    readonly deadlinePast: string;
    readonly noDeadline: string;
    readonly published: string;
    readonly original: string;
    readonly facts: string;
    readonly employer: string;
    readonly workplace: string;
    readonly hours: string;
    readonly duration: string;
    readonly positions: string;
    readonly publishedFact: string;
    readonly deadlineFact: string;
    readonly occupation: string;
    /** Where it is not the source's own word. */
    readonly occupationBases: Readonly<Record<Exclude<OccupationBasis, 'stated'>, string>>;
    readonly about: string;
    readonly noText: string;
    readonly masked: string;
    readonly apply: string;
    readonly postings: string;
    readonly seen: string;
    readonly closedTitle: string;
    readonly closedOn: string;
    readonly closedReason: Readonly<Record<ClosedReason, string>>;
    readonly closedSearch: string;
  };
  readonly shortlist: {
    readonly title: string;
    readonly lead: string;
    /** On the button that puts a vacancy on the list and takes it off. */
    readonly mark: string;
    readonly count: Plural;
    /** With {most}. */
    readonly full: string;
    readonly notKept: string;
    readonly needsScripts: string;
    readonly emptyTitle: string;
    readonly emptyText: string;
    readonly loading: string;
    readonly failed: string;
    readonly note: string;
    readonly appliedOn: string;
    readonly up: string;
    readonly down: string;
    readonly remove: string;
    /** With {title}, {place} and {count}. */
    readonly moved: string;
    /** With {title}. */
    readonly removed: string;
    readonly undo: string;
    readonly print: string;
    readonly files: string;
    readonly table: string;
    readonly jobLog: string;
    /** With {form} and {what}: how a button is called that shows only the form. */
    readonly fileIn: string;
    readonly excel: string;
    readonly csv: string;
    readonly fileFailed: string;
    readonly share: string;
    readonly shareText: string;
    readonly shareFor: string;
    /** With {days}. */
    readonly days: string;
    readonly shareCommute: string;
    readonly makeLink: string;
    readonly shared: string;
    readonly shareFailed: string;
    readonly shareFull: string;
    /** With {date}. */
    readonly readableUntil: string;
    readonly copy: string;
    readonly copied: string;
    readonly withdraw: string;
    readonly withdrawn: string;
    /** What has become of a vacancy of which nothing is left. */
    readonly gone: string;
    readonly unknown: string;
  };
  /** The same work on the other side; by the country that is there. */
  readonly similar: {
    readonly title: Readonly<Record<Country, string>>;
    readonly likeness: Readonly<Record<SimilarVacancy['likeness'], string>>;
  };
  /** By the country of the work. */
  readonly crossing: {
    readonly title: Readonly<Record<Country, string>>;
    readonly lead: string;
    readonly topics: Readonly<Record<Topic, string>>;
    readonly writtenIn: Readonly<Record<Language, string>>;
    readonly writtenOn: string;
  };
  /** A list that somebody else shared. */
  readonly shared: {
    readonly title: string;
    /** With {date}. */
    readonly lead: string;
    /** With {minutes}. */
    readonly there: string;
    readonly back: string;
    readonly noneTitle: string;
    readonly noneText: string;
  };
  readonly requirements: {
    readonly title: string;
    readonly caution: string;
    readonly drivingLicence: string;
    readonly drivingLicenceOf: string;
    readonly ownCar: string;
    readonly education: Readonly<Record<EducationLevel, string>>;
    readonly shifts: Readonly<Record<Shift, string>>;
    readonly states: Readonly<Record<Requirement['state'], string>>;
    readonly bases: Readonly<Record<Requirement['basis'], string>>;
  };
  readonly place: {
    readonly inPostcode: string;
    readonly inMunicipality: string;
    readonly inCountry: string;
  };
  readonly problem: {
    readonly notFoundTitle: string;
    readonly notFoundText: string;
    readonly goneTitle: string;
    readonly goneText: string;
    readonly badRequestTitle: string;
    readonly badRequestText: string;
    readonly tooManyTitle: string;
    readonly tooManyText: string;
    readonly unavailableTitle: string;
    readonly unavailableText: string;
    readonly errorTitle: string;
    readonly errorText: string;
    readonly parameters: string;
    readonly toSearch: string;
  };
  readonly status: {
    readonly title: string;
    readonly lead: string;
    /** In the foot of every page. */
    readonly footerLink: string;
    /** Everything is fetched: since midnight and before noon, later today, or within a day. */
    readonly allTonight: string;
    readonly allToday: string;
    readonly allLately: string;
    readonly none: string;
    /** One source is not as it should be. */
    readonly one: Readonly<Record<TroubledHealth, string>>;
    /** Several are not. */
    readonly several: string;
    readonly othersFine: string;
    readonly health: Readonly<Record<SourceHealth, string>>;
    readonly timetable: {
      readonly title: string;
      /** Instead of its fetches: somebody brought it in by hand. */
      readonly imported: string;
      readonly healthText: Readonly<Record<'failed' | 'stale' | 'never', string>>;
      readonly outcome: Readonly<Record<TimetableFetch['outcome'], string>>;
      readonly fetches: string;
      /** With {used} and {allowed}. */
      readonly fetchesOf: string;
      readonly valid: string;
      readonly stops: string;
      readonly trips: string;
      readonly warnings: Plural;
    };
    readonly running: string;
    /** What each state means, where it is not plain. */
    readonly healthText: Readonly<Record<TroubledHealth, string>>;
    readonly lastGood: string;
    readonly neverGood: string;
    readonly open: string;
    readonly lastRun: string;
    readonly said: string;
    /** Of the run that left it as it stands, with {time}. */
    readonly saidAt: string;
    /** Of a run that did not read the whole listing. */
    readonly changesOnly: string;
    readonly read: string;
    readonly inserted: string;
    readonly changed: string;
    readonly retired: string;
    readonly unchanged: string;
    readonly outside: string;
    readonly rejected: string;
    readonly nextRun: string;
    readonly notScheduled: string;
    readonly nights: string;
    readonly nightsHint: string;
    readonly nightsSummary: string;
    readonly nightGood: string;
    readonly nightSuspect: string;
    readonly nightFailed: string;
    readonly nightNone: string;
    readonly nightTitle: string;
    readonly nightsTable: string;
    readonly date: string;
    readonly outcome: string;
    readonly runs: string;
    readonly issues: Plural;
    readonly noIssues: string;
    readonly issuesHint: string;
    readonly issueId: string;
    readonly issueField: string;
    readonly issueReason: string;
    readonly issueValue: string;
    readonly machine: string;
  };
  readonly suggest: {
    /** Headings of what is offered while typing. */
    readonly kinds: Readonly<Record<'occupation' | 'employer' | 'place', string>>;
    readonly count: Plural;
  };
  readonly journeys: {
    readonly title: string;
    /** With {from} and {to}. */
    readonly titleFor: string;
    readonly lead: string;
    readonly from: string;
    readonly to: string;
    readonly placeHint: string;
    readonly swap: string;
    readonly when: string;
    readonly by: Readonly<Record<JourneyForm['by'], string>>;
    readonly date: string;
    readonly time: string;
    readonly submit: string;
    readonly found: Plural;
    readonly nothing: string;
    readonly nothingText: string;
    readonly unknownPlace: Readonly<Record<'from' | 'to', string>>;
    readonly unknownText: string;
    /** With {from} and {to}, dates. */
    readonly outside: string;
    readonly noTimetable: string;
    readonly noTimetableText: string;
    /** With {name}: what the words were taken for. */
    /** Beside a name that says nothing more. */
    readonly placeTypes: Readonly<Record<PlaceType, string>>;
    readonly takenFor: string;
    readonly others: string;
    readonly minutes: Plural;
    /** With {hours} and {minutes}. */
    readonly hoursMinutes: string;
    readonly changes: Plural;
    readonly noChange: string;
    readonly walk: Plural;
    readonly crosses: string;
    readonly details: string;
    readonly modes: Readonly<Record<LegMode, string>>;
    /** With {headsign}. */
    readonly towards: string;
    readonly trainNumber: string;
    readonly platform: string;
    readonly change: string;
    readonly changeUnprotected: string;
    readonly changeTight: string;
    readonly late: Plural;
    readonly onTime: string;
    /** With {publishers}: what they ask to be said. */
    readonly attribution: string;
    readonly cancelled: string;
    /** A change that real time says is missed. */
    readonly missed: string;
    readonly tickets: string;
    readonly ticketsText: string;
    /** With {from}, {to} and {feeds}. */
    readonly timetable: string;
    readonly earlier: string;
    readonly later: string;
    readonly onMap: string;
    /** What the live planners of both countries say to the same question; with {planner} unless said otherwise. */
    readonly opinion: {
      /** With {planners}. */
      readonly ask: string;
      readonly askText: string;
      /** With {planners}. */
      readonly title: string;
      readonly states: Readonly<Record<Exclude<PlannerState, 'answered'>, string>>;
      /** All it names lie outside the time asked for. */
      readonly outside: string;
      readonly allSame: Plural;
      /** With {same} and {told}. */
      readonly someSame: string;
      /** With {journey}: times, and the lines the planner names. */
      readonly lacking: string;
      readonly better: string;
      readonly onlyOurs: string;
    };
  };
  readonly map: {
    readonly show: string;
    readonly hide: string;
    readonly loading: string;
    /** In place of a map that this browser cannot draw. */
    readonly unavailable: string;
    /** For who cannot see it; what it shows also stands in the text beside it. */
    readonly label: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly close: string;
    readonly attribution: string;
    readonly more: Plural;
    /** What the map of a search shows, as a heading. */
    readonly vacancies: string;
    readonly waiting: string;
    readonly failed: string;
    readonly shown: Plural;
    /** With {taken} and {total}. */
    readonly cut: string;
    readonly unplaced: Plural;
    /** Of which only the municipality is known. */
    readonly counted: Plural;
    readonly inArea: Plural;
    /** With {minutes}, a list of numbers. */
    readonly reach: string;
    readonly reachNone: string;
    readonly reachWaiting: string;
    readonly reachFailed: string;
  };
  readonly footer: {
    readonly sources: string;
    readonly originals: string;
    readonly api: string;
    readonly apiText: string;
    readonly about: string;
    readonly aboutLink: string;
  };
}
