import type { Clock } from './clock.ts';
import type { Wait } from './retry-wait.ts';

/** Among which requests one is spaced, and how far from the one before. */
export interface Pace {
  /** A host, or one API on it. */
  readonly lane: string;
  /** Milliseconds, before the pace setting. */
  readonly spacingMs: number;
}

/** Turns that several processes take. */
export interface SharedTurns {
  /**
   * Takes the next turn of the lane, `spacingMs` after the one before, whoever took that.
   * @returns how long it is until then, milliseconds.
   */
  take(lane: string, spacingMs: number): Promise<number>;
  /** As `take`, for one who can do without: a turn that lies further ahead than `mostMs` is told, and not taken. */
  takeSoon(lane: string, spacingMs: number, mostMs: number): Promise<SoonTurn>;
}

export interface SoonTurn {
  readonly taken: boolean;
  /** How long it is until the turn that was taken, or could be; milliseconds. */
  readonly waitMs: number;
}

/** Closer together, another process does an upstream no harm, and sharing costs more than it spares. */
const SHARED_FROM_MS = 1_000;

/**
 * Lets requests of one lane (a host, or one API on it) start no closer together than they ask for; those that ask for
 * pauses worth the name also where several processes send them.
 */
export class HttpTurns {
  readonly #clock: Clock;
  readonly #wait: Wait;
  /** When the latest request of each lane starts, epoch milliseconds; may lie ahead. */
  readonly #latestStart = new Map<string, number>();
  readonly #shared: SharedTurns | null;

  /** @param shared null where this process is the only one. */
  constructor(clock: Clock, wait: Wait, shared: SharedTurns | null = null) {
    this.#clock = clock;
    this.#wait = wait;
    this.#shared = shared;
  }

  /** Waits until `spacingMs` have passed since the request of `lane` before this one; callers queue in order. */
  async take(lane: string, spacingMs: number, signal?: AbortSignal): Promise<void> {
    const others = await this.#waitForOthers(lane, spacingMs);
    const now = this.#clock.now().getTime();
    const latest = this.#latestStart.get(lane);
    const start = Math.max(now + others, latest === undefined ? now : latest + spacingMs);
    this.#latestStart.set(lane, start);
    if (start > now) await this.#wait(start - now, signal);
  }

  /** Where the others cannot be asked, at least our own pace is kept. */
  async #waitForOthers(lane: string, spacingMs: number): Promise<number> {
    if (this.#shared === null || spacingMs < SHARED_FROM_MS) return 0;
    return this.#shared.take(lane, spacingMs).catch(() => 0);
  }
}
