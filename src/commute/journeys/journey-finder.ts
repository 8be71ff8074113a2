import type { JourneyChoice, JourneyFinder, JourneyQuery, JourneysAnswer } from '../../domain/journeys.ts';
import type { Clock } from '../../lib/clock.ts';
import { BadRequestError, NoTimetableError, TimetableUnavailableError } from '../../lib/errors.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import type { ServingTimetable, TimetableService } from '../../timetable/service/timetable-service.ts';
import { TimetableBusyError, TimetableThreadError } from '../../timetable/timetable-errors.ts';
import type { StopPlaceFinder } from '../places/place-finder.ts';
import { applyRealtime } from '../realtime/apply-realtime.ts';
import type { Realtime, RealtimeSource } from '../realtime/realtime-source.ts';
import type { SecondOpinion } from '../second-opinion/second-opinion.ts';
import { describeJourney, describeWalk } from './describe-journey.ts';
import { type JourneyEnd, resolveEnd } from './journey-end.ts';
import { type JourneyWindow, journeyWindow } from './journey-window.ts';
import { withoutLongWaits } from './long-waits.ts';
import { type FoundJourney, searchWindow } from './search-window.ts';
import { timetableFacts } from './timetable-facts.ts';
import { isFasterThanWalking, walkAllTheWay } from './walk-all-the-way.ts';

export interface JourneyFinderDeps {
  readonly timetables: Pick<TimetableService, 'current'>;
  readonly places: StopPlaceFinder;
  readonly clock: Clock;
  /** Null: none is configured. */
  readonly realtime: RealtimeSource | null;
  /** Null: no other planner is asked, whoever wants it. */
  readonly secondOpinion?: SecondOpinion | null;
}

/** Answers questions about journeys from the timetable in service. */
export function createJourneyFinder(deps: JourneyFinderDeps): JourneyFinder {
  return {
    find: (query) => findJourneys(query, deps),
    planners: deps.secondOpinion?.planners ?? [],
    timetable() {
      const timetable = deps.timetables.current();
      return timetable === null ? null : timetableFacts(timetable);
    },
  };
}

async function findJourneys(query: JourneyQuery, deps: JourneyFinderDeps): Promise<JourneysAnswer> {
  const timetable = deps.timetables.current();
  if (timetable === null) {
    throw new NoTimetableError('No timetable is in service yet. Try again once one has been brought in.');
  }
  const from = resolveEnd(query.from, 'from', deps.places, timetable);
  const to = resolveEnd(query.to, 'to', deps.places, timetable);
  if (from.lat === to.lat && from.lon === to.lon)
    throw new BadRequestError('to', 'is the same place as “from”');
  const window = journeyWindow(query, timetable, deps.clock.now());
  const isNow = isNearNow(window, deps.clock.now());
  const source = isNow ? deps.realtime : null;
  const [found, realtime, opinionOn] = await Promise.all([
    search(timetable, from, to, window),
    source?.current() ?? null,
    query.secondOpinion === true ? (deps.secondOpinion?.ask(from, to, window, query.language) ?? null) : null,
  ]);
  const walk = walkAllTheWay(from, to);
  const journeys = found.filter(({ journey }) => isFasterThanWalking(journey, walk));
  const described = journeys.map(({ journey, date }) => {
    const choice = describeJourney(journey, timetable.network, from, to);
    return realtime === null
      ? choice
      : applyRealtime(choice, journey, timetable.network, timetable.baseOf(date), realtime);
  });
  const choices = withoutLongWaits(described, window.by);
  const shown = walk === null ? choices : withWalk(choices, walk, window, from, to);
  return {
    from: named(from),
    to: named(to),
    journeys: shown,
    timetable: timetableFacts(timetable),
    ...(source === null ? {} : { realtime: { updatedAt: shownUpdate(realtime) } }),
    ...(query.secondOpinion === true ? { secondOpinion: opinionOn?.(shown) ?? [] } : {}),
  };
}

/** Real time knows the hours around now, and nothing of other days. */
const NEAR_HOURS = 6;

function isNearNow({ from, to }: JourneyWindow, now: Date): boolean {
  const reach = NEAR_HOURS * 3_600_000;
  return Date.parse(from) - reach <= now.getTime() && now.getTime() <= Date.parse(to) + reach;
}

function shownUpdate(realtime: Realtime | null): string | null {
  return realtime === null ? null : instantInCopenhagen(realtime.updatedAt);
}

function named({ name, lat, lon }: JourneyEnd): JourneysAnswer['from'] {
  return { name, lat, lon };
}

async function search(
  timetable: ServingTimetable,
  from: JourneyEnd,
  to: JourneyEnd,
  window: JourneyWindow,
): Promise<readonly FoundJourney[]> {
  if (from.walks.length === 0 || to.walks.length === 0) return [];
  try {
    return await searchWindow(timetable, { origins: from.walks, targets: to.walks }, window);
  } catch (error) {
    if (error instanceof TimetableBusyError || error instanceof TimetableThreadError) {
      throw new TimetableUnavailableError(
        'The timetable cannot be asked at the moment. Try again in a few seconds.',
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

/** The walk, unless some journey leaves no earlier and is there no later. */
function withWalk(
  choices: readonly JourneyChoice[],
  seconds: number,
  { by, from: first, to: last }: JourneyWindow,
  from: JourneyEnd,
  to: JourneyEnd,
): JourneyChoice[] {
  const departure = by === 'departAt' ? first : moved(last, -seconds);
  const arrival = by === 'departAt' ? moved(first, seconds) : last;
  const isBeaten = choices.some(
    (choice) =>
      Date.parse(choice.departure) >= Date.parse(departure) &&
      Date.parse(choice.arrival) <= Date.parse(arrival),
  );
  if (isBeaten) return [...choices];
  const walk = describeWalk(departure, arrival, seconds, from, to);
  return [...choices, walk].sort((a, b) => Date.parse(a.departure) - Date.parse(b.departure));
}

/** The same offset: a walk is no longer than an hour, and shown as the clock stands where it begins or ends. */
function moved(instant: string, seconds: number): string {
  const offset = /(?:Z|[+-]\d\d:\d\d)$/.exec(instant)?.[0] ?? 'Z';
  const minutes = offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  const shift = offset.startsWith('-') ? -minutes : minutes;
  const local = new Date(Date.parse(instant) + seconds * 1000 + shift * 60_000).toISOString();
  return local.slice(0, 19) + offset;
}
