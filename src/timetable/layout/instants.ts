import { Temporal } from 'temporal-polyfill';

/** Clocks have only ever been changed on a quarter of an hour. */
const STEP_SECONDS = 900;

/** Writes moments as ISO 8601 with the offset of one zone. Keeps the offsets it has looked up: that is the slow part. */
export class InstantWriter {
  readonly #timeZone: string;
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** `epochSeconds` since 1970-01-01T00:00Z. */
  write(epochSeconds: number): string {
    const offset = this.#offsetAt(epochSeconds);
    const local = new Date((epochSeconds + offset) * 1000).toISOString().slice(0, 19);
    const minutes = Math.abs(offset) / 60;
    const sign = offset < 0 ? '-' : '+';
    return `${local}${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  }

  #offsetAt(epochSeconds: number): number {
    const step = Math.floor(epochSeconds / STEP_SECONDS);
    let offset = this.#offsets.get(step);
    if (offset === undefined) {
      const instant = Temporal.Instant.fromEpochMilliseconds(step * STEP_SECONDS * 1000);
      offset = instant.toZonedDateTimeISO(this.#timeZone).offsetNanoseconds / 1e9;
      this.#offsets.set(step, offset);
    }
    return offset;
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
