import type { Language } from '../../domain/codes.ts';
import type { JourneyChoice, PlannerOpinion, PlannerState } from '../../domain/journeys.ts';
import type { Clock } from '../../lib/clock.ts';
import { DeadlineError, within } from '../../lib/deadline.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import type { JourneyWindow } from '../journeys/journey-window.ts';
import { CallAllowance } from './call-allowance.ts';
import { compareTrips } from './compare-trips.ts';
import { type Planner, type PlannerPoint, PlannerRefusal, type PlannerTrip } from './planner.ts';

/** The planners of both countries, asked beside our own search. */
export interface SecondOpinion {
  /** Whom the question would be sent to. */
  readonly planners: readonly string[];
  /** Asks all at once. Never throws; @returns what compares their answers with ours. */
  ask(
    from: PlannerPoint,
    to: PlannerPoint,
    window: JourneyWindow,
    language: Language,
  ): Promise<(ours: readonly JourneyChoice[]) => PlannerOpinion[]>;
}

export interface SecondOpinionOptions {
  readonly planners: readonly Planner[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly deadlineMs?: number;
}

/** Whoever asks for journeys waits no longer, milliseconds. */
const DEADLINE_MS = 2_000;
/** Some hundred metres, as coarse as the home of a commute is kept: enough for the stops around, not for a door. */
const DIGITS = 3;

interface Told {
  readonly planner: string;
  readonly state: PlannerState;
  readonly trips: readonly PlannerTrip[];
}

export function createSecondOpinion(options: SecondOpinionOptions): SecondOpinion {
  const { clock, logger, deadlineMs = DEADLINE_MS } = options;
  const planners = options.planners.map((planner) => ({
    planner,
    allowance: new CallAllowance(planner.allowance, clock),
  }));
  return {
    planners: options.planners.map(({ name }) => name),
    async ask(from, to, window, language) {
      const moment = window.by === 'departAt' ? window.from : window.to;
      const question = {
        from: rounded(from),
        to: rounded(to),
        by: window.by,
        date: moment.slice(0, 10),
        time: moment.slice(11, 16),
        language,
      };
      const abort = new AbortController();
      const told = await Promise.all(
        planners.map(async ({ planner, allowance }): Promise<Told> => {
          const { name } = planner;
          if (!allowance.take()) return { planner: name, state: 'quota', trips: [] };
          try {
            const trips = await within(deadlineMs, name, planner.ask(question, abort.signal));
            return { planner: name, state: trips.length > 0 ? 'answered' : 'nothing_found', trips };
          } catch (error) {
            const state = stateOf(error);
            if (state === 'quota') allowance.rest();
            if (state !== 'nothing_found')
              logger.warn({ planner: name, reason: messageOf(error) }, 'a planner gave no second opinion');
            return { planner: name, state, trips: [] };
          }
        }),
      );
      abort.abort();
      return (ours) =>
        told.map(({ planner, state, trips }) => ({ planner, state, ...compareTrips(trips, ours, window) }));
    },
  };
}

function stateOf(error: unknown): PlannerState {
  if (error instanceof DeadlineError) return 'not_in_time';
  return error instanceof PlannerRefusal ? error.state : 'failed';
}

function rounded({ lat, lon }: PlannerPoint): PlannerPoint {
  return { lat: Number(lat.toFixed(DIGITS)), lon: Number(lon.toFixed(DIGITS)) };
}
