import { appendPath } from '../../lib/base-url.ts';
import { UpstreamShapeError } from '../../lib/errors.ts';
import type { HttpClient } from '../../lib/http-client.ts';
import { readTrips, refusalByStatus } from './hafas-answer.ts';
import { type Planner, type PlannerQuestion, PlannerRefusal } from './planner.ts';

interface HafasService {
  readonly url: URL;
  /** Its `accessId`. */
  readonly key: string;
}

/** Journeys asked for; the planners give six at most. */
const JOURNEYS = 6;
/** A day's share of a month of 31. */
const DAYS = 31;
/** Where these planners say in the body what is wrong. */
const TELLING = [400, 401, 403, 404, 429] as const;

/** Rejseplanen API 2.0: 50,000 calls a month. */
export function createRejseplanen(service: HafasService, http: HttpClient): Planner {
  const allowance = { aMinute: 45, aDay: Math.floor(50_000 / DAYS) };
  // The key in a header stays out of what proxies on the way may log.
  return createHafasPlanner('Rejseplanen', allowance, service.url, http, {
    headers: { authorization: `Bearer ${service.key}` },
    languages: ['da', 'en'],
  });
}

/** ResRobot v2.1 of Trafiklab: 45 calls a minute and 30,000 a month; the key only as a parameter. */
export function createResRobot(service: HafasService, http: HttpClient): Planner {
  const allowance = { aMinute: 45, aDay: Math.floor(30_000 / DAYS) };
  return createHafasPlanner('ResRobot', allowance, service.url, http, {
    parameters: { accessId: service.key },
    languages: ['sv', 'en'],
  });
}

function createHafasPlanner(
  name: string,
  allowance: Planner['allowance'],
  baseUrl: URL,
  http: HttpClient,
  own: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly languages: readonly string[];
  },
): Planner {
  return {
    name,
    allowance,
    async ask(question, signal) {
      const url = appendPath(baseUrl, 'trip');
      const lang = own.languages.includes(question.language) ? question.language : 'en';
      url.search = new URLSearchParams({ ...parametersOf(question), lang, ...own.parameters }).toString();
      const response = await http.request({
        url,
        signal,
        mostTries: 1,
        tellingStatuses: TELLING,
        ...(own.headers === undefined ? {} : { headers: own.headers }),
      });
      const body = await response.json().catch((error: unknown) => {
        const isTelling = response.status >= 400 && error instanceof UpstreamShapeError;
        if (!isTelling) throw error;
        throw new PlannerRefusal(name, refusalByStatus(response.status), String(response.status));
      });
      return readTrips(name, response.status, body);
    },
  };
}

/** Those before a time of arrival are asked for as such: else HAFAS goes on from it. */
function parametersOf({ from, to, by, date, time }: PlannerQuestion): Record<string, string> {
  return {
    format: 'json',
    originCoordLat: String(from.lat),
    originCoordLong: String(from.lon),
    destCoordLat: String(to.lat),
    destCoordLong: String(to.lon),
    date,
    time,
    ...(by === 'arriveBy'
      ? { searchForArrival: '1', numB: String(JOURNEYS - 1), numF: '1' }
      : { searchForArrival: '0', numF: String(JOURNEYS) }),
  };
}
