import { describe, expect, it } from 'vitest';
import type { JourneyQuery } from '../../domain/journeys.ts';
import type { ServingTimetable } from '../../timetable/service/timetable-service.ts';
import { journeyWindow } from './journey-window.ts';

const TIMETABLE = { validFrom: '2026-01-01', validTo: '2026-12-31', timeZone: 'Europe/Copenhagen' };
const NOW = new Date('2026-03-28T12:00:00Z');

function windowOf(changes: Partial<JourneyQuery>) {
  const query: JourneyQuery = {
    from: '',
    to: '',
    by: 'departAt',
    time: null,
    date: null,
    windowMinutes: 60,
    language: 'en',
    ...changes,
  };
  return journeyWindow(query, TIMETABLE as ServingTimetable, NOW);
}

describe('journeyWindow', () => {
  it('is from now on where nothing is said', () => {
    expect(windowOf({})).toEqual({
      by: 'departAt',
      from: '2026-03-28T13:00:00+01:00',
      to: '2026-03-28T14:00:00+01:00',
    });
  });

  it('moves a time that the clocks skip on by an hour, and takes the first of one they have twice', () => {
    expect(windowOf({ date: '2026-03-29', time: '02:30' }).from).toBe('2026-03-29T03:30:00+02:00');
    expect(windowOf({ date: '2026-10-25', time: '02:30' }).from).toBe('2026-10-25T02:30:00+02:00');
  });

  it('lasts as long as it says, whatever the clocks do', () => {
    expect(windowOf({ date: '2026-10-25', time: '02:30' }).to).toBe('2026-10-25T02:30:00+01:00');
    expect(windowOf({ by: 'arriveBy', date: '2026-03-29', time: '03:30' }).from).toBe(
      '2026-03-29T01:30:00+01:00',
    );
  });
});
