import type { Clock } from '../../lib/clock.ts';
import { COPENHAGEN } from '../../lib/zoned-time.ts';

const MINUTE_MS = 60_000;

/** Counts calls before they are made, so that a crowd of readers does not use up a month's quota in a morning. */
export class CallAllowance {
  readonly #aMinute: number;
  readonly #aDay: number;
  readonly #clock: Clock;
  readonly #dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: COPENHAGEN, dateStyle: 'short' });
  /** Of the last minute. */
  #calls: number[] = [];
  #day = '';
  #callsOfDay = 0;
  #restUntil = 0;

  constructor({ aMinute, aDay }: { readonly aMinute: number; readonly aDay: number }, clock: Clock) {
    this.#aMinute = aMinute;
    this.#aDay = aDay;
    this.#clock = clock;
  }

  /** Takes one call. @returns whether there was one to take. */
  take(): boolean {
    const now = this.#clock.now().getTime();
    const day = this.#dayOf.format(now);
    if (day !== this.#day) {
      this.#day = day;
      this.#callsOfDay = 0;
    }
    this.#calls = this.#calls.filter((call) => now - call < MINUTE_MS);
    if (now < this.#restUntil || this.#calls.length >= this.#aMinute || this.#callsOfDay >= this.#aDay)
      return false;
    this.#calls.push(now);
    this.#callsOfDay += 1;
    return true;
  }

  /** After it was told that there are no more: for a minute nobody asks. */
  rest(): void {
    this.#restUntil = this.#clock.now().getTime() + MINUTE_MS;
  }
}
