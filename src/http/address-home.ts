import type { CommuteQuery, HomeChoice } from '../domain/commute.ts';
import { COMMUTE_RULES, COMMUTE_SHIFTS, LONGEST_COMMUTE } from '../domain/commute.ts';
import type { Place } from '../domain/journeys.ts';
import { COMMUTE_PRESETS } from './commute-parameters.ts';
import type { Home } from './home-cookie.ts';

/**
 * The home that a page's address names, as the form shows it.
 * @param place where the address names one by its id.
 * @param kept what the reader's browser keeps: where it is the same spot, it knows what it is called.
 */
export function homeInAddress(query: CommuteQuery, place: Place | null, kept: Home | null): HomeChoice {
  const { origin, maxCommute, maxTravelDay, maxAway } = query;
  const isKept = kept?.point?.lat === origin.lat && kept.point.lon === origin.lon;
  const [arriveBy, leaveAfter] = [
    clockOf(query.arriveBy),
    query.leaveAfter === null ? null : clockOf(query.leaveAfter),
  ];
  const limits: Readonly<Record<string, number | null>> = { maxTravelDay, maxAway };
  return {
    text: place?.name ?? (isKept ? kept.text : `${origin.lat},${origin.lon}`),
    placeId: place?.id ?? (isKept ? kept.placeId : null),
    country: place?.country ?? (isKept ? kept.country : null),
    isKnown: true,
    shift:
      COMMUTE_SHIFTS.find((shift) => {
        const hours = COMMUTE_PRESETS[shift];
        return hours.arriveBy === arriveBy && hours.leaveAfter === leaveAfter;
      }) ?? null,
    arriveBy,
    leaveAfter,
    maxMinutes: maxCommute ?? LONGEST_COMMUTE,
    rule:
      COMMUTE_RULES.find((rule) =>
        Object.entries(COMMUTE_PRESETS[rule]).every(([name, value]) => limits[name] === Number(value)),
      ) ?? null,
    isInAddress: true,
  };
}

/** Of a clock time or an instant, on the clocks it names. */
function clockOf(time: string): string {
  return time.length === 'HH:MM'.length ? time : time.slice(11, 16);
}
