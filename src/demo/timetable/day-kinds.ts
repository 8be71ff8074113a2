import { Temporal } from 'temporal-polyfill';
import type { Country } from '../../domain/codes.ts';

/**
 * The days a run of trips is for: working days, Saturdays, Sundays and holidays, and the nights that follow Fridays
 * and Saturdays (N) or the other days (X).
 */
export const DAY_KINDS = ['W', 'L', 'S', 'N', 'X'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

/** Days from Easter Sunday on which both countries' timetables are those of a Sunday. */
const MOVING: Readonly<Record<Country, readonly number[]>> = { DK: [-3, -2, 1, 39, 50], SE: [-2, 1, 39] };
/** The same, by month and day. */
const FIXED: Readonly<Record<Country, readonly string[]>> = {
  DK: ['01-01', '12-24', '12-25', '12-26'],
  SE: ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26'],
};

/** Whether trips of this kind run on the service date. */
export function runsOnDate(kind: DayKind, date: Temporal.PlainDate, country: Country): boolean {
  const { dayOfWeek } = date;
  const isEveOfRest = dayOfWeek === FRIDAY || dayOfWeek === SATURDAY;
  if (kind === 'N') return isEveOfRest;
  if (kind === 'X') return !isEveOfRest;
  if (dayOfWeek === SUNDAY || isHoliday(date, country)) return kind === 'S';
  return kind === (dayOfWeek === SATURDAY ? 'L' : 'W');
}

/** Weekdays (1 for Monday) of a kind in a week without holidays. */
export function weekdaysOf(kind: DayKind): readonly number[] {
  const days: Record<DayKind, readonly number[]> = {
    W: [1, 2, 3, 4, 5],
    L: [SATURDAY],
    S: [SUNDAY],
    N: [FRIDAY, SATURDAY],
    X: [1, 2, 3, 4, SUNDAY],
  };
  return days[kind];
}

function isHoliday(date: Temporal.PlainDate, country: Country): boolean {
  if (FIXED[country].includes(date.toString().slice(5))) return true;
  return MOVING[country].includes(easterSunday(date.year).until(date).days);
}

/** Anonymous Gregorian algorithm ("Nature", 20 April 1876; Meeus, "Astronomical Algorithms", chapter 8). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
