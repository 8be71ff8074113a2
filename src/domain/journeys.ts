import { z } from 'zod';
import { Country, type Language } from './codes.ts';

/**
 * Journeys and places as readers see them: what the API answers and the pages show. Names follow the contract.
 * Instants are ISO 8601 with offset, coordinates WGS84 decimal degrees.
 */

export const PLACE_TYPES = ['address', 'stop', 'station', 'town', 'postcode', 'municipality'] as const;
export const PlaceType = z.enum(PLACE_TYPES);
export type PlaceType = z.infer<typeof PlaceType>;

export const Place = z.object({
  id: z.string().describe('stable over new timetables; what `from` and `to` take'),
  type: PlaceType,
  name: z.string(),
  detail: z.string().nullable().describe('what tells it from others of its name'),
  country: Country,
  lat: z.number(),
  lon: z.number(),
});
export type Place = z.infer<typeof Place>;

export const PlacesAnswer = z.object({
  items: z.array(Place).describe('best first'),
  unanswered: z
    .array(z.string())
    .describe('address services that did not answer in time: the list is without what they know'),
});
export type PlacesAnswer = z.infer<typeof PlacesAnswer>;

/** Finds places by what somebody types, and by their ids. */
export interface PlaceFinder {
  /** @param q in any of the three languages, cut short or misspelt. @param limit at most so many. */
  find(q: string, limit: number, language: Language): Promise<PlacesAnswer>;
  /** Null for an id that is of no place we know. Stops are those of the timetable in service. */
  byId(id: string): Place | null;
}

export const LEG_MODES = ['walk', 'train', 'metro', 'tram', 'bus', 'ferry', 'taxi'] as const;
export const LegMode = z.enum(LEG_MODES);
export type LegMode = z.infer<typeof LegMode>;

/** Where a leg begins or ends. */
export const LegEnd = z.object({
  name: z.string(),
  stopId: z.string().nullable().describe('null where it is no stop: an address, or coordinates'),
  lat: z.number(),
  lon: z.number(),
  platform: z.string().nullable(),
});
export type LegEnd = z.infer<typeof LegEnd>;

/** What is known beyond the timetable. */
export const LegRealtime = z.object({
  departureDelay: z.int().nullable().describe('seconds; negative is early'),
  arrivalDelay: z.int().nullable(),
  cancelled: z.boolean(),
  alerts: z.array(z.string()).describe('as the operator writes them'),
});
export type LegRealtime = z.infer<typeof LegRealtime>;

export const JourneyLeg = z.object({
  mode: LegMode,
  line: z.string().nullable(),
  operator: z.string().nullable(),
  headsign: z.string().nullable(),
  trainNumber: z.string().nullable(),
  from: LegEnd,
  to: LegEnd,
  departure: z.string(),
  arrival: z.string(),
  path: z
    .array(z.tuple([z.number(), z.number()]))
    .optional()
    .describe('`[longitude, latitude]` along the way, for a map; absent: the straight line'),
  realtime: LegRealtime.optional(),
});
export type JourneyLeg = z.infer<typeof JourneyLeg>;

/** What stands between two vehicles. */
export const JourneyChange = z.object({
  at: z.string().describe('where, by name'),
  minutes: z.int().describe('between arriving and departing'),
  walkMinutes: z.int().nonnegative(),
  marginMinutes: z.int().describe('how late the first may be: negative where it is already too late'),
  protected: z
    .boolean()
    .describe('whether one company runs both: where not, nobody answers for a connection that is missed'),
});
export type JourneyChange = z.infer<typeof JourneyChange>;

export const JourneyChoice = z.object({
  departure: z.string(),
  arrival: z.string(),
  minutes: z.int().nonnegative(),
  changes: z.int().nonnegative(),
  walkMinutes: z.int().nonnegative(),
  crossesSound: z.boolean(),
  legs: z.array(JourneyLeg),
  connections: z.array(JourneyChange).describe('one for each change, in order'),
  tickets: z.array(z.object({ seller: z.string(), url: z.string() })),
  disruption: z
    .enum(['cancelled', 'missed_change'])
    .optional()
    .describe('by real time it cannot be made: a leg is cancelled, or a change is missed; absent: it can'),
});
export type JourneyChoice = z.infer<typeof JourneyChoice>;

