import type { CommuteQuery } from '../domain/commute.ts';

/** The parameters of the API and of the search page that ask for these commutes. */
export function commuteParameters({ origin, ...asked }: CommuteQuery): URLSearchParams {
  const { arriveBy, leaveAfter, date, maxCommute, maxTravelDay, maxAway } = asked;
  const parameters = new URLSearchParams({ from: `${origin.lat},${origin.lon}`, arriveBy });
  for (const [name, value] of Object.entries({ leaveAfter, date, maxCommute, maxTravelDay, maxAway }))
    if (value !== null) parameters.set(name, String(value));
  return parameters;
}

/** Every parameter that says where somebody lives or when they work. */
export const HOME_PARAMETERS = [
  'from',
  'arriveBy',
  'leaveAfter',
  'date',
  'preset',
  'maxCommute',
  'maxTravelDay',
  'maxAway',
] as const;
