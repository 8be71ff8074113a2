import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../lib/clock.ts';

/** Both upstreams' clocks; Stockholm's is the same. */
const ZONE = 'Europe/Copenhagen';

/**
 * The demo's dates, all counted from the midnight today began with, so that a second start on the same day finds
 * every ad unchanged. Days are counted from today, negative before it.
 */
export class DemoCalendar {
  readonly #midnight: Temporal.ZonedDateTime;
  readonly #today: Temporal.PlainDate;
  readonly #midnights = new Map<number, string>();

  constructor(clock: Clock) {
    const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime()).toZonedDateTimeISO(ZONE);
    this.#today = now.toPlainDate();
    this.#midnight = now.startOfDay();
  }

  /** For running text. */
  dayAndMonth(days: number): { readonly day: number; readonly month: number } {
    const { day, month } = this.#date(days);
    return { day, month };
  }

  /** As JobTech writes it: wall clock without offset, whole seconds. */
  wallClock(minutesAgo: number): string {
    return this.#moment(minutesAgo).toPlainDateTime().toString({ smallestUnit: 'second' });
  }

  epochMilliseconds(minutesAgo: number): number {
    return this.#midnight.epochMilliseconds - minutesAgo * 60_000;
  }

  /** The last second of a day as JobTech writes it. */
  endOfDay(days: number): string {
    return `${this.#date(days).toString()}T23:59:59`;
  }

  /** The midnight a day begins with, as Jobnet writes it: with the offset of that day. */
  midnight(days: number): string {
    const known = this.#midnights.get(days);
    if (known !== undefined) return known;
    const midnight = withOffset(this.#date(days).toZonedDateTime(ZONE));
    this.#midnights.set(days, midnight);
    return midnight;
  }

  /** The midnight of the day that a moment lies in. */
  midnightOf(minutesAgo: number): string {
    const date = this.#moment(minutesAgo).toPlainDate();
    return this.midnight(-date.until(this.#today).days);
  }

  /** A moment with offset. */
  moment(minutesAgo: number): string {
    return withOffset(this.#moment(minutesAgo));
  }

  #date(days: number): Temporal.PlainDate {
    return this.#today.add({ days });
  }

  #moment(minutesAgo: number): Temporal.ZonedDateTime {
    return this.#midnight.subtract({ minutes: minutesAgo });
  }
}

function withOffset(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
