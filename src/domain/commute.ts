import { z } from 'zod';
import type { Country } from './codes.ts';
import { JourneyChoice, TimetableFacts } from './journeys.ts';

/**
 * Commutes as readers see them: what the API answers and the pages show. Names follow the contract. Instants are
 * ISO 8601 with offset, minutes are whole.
 */

/** Longer than this, one way, is no commute, minutes. */
export const LONGEST_COMMUTE = 180;

const CommuteWay = z.object({
  departure: z.string().describe('from the door one leaves by, to the minute'),
  arrival: z.string().describe('at the other door, to the minute'),
  minutes: z
    .int()
    .nonnegative()
    .describe('there: from leaving home to `arriveBy`; back: from `leaveAfter` to being home'),
  travelMinutes: z.int().nonnegative().describe('from `departure` to `arrival`'),
  changes: z.int().nonnegative(),
  walkMinutes: z.int().nonnegative().describe('of it on foot; all of it where one may as well walk'),
  minutesRange: z
    .tuple([z.int(), z.int()])
    .optional()
    .describe('least and most, where only the postcode or municipality of the workplace is known'),
});
export type CommuteWay = z.infer<typeof CommuteWay>;

export const Commute = CommuteWay.extend({
  approximate: z
    .boolean()
    .describe('whether the workplace is known by no more than its postcode or municipality'),
  return: CommuteWay.nullable().optional().describe('with `leaveAfter`; null where nothing takes one home'),
});
export type Commute = z.infer<typeof Commute>;

/** What the commutes of an answer were computed for and with. */
export const CommuteFacts = z.object({
  date: z.string().describe('of the day at work'),
  arriveBy: z.string(),
  leaveAfter: z.string().nullable(),
  timetable: TimetableFacts.nullable(),
  unavailable: z
    .enum(['no_timetable', 'date_not_covered'])
    .nullable()
    .describe('why no commute is told, and neither limits nor order by commute hold'),
});
export type CommuteFacts = z.infer<typeof CommuteFacts>;

/** A clock time (`HH:MM`) or an instant (ISO 8601 with offset). */
export type TimeOfDay = string;

/** Where from and when, checked at the edge. */
export interface CommuteQuery {
  /** Home, to about 100 m: see `roundedPoint`. */
  readonly origin: { readonly lat: number; readonly lon: number };
  readonly arriveBy: TimeOfDay;
  /** Null: the way home is not asked for. */
  readonly leaveAfter: TimeOfDay | null;
  /** ISO date of the day at work; null: the next ordinary weekday. */
  readonly date: string | null;
  /** Minutes; null: no limit. */
  readonly maxCommute: number | null;
  readonly maxTravelDay: number | null;
  readonly maxAway: number | null;
  /** Instead of when work starts: `arriveBy` is when one leaves home, and minutes count from there. No way is told then. */
  readonly leaves?: boolean;
}

/** By workplace number, beside minutes: what is no number of minutes. */
export const COMMUTE_UNREACHED = 255;
/** The place was added after this was computed. */
export const COMMUTE_UNKNOWN = 254;
export const COMMUTE_OVER_LIMIT = 253;

/** Every workplace's commute from one home. */
export interface PreparedCommute {
  readonly facts: CommuteFacts;
  /**
   * By workplace number: minutes there, at most `LONGEST_COMMUTE`, or one of the three above. Null where `facts` says
   * that commutes are unavailable.
   */
  readonly minutes: Uint8Array | null;
  /** Whether what cannot be reached within the limits is left out. */
  readonly isLimited: boolean;
  /**
   * Of some workplaces, whatever the limits; null where there is no connection, or no place is known.
   * @throws TimetableBusyError where that takes another search of the timetable.
   */
  describe(workplaces: readonly (number | null)[]): Promise<readonly (Commute | null)[]>;
}

/** What `src/commute` offers to `src/search`. */
export interface CommuteFinder {
  /**
   * @param refresh whether to look for places that have been added first.
   * @throws BadRequestError where the times make no sense; TimetableBusyError.
   */
  prepare(query: CommuteQuery, refresh?: boolean): Promise<PreparedCommute>;
}

/**
 * A home is personal: it is rounded to a thousandth of a degree (about 100 m) before anything is done with it.
 */
