import { Temporal } from 'temporal-polyfill';
import type { HowOften } from '../domain/follow.ts';
import { COPENHAGEN } from '../lib/zoned-time.ts';

/** After the night's harvest, before the working day; a time that exists every day. */
const DAILY = { hour: 6, minute: 30 };

/** When it is next looked for what is new: an hour from now, or on the next morning. */
export function nextCheck(howOften: HowOften, now: Date): Date {
  if (howOften === 'hourly') return new Date(now.getTime() + 3_600_000);
  const moment = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(COPENHAGEN);
  const today = moment.toPlainDate().toZonedDateTime({ timeZone: COPENHAGEN, plainTime: DAILY });
  const next = Temporal.ZonedDateTime.compare(today, moment) > 0 ? today : today.add({ days: 1 });
  return new Date(next.epochMilliseconds);
}
