import type { Clock } from '../../lib/clock.ts';

/** What a bucket holds when full, and how fast it fills. */
export interface Budget {
  readonly burst: number;
  readonly perSecond: number;
}

/** Buckets remembered at once, some 100 bytes each: whoever has more networks to ask from cannot fill our memory. */
const MOST_BUCKETS = 20_000;

/**
 * A token bucket for each key, as the generic cell rate algorithm keeps it (ITU-T I.371): of each only the moment
 * when it will be full again. One that is full is not remembered at all.
 */
export class TokenBuckets {
  readonly #budget: Budget;
  readonly #clock: Clock;
  /** Milliseconds since 1970; least recently used first. */
  readonly #fullAt = new Map<string, number>();

  constructor(budget: Budget, clock: Clock) {
    this.#budget = budget;
    this.#clock = clock;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  /**
   * Takes tokens, all or none; more than a bucket holds count as a whole bucket.
   * @returns 0, or the seconds after which there will be enough.
   */
  take(key: string, tokens: number): number {
    const { burst, perSecond } = this.#budget;
    const now = this.#clock.now().getTime();
    const wasFullAt = Math.max(this.#fullAt.get(key) ?? now, now);
    const fullAt = wasFullAt + (Math.min(tokens, burst) * 1000) / perSecond;
    const excess = fullAt - now - (burst * 1000) / perSecond;
    if (excess > 0) return Math.ceil(excess / 1000);
    this.#fullAt.delete(key);
    this.#fullAt.set(key, fullAt);
    if (this.#fullAt.size > MOST_BUCKETS) this.#forgetOldest();
    return 0;
  }

  /** Forgets whose buckets are full again. */
  sweep(): void {
    const now = this.#clock.now().getTime();
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
  }

  #forgetOldest(): void {
    const oldest = this.#fullAt.keys().next();
    if (!oldest.done) this.#fullAt.delete(oldest.value);
  }
}
