import { createJourneyFinder } from '../commute/journeys/journey-finder.ts';
import { createPlaceFinder, type StopPlaceFinder } from '../commute/places/place-finder.ts';
import type { JourneyChoice, JourneyLeg, JourneysAnswer } from '../domain/journeys.ts';
import { withCleanup } from '../lib/cleanup.ts';
import { UsageError } from '../lib/errors.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import { openTimetableService } from '../timetable/service/timetable-service.ts';
import type { CommandContext } from './command-context.ts';
import { timetableFolder } from './program.ts';

export interface JourneyOptions {
  readonly arrive: string | null;
  readonly depart: string | null;
  readonly date: string | null;
  readonly json: boolean;
}

const COORDINATES = /^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/;

/** `sundet journey <from> <to>`: needs no database and no server, and asks nobody. */
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
    const places = createPlaceFinder({ facts: await loadPlaces(), timetables, addresses: [] });
    const answer = await createJourneyFinder({ timetables, places, clock, realtime: null }).find({
      from: await placeNamed(from, places),
      to: await placeNamed(to, places),
      by: arrive === null ? 'departAt' : 'arriveBy',
      time: arrive ?? depart,
      date,
      windowMinutes: null,
      language: 'en',
    });
    context.print(json ? JSON.stringify(answer, null, 2) : describeAnswer(answer));
    return answer.journeys.length > 0;
  });
}

async function placeNamed(text: string, places: StopPlaceFinder): Promise<string> {
  if (COORDINATES.test(text) || places.byId(text) !== null) return text;
  const [first] = (await places.find(text, 1, 'en')).items;
  if (first === undefined) throw new UsageError(`there is no place called “${text}”`);
  return first.id;
}

function describeAnswer({ from, to, journeys, timetable }: JourneysAnswer): string {
  const ends = `${from.name} to ${to.name}`;
  const { validFrom, validTo } = timetable;
  const choices = journeys.length === 0 ? ['no way was found'] : journeys.map(describeChoice);
  return [ends, ...choices, `timetable of ${validFrom} to ${validTo}`].join('\n\n');
}

function describeChoice({ departure, arrival, minutes, changes, legs, connections }: JourneyChoice): string {
  const count = changes === 0 ? 'no change' : changes === 1 ? '1 change' : `${changes} changes`;
  const head = `${clock(departure)}–${clock(arrival)}  ${minutes} min, ${count}`;
  const margins = connections.map(
    ({ at, marginMinutes, protected: isProtected }) =>
      `  change at ${at}: ${marginMinutes} min to spare${isProtected ? '' : ', unprotected'}`,
  );
  return [head, ...legs.map(describeLeg), ...margins].join('\n');
}

function describeLeg({ mode, line, trainNumber, from, to, departure, arrival }: JourneyLeg): string {
  const what = [mode, line, trainNumber].filter((part) => part !== null).join(' ');
  return `  ${clock(departure)} ${nameOf(from)} – ${clock(arrival)} ${nameOf(to)}  ${what}`;
}

function nameOf({ name, platform }: JourneyLeg['from']): string {
  return platform === null ? name : `${name} (${platform})`;
}

function clock(instant: string): string {
  return instant.slice(11, 16);
}
