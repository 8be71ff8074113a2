import type { Temporal } from 'temporal-polyfill';

/** Easter Sunday of the Gregorian calendar: the algorithm known as Anonymous or Meeus/Jones/Butcher. */
export function easterSunday(year: number): { month: number; day: number } {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return { month: Math.floor(f / 31), day: (f % 31) + 1 };
}

/** Month and day, and where it keeps most people from work: in Denmark, in Sweden or in both. */
const FIXED_DAYS: ReadonlySet<string> = new Set([
  '01-01', // New Year's Day, both
  '01-06', // Epiphany, Sweden
  '05-01', // 1 May, Sweden; a half day in Denmark
  '06-05', // Constitution Day, Denmark
  '06-06', // National Day, Sweden
  '12-24', // Christmas Eve, both in practice
  '12-25',
  '12-26',
  '12-31', // New Year's Eve, both in practice
]);

/** Days from Easter Sunday: Maundy Thursday (Denmark), Good Friday, Easter Monday, Ascension, Whit Monday (Denmark). */
const FROM_EASTER: ReadonlySet<number> = new Set([-3, -2, 1, 39, 50]);

const SATURDAY = 6;
const FRIDAY = 5;

/** Whether most people work and most vehicles run that day, on both sides of the Sound. */
export function isOrdinaryWeekday(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek < SATURDAY && !isPublicHoliday(date);
}

/** The first ordinary weekday after a date. */
export function ordinaryWeekdayAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date.add({ days: 1 });
  while (!isOrdinaryWeekday(day)) day = day.add({ days: 1 });
  return day;
}

/** In either country, weekends aside. Denmark's Great Prayer Day is none since 2024. */
export function isPublicHoliday(date: Temporal.PlainDate): boolean {
  if (FIXED_DAYS.has(date.toString().slice(5))) return true;
  if (isMidsummerEve(date)) return true;
  const easter = date.with(easterSunday(date.year));
  return FROM_EASTER.has(easter.until(date, { largestUnit: 'days' }).days);
}

/** Sweden's: the Friday between 19 and 25 June. */
function isMidsummerEve({ month, day, dayOfWeek }: Temporal.PlainDate): boolean {
  return month === 6 && day >= 19 && day <= 25 && dayOfWeek === FRIDAY;
}
