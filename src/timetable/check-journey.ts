import { Temporal } from 'temporal-polyfill';
import type { Journey, RideLeg } from './journey.ts';
import { type Network, NO_DROP_OFF, NO_PICKUP } from './network/network.ts';
import { dayNumber, serviceDayStart } from './network/service-day.ts';
import { runsOn } from './network/service-days.ts';

/**
 * What is wrong with a journey by the network alone, whatever found it: every ride must exist on its service day,
 * with those stops and times, boarding and alighting allowed; legs must follow one another in place and time.
 * @param date ISO date of the layout that times count from, in `timeZone`.
 * @returns faults in words; none for a journey one can make.
 */
export function checkJourney(journey: Journey, network: Network, date: string, timeZone: string): string[] {
  const base = serviceDayStart(dayNumber(Temporal.PlainDate.from(date)), timeZone);
  const faults: string[] = [];
  let time = journey.departure.seconds;
  let place: number | null = null;
  for (const [i, leg] of journey.legs.entries()) {
    const name = `leg ${i}`;
    if (leg.departure.seconds < time) faults.push(`${name} leaves before the one before it arrives`);
    if (leg.arrival.seconds < leg.departure.seconds) faults.push(`${name} arrives before it leaves`);
    const isAboard = leg.kind === 'ride' && leg.stayAboard;
    if (place !== null && leg.from !== place && !isAboard) faults.push(`${name} leaves from elsewhere`);
    if (leg.kind === 'ride') {
      const continues = isStaying(journey.legs[i + 1]);
      faults.push(...checkRide(leg, network, base, continues).map((fault) => `${name} ${fault}`));
    }
    time = leg.arrival.seconds;
    place = leg.to;
  }
  if (time !== journey.arrival.seconds) faults.push('the journey does not end when its last leg does');
  const boarded = journey.legs.filter((leg) => leg.kind === 'ride' && !leg.stayAboard).length;
  if (boarded !== journey.changes + 1) faults.push(`${journey.changes} changes for ${boarded} vehicles`);
  for (const { seconds, instant } of [journey.departure, journey.arrival]) {
    if (Date.parse(instant) !== (base + seconds) * 1000) faults.push(`${instant} is not ${seconds} s`);
  }
  return faults;
}

function isStaying(leg: Journey['legs'][number] | undefined): boolean {
  return leg?.kind === 'ride' && leg.stayAboard;
}

function checkRide(leg: RideLeg, network: Network, base: number, continues: boolean): string[] {
  const { calls, trips } = network;
  const faults: string[] = [];
  const first = trips.firstCall[leg.trip] ?? 0;
  const end = trips.firstCall[leg.trip + 1] ?? 0;
  if (leg.fromCall < first || leg.toCall >= end || leg.fromCall >= leg.toCall)
    faults.push('is not within its trip');
  if (calls.stop[leg.fromCall] !== leg.from || calls.stop[leg.toCall] !== leg.to)
    faults.push('calls elsewhere');
  if ((calls.departure[leg.fromCall] ?? 0) + leg.shift !== leg.departure.seconds)
    faults.push('leaves at another time');
  if ((calls.arrival[leg.toCall] ?? 0) + leg.shift !== leg.arrival.seconds)
    faults.push('arrives at another time');
  if (!leg.stayAboard && (calls.flags[leg.fromCall] ?? 0) & NO_PICKUP)
    faults.push('boards where one may not');
  if (!continues && (calls.flags[leg.toCall] ?? 0) & NO_DROP_OFF) faults.push('alights where one may not');
  if (!runsWithShift(leg, network, base)) faults.push('does not run then');
  return faults;
}

/** Whether on some service day the trip runs with its own times, or one of its repetitions, moved by `shift`. */
function runsWithShift(leg: RideLeg, network: Network, base: number): boolean {
  const { trips, routes, services, frequencies, feeds, calls } = network;
  const timeZone = feeds[routes.feed[leg.route] ?? 0]?.timeZone ?? 'UTC';
  const begin = calls.departure[trips.firstCall[leg.trip] ?? 0] ?? 0;
  const nearDay = Math.floor((base + leg.shift + begin) / 86_400);
  for (let day = nearDay - 12; day <= nearDay + 1; day++) {
    if (!runsOn(services, trips.service[leg.trip] ?? -1, day)) continue;
    const moved = leg.shift - (serviceDayStart(day, timeZone) - base);
    let isRepeated = false;
    for (let i = frequencies.trip.indexOf(leg.trip); i >= 0 && frequencies.trip[i] === leg.trip; i++) {
      isRepeated = true;
      const start = frequencies.start[i] ?? 0;
      const time = begin + moved;
      const inTime = time >= start && time < (frequencies.end[i] ?? 0);
      if (inTime && (time - start) % (frequencies.headway[i] ?? 1) === 0) return true;
    }
    if (!isRepeated && moved === 0) return true;
  }
  return false;
}
