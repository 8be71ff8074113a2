import { describe, expect, it } from 'vitest';
import type { JourneyChoice, JourneyLeg } from '../../domain/journeys.ts';
import { withoutLongWaits } from './long-waits.ts';

const end = { name: '', stopId: null, lat: 55.6, lon: 13, platform: null };
const vehicle = { mode: 'train', line: null, operator: null, headsign: null, trainNumber: null } as const;

/** A journey of rides, each `HH:MM–HH:MM` on one day or, with `+`, the next. */
function journey(...rides: string[]): JourneyChoice {
  const legs = rides.map((ride): JourneyLeg => {
    const [departure = '', arrival = ''] = ride.split('–').map(instant);
    return { ...vehicle, from: end, to: end, departure, arrival };
  });
  const departure = legs[0]?.departure ?? '';
  const arrival = legs.at(-1)?.arrival ?? '';
  const minutes = (Date.parse(arrival) - Date.parse(departure)) / 60_000;
  const nothing = { walkMinutes: 0, crossesSound: false, connections: [], tickets: [] };
  return { departure, arrival, minutes, changes: legs.length - 1, legs, ...nothing };
}

function instant(clock: string): string {
  return `2026-11-${clock.endsWith('+') ? 25 : 24}T${clock.slice(0, 5)}:00+01:00`;
}

const OVERNIGHT = journey('22:40–23:10', '05:20+–05:40+');
const MORNING = journey('07:00+–07:30+', '07:35+–07:45+');

describe('journeys that wait for hours', () => {
  it('are left out where one can leave later and be there in time', () => {
    expect(withoutLongWaits([OVERNIGHT, MORNING], 'arriveBy')).toEqual([MORNING]);
  });

  it('are left out where one that leaves in time is there before them', () => {
    const evening = journey('23:05–23:40');
    const lastAndFirst = journey('23:50–23:59', '05:20+–05:40+');
    expect(withoutLongWaits([evening, lastAndFirst], 'departAt')).toEqual([evening]);
  });

  it('stay where there is no other, or none that can be made', () => {
    expect(withoutLongWaits([OVERNIGHT], 'arriveBy')).toEqual([OVERNIGHT]);
    const both = [OVERNIGHT, { ...MORNING, disruption: 'cancelled' as const }];
    expect(withoutLongWaits(both, 'arriveBy')).toEqual(both);
  });

  it('stay where they do what was asked for better: there sooner, or leaving later', () => {
    const soonest = journey('10:00–10:20', '12:40–13:00');
    const later = journey('12:50–13:30');
    expect(withoutLongWaits([soonest, later], 'departAt')).toEqual([soonest, later]);
    const latest = journey('10:00–10:20', '12:40–13:00');
    const earlier = journey('09:50–10:30');
    expect(withoutLongWaits([earlier, latest], 'arriveBy')).toEqual([earlier, latest]);
  });

  it('are not those that ride for hours, nor those that wait a while', () => {
    const ferry = journey('23:00–06:00+');
    const plain = journey('07:00+–07:40+');
    expect(withoutLongWaits([ferry, plain], 'arriveBy')).toHaveLength(2);
    const patient = journey('05:00+–05:10+', '07:05+–07:20+');
    expect(withoutLongWaits([patient, plain], 'arriveBy')).toHaveLength(2);
    const long = journey('03:00+–04:00+', '06:00+–07:00+');
    const notMuchLonger = journey('05:00+–07:00+');
    expect(withoutLongWaits([long, notMuchLonger], 'arriveBy')).toHaveLength(2);
  });
});
