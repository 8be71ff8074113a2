import type { Clock } from './clock.ts';
import type { Wait } from './retry-wait.ts';

/** Lets requests of one lane (a host, or one API on it) start no closer together than they ask for. */
export class HttpTurns {
  readonly #clock: Clock;
  readonly #wait: Wait;
  /** When the latest request of each lane starts, epoch milliseconds; may lie ahead. */
  readonly #latestStart = new Map<string, number>();

  constructor(clock: Clock, wait: Wait) {
    this.#clock = clock;
    this.#wait = wait;
  }

  /** Waits until `spacingMs` have passed since the request of `lane` before this one; callers queue in order. */
  async take(lane: string, spacingMs: number, signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now().getTime();
    const latest = this.#latestStart.get(lane);
    const start = latest === undefined ? now : Math.max(now, latest + spacingMs);
    this.#latestStart.set(lane, start);
    if (start > now) await this.#wait(start - now, signal);
  }
}
