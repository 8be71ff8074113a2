import { createJourneyFinder } from '../commute/journeys/journey-finder.ts';
import { createAdressevaelger } from '../commute/places/adressevaelger.ts';
import { createPhoton } from '../commute/places/photon.ts';
import { createPlaceFinder, type StopPlaceFinder } from '../commute/places/place-finder.ts';
import { createRealtimeSource, type RealtimeSource } from '../commute/realtime/realtime-source.ts';
import { createRejseplanen, createResRobot } from '../commute/second-opinion/hafas-planner.ts';
import { createSecondOpinion, type SecondOpinion } from '../commute/second-opinion/second-opinion.ts';
import { type Config, isLoopback } from '../config.ts';
import type { JourneyFinder } from '../domain/journeys.ts';
import type { Clock } from '../lib/clock.ts';
import { ConfigError } from '../lib/errors.ts';
import type { HttpClient } from '../lib/http-client.ts';
import type { Logger } from '../lib/logger.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { TimetableService } from '../timetable/service/timetable-service.ts';

export interface TravelParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly http: HttpClient;
  readonly timetables: TimetableService;
  readonly places: PlaceIndex;
}

/** @throws ConfigError where a public address service is switched on by someone who does not say who they are. */
export function createTravel(parts: TravelParts): { placeFinder: StopPlaceFinder; journeys: JourneyFinder } {
  requireTravelContact(parts.config);
  const placeFinder = findPlacesWith(parts);
  const { timetables, clock } = parts;
  const realtime = realtimeOf(parts);
  const secondOpinion = secondOpinionOf(parts);
  const journeys = createJourneyFinder({ timetables, places: placeFinder, clock, realtime, secondOpinion });
  return { placeFinder, journeys };
}

function findPlacesWith({ config, http, timetables, places }: TravelParts): StopPlaceFinder {
  const { photon, adressevaelger } = config.travel;
  return createPlaceFinder({
    facts: places,
    timetables,
    addresses: [
      ...(adressevaelger === null
        ? []
        : [createAdressevaelger(adressevaelger.url, adressevaelger.key, http)]),
      ...(photon === null ? [] : [createPhoton(photon, http)]),
    ],
  });
}

/** Skåne's delays and alerts, where a key is set; else null. */
export function realtimeOf({
  config,
  http,
  clock,
  logger,
}: Pick<TravelParts, 'config' | 'http' | 'clock' | 'logger'>): RealtimeSource | null {
  const service = config.travel.realtimeSe;
  if (service === null) return null;
  return createRealtimeSource({ ...service, feed: 'gtfs-se', http, clock, logger });
}

function secondOpinionOf({ config, http, clock, logger }: TravelParts): SecondOpinion | null {
  const { rejseplanen, resrobot } = config.travel;
  const planners = [
    ...(rejseplanen === null ? [] : [createRejseplanen(rejseplanen, http)]),
    ...(resrobot === null ? [] : [createResRobot(resrobot, http)]),
  ];
  return planners.length === 0 ? null : createSecondOpinion({ planners, clock, logger });
}

/** @throws ConfigError where a public service would be asked by someone who does not say who they are. */
export function requireTravelContact({ contact, travel }: Config): void {
  const { photon, adressevaelger, rejseplanen, resrobot, realtimeSe } = travel;
  const keyed = [adressevaelger, rejseplanen, resrobot, realtimeSe].map((service) => service?.url ?? null);
  const open = [photon, ...keyed].find((url) => url !== null && !isLoopback(url));
  if (contact !== null || !open) return;
  throw new ConfigError(
    `SUNDET_CONTACT is not set: ${open.hostname} may be asked only with an e-mail address or URL by which its people can reach you`,
  );
}
