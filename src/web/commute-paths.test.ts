import { describe, expect, it } from 'vitest';
import type { CommuteQuery } from '../domain/commute.ts';
import { pointsPath, reachPath } from './commute-paths.ts';
import { EMPTY_FORM } from './search-form.ts';

const COMMUTE: CommuteQuery = {
  origin: { lat: 55.871, lon: 12.83 },
  arriveBy: '07:00',
  leaveAfter: '15:30',
  date: null,
  maxCommute: 45,
  maxTravelDay: null,
  maxAway: null,
};

const parametersOf = (path: string) =>
  Object.fromEntries(new URL(path, 'http://sundet.test').searchParams.entries());

describe('pointsPath', () => {
  it('asks for the same search, and without a home for no more', () => {
    expect(pointsPath(EMPTY_FORM, null)).toBe('/api/v1/vacancies.map');
    expect(pointsPath({ ...EMPTY_FORM, q: 'kok' }, null)).toBe('/api/v1/vacancies.map?q=kok');
  });

  it('limits it as the home does, whether or not there are words', () => {
    const commute = { from: '55.871,12.83', arriveBy: '07:00', leaveAfter: '15:30', maxCommute: '45' };
    expect(parametersOf(pointsPath(EMPTY_FORM, COMMUTE))).toEqual(commute);
    expect(parametersOf(pointsPath({ ...EMPTY_FORM, q: 'kok' }, COMMUTE))).toEqual({ q: 'kok', ...commute });
  });
});

describe('reachPath', () => {
  it('goes as far as the reader would, else an hour', () => {
    expect(parametersOf(reachPath(COMMUTE))).toEqual({
      from: '55.871,12.83',
      arriveBy: '07:00',
      maxMinutes: '45',
    });
    const open = reachPath({ ...COMMUTE, date: '2026-12-01', maxCommute: null });
    expect(parametersOf(open)).toMatchObject({ date: '2026-12-01', maxMinutes: '60' });
  });
});
