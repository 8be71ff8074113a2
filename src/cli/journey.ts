import { createJourneyFinder } from '../commute/journeys/journey-finder.ts';
import { createPlaceFinder, type StopPlaceFinder } from '../commute/places/place-finder.ts';
import type { JourneyChoice, JourneyLeg, JourneysAnswer } from '../domain/journeys.ts';
import { withCleanup } from '../lib/cleanup.ts';
import { UsageError } from '../lib/errors.ts';
import { createHttpClient } from '../lib/http-client.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import { openTimetableService } from '../timetable/service/timetable-service.ts';
import type { CommandContext } from './command-context.ts';
import { timetableFolder, userAgent } from './program.ts';
import { realtimeOf, requireTravelContact } from './travel.ts';

export interface JourneyOptions {
  readonly arrive: string | null;
  readonly depart: string | null;
  readonly date: string | null;
  readonly json: boolean;
}

const SECONDS_A_MINUTE = 60;
const COORDINATES = /^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/;

/** `sundet journey <from> <to>`: needs no database and no server, and asks nobody but for real time, where a key of it is set. */
export function journeyCommand(
  context: CommandContext,
  from: string,
  to: string,
  { arrive, depart, date, json }: JourneyOptions,
): Promise<boolean> {
  if (arrive !== null && depart !== null) throw new UsageError('choose one of --arrive and --depart');
  return withCleanup(async (cleanup) => {
    const { clock, logger } = context;
    const timetables = await openTimetableService(timetableFolder(context.config), {
      clock,
      logger,
      pollMs: 0,
    });
    cleanup.defer(() => timetables.close());
    requireTravelContact(context.config);
    const http = createHttpClient({ userAgent: userAgent(context.config), pace: context.config.pace });
    cleanup.defer(() => http.close());
    const realtime = realtimeOf({ config: context.config, http, clock, logger });
    const places = createPlaceFinder({ facts: await loadPlaces(), timetables, addresses: [] });
    const answer = await createJourneyFinder({ timetables, places, clock, realtime }).find({
      from: await placeNamed(from, places),
      to: await placeNamed(to, places),
      by: arrive === null ? 'departAt' : 'arriveBy',
      time: arrive ?? depart,
      date,
      windowMinutes: null,
      language: 'en',
    });
    const day = date ?? dayOf(instantInCopenhagen(clock.now()));
    context.print(json ? JSON.stringify(answer, null, 2) : describeAnswer(answer, day));
    return answer.journeys.length > 0;
  });
}

async function placeNamed(text: string, places: StopPlaceFinder): Promise<string> {
  if (COORDINATES.test(text) || places.byId(text) !== null) return text;
  const [first] = (await places.find(text, 1, 'en')).items;
  if (first === undefined) throw new UsageError(`there is no place called “${text}”`);
  return first.id;
}

/** @param day `YYYY-MM-DD` that was asked about: journeys of another tell theirs. */
function describeAnswer({ from, to, journeys, timetable, realtime }: JourneysAnswer, day: string): string {
  const ends = `${from.name} to ${to.name}`;
  const { validFrom, validTo } = timetable;
  const choices =
    journeys.length === 0 ? ['no way was found'] : journeys.map((choice) => describeChoice(choice, day));
  return [ends, ...choices, ...told(realtime), `timetable of ${validFrom} to ${validTo}`].join('\n\n');
}

/** Nothing where no real time was looked at. */
function told(realtime: JourneysAnswer['realtime']): string[] {
  if (realtime === undefined) return [];
  const { updatedAt } = realtime;
  return [updatedAt === null ? 'real time did not answer' : `real time of ${clock(updatedAt)}`];
}

const DISRUPTIONS = { cancelled: 'CANCELLED', missed_change: 'A CHANGE IS MISSED' } as const;

function describeChoice(choice: JourneyChoice, day: string): string {
  const { departure, arrival, minutes, changes, legs, connections, disruption } = choice;
  const count = changes === 0 ? 'no change' : changes === 1 ? '1 change' : `${changes} changes`;
  const other = dayOf(departure) === day ? '' : `${dayOf(departure)} `;
  const head = `${other}${clock(departure)}–${clock(arrival)}  ${minutes} min, ${count}${disruption === undefined ? '' : `  ${DISRUPTIONS[disruption]}`}`;
  const margins = connections.map(
    ({ at, marginMinutes, protected: isProtected }) =>
      `  change at ${at}: ${marginMinutes} min to spare${isProtected ? '' : ', unprotected'}`,
  );
  return [head, ...legs.map(describeLeg), ...margins].join('\n');
}

function describeLeg({
  mode,
  line,
  trainNumber,
  from,
  to,
  departure,
  arrival,
  realtime,
}: JourneyLeg): string {
  const what = [mode, line, trainNumber].filter((part) => part !== null).join(' ');
  return `  ${clock(departure)} ${nameOf(from)} – ${clock(arrival)} ${nameOf(to)}  ${what}${describeRealtime(realtime)}`;
}

function describeRealtime(realtime: JourneyLeg['realtime']): string {
  if (realtime === undefined) return '';
  const { departureDelay, arrivalDelay, cancelled, alerts } = realtime;
  const late = Math.round((arrivalDelay ?? departureDelay ?? 0) / SECONDS_A_MINUTE);
  const said = cancelled ? ['cancelled'] : late > 0 ? [`${late} min late`] : [];
  return [...said, ...alerts].map((text) => `\n    ${text}`).join('');
}

function nameOf({ name, platform }: JourneyLeg['from']): string {
  return platform === null ? name : `${name} (${platform})`;
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

function clock(instant: string): string {
  return instant.slice(11, 16);
}