export const TimetableFacts = z.object({
  validFrom: z.string(),
  validTo: z.string(),
  feeds: z.array(
    z.object({
      id: z.string(),
      publisher: z.string().nullable(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      attribution: z.string().optional().describe('to be shown with what is made of it'),
    }),
  ),
});
export type TimetableFacts = z.infer<typeof TimetableFacts>;

export const PLANNER_STATES = [
  'answered',
  'nothing_found',
  'not_in_time',
  'quota',
  'refused',
  'failed',
] as const;
export const PlannerState = z.enum(PLANNER_STATES);
export type PlannerState = z.infer<typeof PlannerState>;

/** A journey as a live planner has it. */
export const PlannerJourney = z.object({
  departure: z.string(),
  arrival: z.string(),
  changes: z.int().nonnegative(),
  lines: z.array(z.string()).describe('its vehicles in order, as it names them'),
  ours: z
    .enum(['same', 'better', 'lacking', 'outside'])
    .describe(
      '`same`: among ours with the same first departure and last arrival; `better`: ours leave no earlier and arrive no later, with no more changes; `lacking`: we have none like it; `outside`: not within the window asked for',
    ),
});
export type PlannerJourney = z.infer<typeof PlannerJourney>;

/** What a live planner says to the same question, and where it differs. */
export const PlannerOpinion = z.object({
  planner: z.string(),
  state: PlannerState.describe(
    '`quota`: it may not be asked more often; `refused`: our key is not accepted; only `answered` has journeys',
  ),
  journeys: z.array(PlannerJourney),
  lacking: z
    .array(z.int().nonnegative())
    .describe('which of our `journeys`, from 0, it does not have, of those within the time it told of'),
});
export type PlannerOpinion = z.infer<typeof PlannerOpinion>;

export const JourneysAnswer = z.object({
  from: Place.pick({ name: true, lat: true, lon: true }),
  to: Place.pick({ name: true, lat: true, lon: true }),
  journeys: z.array(JourneyChoice),
  timetable: TimetableFacts,
  realtime: z
    .object({ updatedAt: z.string().nullable().describe('null where it did not answer in time') })
    .optional()
    .describe(
      'what real time was looked at; absent where none is configured, or the journeys are not of today',
    ),
  secondOpinion: z
    .array(PlannerOpinion)
    .optional()
    .describe('what other planners say; only where it was asked for, and empty where none is configured'),
});
export type JourneysAnswer = z.infer<typeof JourneysAnswer>;

/** A question about journeys between two places, in the words of the one who asks. */
export interface JourneyQuery {
  /** `lat,lon`, or the id of a place. */
  readonly from: string;
  readonly to: string;
  readonly by: 'departAt' | 'arriveBy';
  /** `HH:MM` on the region's clocks, or an instant with offset. Null: now. */
  readonly time: string | null;
  /** `YYYY-MM-DD` for a `HH:MM`. Null: today. */
  readonly date: string | null;
  /** How long from `time` on (or before it) journeys are looked for, minutes. Null: two hours. */
  readonly windowMinutes: number | null;
  readonly language: Language;
  /** Whether the question, from where to where, is also sent to the planners of others. Default: no. */
  readonly secondOpinion?: boolean;
}

/** Finds journeys in the timetable in service. */
export interface JourneyFinder {
  /**
   * @throws BadRequestError naming `from`, `to`, `date` or the time, for what no journey can be looked for;
   * NoTimetableError where none is in service; TimetableUnavailableError where it is asked too much.
   */
  find(query: JourneyQuery): Promise<JourneysAnswer>;
  /** Whom a question goes to that asks for a second opinion. Absent: nobody. */
  readonly planners?: readonly string[];
  /** Of the timetable in service; null while there is none. */
  timetable(): TimetableFacts | null;
}
