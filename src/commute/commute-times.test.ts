import { expect, test } from 'vitest';
import type { CommuteQuery } from '../domain/commute.ts';
import { commuteTimes, minutesAtWork } from './commute-times.ts';

const FRIDAY = new Date('2026-11-27T22:00:00+01:00');

function times(change: Partial<CommuteQuery>, now = FRIDAY) {
  const query: CommuteQuery = {
    origin: { lat: 55.6, lon: 13 },
    arriveBy: '07:00',
    leaveAfter: null,
    date: null,
    maxCommute: null,
    maxTravelDay: null,
    maxAway: null,
    ...change,
  };
  return commuteTimes(query, now);
}

test('the day is the next ordinary weekday', () => {
  expect(times({}).arriveBy.instant).toBe('2026-11-30T07:00:00+01:00');
  expect(times({}, new Date('2026-12-23T23:30:00Z')).date).toBe('2026-12-28');
});

test('a night shift ends the next day', () => {
  const night = times({ arriveBy: '23:00', leaveAfter: '07:00', date: '2026-12-01' });
  expect(night.leaveAfter).toMatchObject({ instant: '2026-12-02T07:00:00+01:00', layoutDate: '2026-12-02' });
  expect(minutesAtWork(night)).toBe(480);
});

test('who arrives after midnight travels in the timetable of the day before', () => {
  expect(times({ arriveBy: '00:30', date: '2026-12-01' }).arriveBy.layoutDate).toBe('2026-11-30');
  expect(times({ arriveBy: '01:00', date: '2026-12-01' }).arriveBy.layoutDate).toBe('2026-12-01');
});

test('nights when the clocks change are as long as they are', () => {
  const spring = times({ arriveBy: '23:00', leaveAfter: '07:00', date: '2026-03-28' });
  expect(minutesAtWork(spring)).toBe(420);
  const autumn = times({ arriveBy: '23:00', leaveAfter: '07:00', date: '2026-10-24' });
  expect(minutesAtWork(autumn)).toBe(540);
  // 02:30 does not exist that night.
  expect(times({ arriveBy: '02:30', date: '2026-03-29' }).arriveBy.instant).toBe('2026-03-29T03:30:00+02:00');
  // And is there twice that night: the first.
  expect(times({ arriveBy: '02:30', date: '2026-10-25' }).arriveBy.instant).toBe('2026-10-25T02:30:00+02:00');
});

test('instants mean themselves, to the minute', () => {
  const { date, arriveBy } = times({ arriveBy: '2026-12-01T06:00:30Z' });
  expect([date, arriveBy.instant]).toEqual(['2026-12-01', '2026-12-01T07:00:00+01:00']);
});

test('leaving before arriving is refused where both are instants', () => {
  expect(() =>
    times({ arriveBy: '2026-12-01T07:00:00+01:00', leaveAfter: '2026-12-01T06:00:00+01:00' }),
  ).toThrow('must be after arriveBy');
});

test('work around the clock is taken, also in the night that has an hour twice, and no more', () => {
  const shift = (arriveBy: string, leaveAfter: string) => times({ arriveBy, leaveAfter, date: '2026-10-24' });
  expect(minutesAtWork(shift('23:00', '23:00'))).toBe(25 * 60);
  expect(() =>
    times({ arriveBy: '2026-12-01T07:00:00+01:00', leaveAfter: '2026-12-02T08:01:00+01:00' }),
  ).toThrow('at most 25 hours later');
});