export function roundedPoint({ lat, lon }: { readonly lat: number; readonly lon: number }): {
  lat: number;
  lon: number;
} {
  return { lat: Math.round(lat * 1000) / 1000, lon: Math.round(lon * 1000) / 1000 };
}

export const NextChance = z
  .object({
    at: z.string().describe('the stop where the missed vehicle would have been boarded'),
    laterMinutes: z
      .int()
      .nullable()
      .describe('how much later one arrives with the next possible; null where nothing more goes'),
  })
  .describe('the worst that one missed connection does (of a journey without a change: missing its vehicle)');
export type NextChance = z.infer<typeof NextChance>;

/** The journeys to one vacancy, and home. */
export const VacancyJourneys = CommuteFacts.omit({ unavailable: true }).extend({
  timetable: TimetableFacts,
  commute: Commute.nullable().describe('as a search tells it; null where there is no connection'),
  journeys: z
    .array(JourneyChoice)
    .describe('by departure: the commute, and all that no other beats within an hour of it'),
  return: z.array(JourneyChoice).optional().describe('with `leaveAfter`, the same for the way home'),
  nextChance: NextChance.nullable().describe(
    'of the journey of `commute`; null where one walks, or there is none',
  ),
  returnNextChance: NextChance.nullable().optional(),
});
export type VacancyJourneys = z.infer<typeof VacancyJourneys>;

/** What `src/commute` offers for one vacancy. */
export interface VacancyJourneyFinder {
  /**
   * @param vacancy its id, and what its workplace is called.
   * @param homeName what home is called in the journeys; else its coordinates.
   * @throws NoTimetableError, BadRequestError where the timetable does not cover the date, TimetableUnavailableError.
   */
  find(
    vacancy: { readonly id: string; readonly placeName: string },
    query: CommuteQuery,
    homeName?: string | null,
  ): Promise<VacancyJourneys>;
}

/** Where one gets to, as GeoJSON. */
export const Reach = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({
          minutes: z.int().describe('everywhere within so many, what is nearer included'),
        }),
        geometry: z.object({
          type: z.literal('MultiPolygon'),
          coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
        }),
      }),
    )
    .describe('in steps of 15 minutes, the nearest first'),
  municipalities: z
    .array(z.object({ code: z.string(), name: z.string().nullable(), vacancies: z.int().nonnegative() }))
    .optional()
    .describe('with how many open vacancies that can be reached within `maxMinutes`, most first'),
  date: z.string(),
  arriveBy: z.string().optional(),
  departAt: z.string().optional(),
  timetable: TimetableFacts,
});
export type Reach = z.infer<typeof Reach>;

/** What `src/commute` offers for a map. */
export interface ReachFinder {
  /** @throws as `VacancyJourneyFinder.find`. */
  find(query: CommuteQuery, maxMinutes: number): Promise<Reach>;
}

/** The shifts that the page offers; their times are those of the presets of the same names. */
export const COMMUTE_SHIFTS = ['day', 'evening', 'night', 'office'] as const;
export const CommuteShift = z.enum(COMMUTE_SHIFTS);
export type CommuteShift = z.infer<typeof CommuteShift>;

/** The rules of a whole day that the page offers, named as their presets. */
export const COMMUTE_RULES = ['dk-3h', 'se-12h'] as const;
export const CommuteRule = z.enum(COMMUTE_RULES);
export type CommuteRule = z.infer<typeof CommuteRule>;

/** Where the reader lives, when they work and how far they would go, as it stands in the page's form. */
export interface HomeChoice {
  /** As typed, or the name of the place it was taken for. */
  readonly text: string;
  /** Id of the place that was picked, or that the text was taken for. */
  readonly placeId: string | null;
  /** Of that place; null where only its coordinates are known. */
  readonly country: Country | null;
  /** Whether a place was found. */
  readonly isKnown: boolean;
  /** Null: hours of their own. */
  readonly shift: CommuteShift | null;
  /** `HH:MM`; those of the shift, where one is chosen. */
  readonly arriveBy: string;
  /** Null: the way home does not count. */
  readonly leaveAfter: string | null;
  readonly maxMinutes: number;
  readonly rule: CommuteRule | null;
  /** Whether it stands in the page's address, as it does only where a reader asked for such a link; else the browser alone keeps it. */
  readonly isInAddress: boolean;
}
