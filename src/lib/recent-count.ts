import type { Clock } from './clock.ts';

/** How often something was done of late, and whether it may be done once more. Of this process, and in memory. */
export class RecentCount {
  readonly #times: number[] = [];
  readonly #most: number;
  readonly #spanMs: number;
  readonly #clock: Clock;

  /** @param most how often it may be done within any `spanMs`. */
  constructor(most: number, spanMs: number, clock: Clock) {
    this.#most = most;
    this.#spanMs = spanMs;
    this.#clock = clock;
  }

  /** Counts once more. @returns 0; or, uncounted, how long until there is room again, milliseconds. */
  take(): number {
    const now = this.#clock.now().getTime();
    while (this.#times[0] !== undefined && this.#times[0] <= now - this.#spanMs) this.#times.shift();
    const [oldest] = this.#times;
    if (oldest !== undefined && this.#times.length >= this.#most) return oldest + this.#spanMs - now;
    this.#times.push(now);
    return 0;
  }

  /** What was counted last did not happen after all. */
  giveBack(): void {
    this.#times.pop();
  }
}
