import {
  type CommuteQuery,
  LONGEST_COMMUTE,
  type NextChance,
  type VacancyJourneyFinder,
  type VacancyJourneys,
} from '../domain/commute.ts';
import type { JourneyChoice } from '../domain/journeys.ts';
import { OutsideTimetableError } from '../domain/refused-requests.ts';
import { NoTimetableError } from '../lib/errors.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import { stringAt } from '../timetable/columns/string-table.ts';
import { type BothWays, type Commutes, refuseBusy } from './commute-finder.ts';
import { type CommuteWays, wholeMinutes } from './commute-ways.ts';
import { describeJourney, describeWalk } from './journeys/describe-journey.ts';
import { commuteAmong, nextChance, type WayChoice, wayChoices } from './way-choices.ts';

export interface VacancyJourneysDeps {
  readonly commutes: Commutes;
  /** The number of a vacancy's workplace; null where it has none. */
  workplaceOf(vacancyId: string): Promise<number | null>;
}

/** Finds the journeys behind a commute: the same question, the same answer. */
export function createVacancyJourneys({ commutes, workplaceOf }: VacancyJourneysDeps): VacancyJourneyFinder {
  return {
    async find({ id, placeName }, query, homeName) {
      const workplace = await workplaceOf(id);
      const isNew = workplace !== null && !commutes.knows(workplace);
      // The journeys are told however long they take.
      const anyLength = { ...query, maxCommute: null, maxTravelDay: null, maxAway: null };
      const { facts, describe } = await commutes.prepare(anyLength, isNew);
      const { timetable, unavailable, ...asked } = facts;
      if (timetable === null)
        throw new NoTimetableError('No timetable is in service yet. Try again once one has been brought in.');
      const ways = unavailable === null ? await commutes.ways(anyLength) : null;
      if (ways === null) throw new OutsideTimetableError('date', timetable);
      const names = { home: homeName ?? nameOf(query.origin), place: placeName };
      const [[commute = null], there, home] = await Promise.all([
        describe([workplace]),
        describeWay(ways, ways.there, workplace, names),
        ways.home === null ? null : describeWay(ways, ways.home, workplace, names),
      ]).catch(refuseBusy);
      return {
        ...asked,
        timetable,
        commute,
        journeys: there.choices,
        nextChance: there.next,
        ...(home === null ? {} : { return: home.choices, returnNextChance: home.next }),
      } satisfies VacancyJourneys;
    },
  };
}

function nameOf({ lat, lon }: CommuteQuery['origin']): string {
  return `${lat.toFixed(3)},${lon.toFixed(3)}`;
}

interface DescribedWay {
  readonly choices: JourneyChoice[];
  readonly next: NextChance | null;
}

async function describeWay(
  { board }: BothWays,
  way: CommuteWays,
  workplace: number | null,
  names: { readonly home: string; readonly place: string },
): Promise<DescribedWay> {
  const point = workplace === null ? undefined : way.middle(workplace)?.point;
  if (point === undefined) return { choices: [], next: null };
  const { home, direction, layoutDate, homeStops } = way.question;
  const place = board.table.pointAt(point);
  const ends = [
    { name: names.home, lat: home.latitude, lon: home.longitude },
    { name: names.place, lat: place.latitude, lon: place.longitude },
  ] as const;
  const [from, to] = direction === 'there' ? ends : [ends[1], ends[0]];
  const { network } = board.timetable;
  const choices = (await wayChoices(board, way, point)).filter(isWithinLimits);
  const best = commuteAmong(choices, direction);
  const targets = direction === 'there' ? board.table.walksAt(point) : homeStops;
  const missed =
    best?.journey == null ? null : await nextChance(board.timetable, best.journey, targets, layoutDate);
  return {
    choices: choices.map((choice) =>
      choice.journey === null
        ? describeWalk(
            instant(choice.departure),
            instant(choice.arrival),
            choice.arrival - choice.departure,
            from,
            to,
          )
        : atTheDoors(describeJourney(choice.journey, network, from, to), choice),
    ),
    next:
      missed === null
        ? null
        : {
            at: stringAt(network.stops.name, missed.stop),
            laterMinutes: missed.later === null ? null : Math.max(0, Math.round(missed.later / 60)),
          },
  };
}

/** What takes longer is no commute, whichever end it is seen from. */
function isWithinLimits({ departure, arrival }: WayChoice): boolean {
  return arrival - departure <= LONGEST_COMMUTE * 60;
}

/** From door to door in whole minutes, as the commute is told: one leaves no later, and is there no earlier. */
function atTheDoors(choice: JourneyChoice, way: WayChoice): JourneyChoice {
  const { departure, arrival } = wholeMinutes(way);
  const last = choice.legs.length - 1;
  return {
    ...choice,
    departure: instant(departure),
    arrival: instant(arrival),
    minutes: (arrival - departure) / 60,
    legs: choice.legs.map((leg, i) => ({
      ...leg,
      ...(i === 0 && leg.mode === 'walk' ? { departure: instant(departure) } : {}),
      ...(i === last && leg.mode === 'walk' ? { arrival: instant(arrival) } : {}),
    })),
  };
}

function instant(epoch: number): string {
  return instantInCopenhagen(new Date(epoch * 1000));
}
