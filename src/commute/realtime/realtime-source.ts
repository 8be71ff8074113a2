import { appendPath } from '../../lib/base-url.ts';
import type { Clock } from '../../lib/clock.ts';
import { within } from '../../lib/deadline.ts';
import { messageOf } from '../../lib/errors.ts';
import type { HttpClient } from '../../lib/http-client.ts';
import type { Logger } from '../../lib/logger.ts';
import { decodeRealtime, type ServiceAlert, type TripUpdate } from './gtfs-realtime.ts';

/** What is known of one feed beyond its timetable. */
export interface Realtime {
  /** The feed whose ids it speaks of. */
  readonly feed: string;
  readonly updatedAt: Date;
  /** By trip id. */
  readonly trips: ReadonlyMap<string, readonly TripUpdate[]>;
  readonly alerts: readonly ServiceAlert[];
}

export interface RealtimeSource {
  /** The latest; null where nothing has come in, and does not within moments. Never throws. */
  current(): Promise<Realtime | null>;
}

export interface RealtimeSourceOptions {
  readonly feed: string;
  /** Folder of `TripUpdates.pb` and `ServiceAlerts.pb`. */
  readonly url: URL;
  readonly key: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** As old as it may be, milliseconds; alerts change more slowly. */
const TRIPS_MS = 60_000;
const ALERTS_MS = 300_000;
/** What is older than this says nothing any more. */
const STALE_MS = 600_000;
/**
 * So many fetches of trips a day at full pace, then one in five minutes: with those of alerts at most 926 a day, below
 * the 30,000 a month that a key of the product may ask.
 */
const FULL_PACE_A_DAY = 350;
const SLOW_MS = 300_000;
/** Whoever asks for journeys waits no longer, milliseconds. */
const DEADLINE_MS = 1_500;

/** Fetches real time only while someone asks, and no more often than its publisher allows. */
export function createRealtimeSource(options: RealtimeSourceOptions): RealtimeSource {
  return new PolledSource(options);
}

class PolledSource implements RealtimeSource {
  readonly #options: RealtimeSourceOptions;
  #known: Realtime | null = null;
  #triedAt = Number.NEGATIVE_INFINITY;
  #alertsAt = Number.NEGATIVE_INFINITY;
  #day = '';
  #fetchesToday = 0;
  #fetching: Promise<void> | null = null;

  constructor(options: RealtimeSourceOptions) {
    this.#options = options;
  }

  async current(): Promise<Realtime | null> {
    const now = this.#options.clock.now().getTime();
    if (now - this.#triedAt >= this.#pause(now)) {
      this.#fetching ??= this.#bringIn(now).finally(() => {
        this.#fetching = null;
      });
    }
    // Old news at once is better than new ones late; without any, they are waited for.
    if (this.#fetching !== null && this.#fresh(now) === null) {
      await within(DEADLINE_MS, 'real time', this.#fetching).catch(() => undefined);
    }
    return this.#fresh(now);
  }

  #fresh(now: number): Realtime | null {
    const known = this.#known;
    return known !== null && now - known.updatedAt.getTime() < STALE_MS ? known : null;
  }

  #pause(now: number): number {
    const day = new Date(now).toISOString().slice(0, 10);
    if (day !== this.#day) {
      this.#day = day;
      this.#fetchesToday = 0;
    }
    return this.#fetchesToday < FULL_PACE_A_DAY ? TRIPS_MS : SLOW_MS;
  }

  async #bringIn(now: number): Promise<void> {
    const { clock, feed, logger } = this.#options;
    this.#triedAt = now;
    this.#fetchesToday += 1;
    try {
      const wantsAlerts = now - this.#alertsAt >= ALERTS_MS;
      if (wantsAlerts) this.#alertsAt = now;
      const [updates, alerts] = await Promise.all([
        this.#read('TripUpdates.pb'),
        wantsAlerts
          ? this.#read('ServiceAlerts.pb').then((read) => read.alerts)
          : (this.#known?.alerts ?? []),
      ]);
      const trips = new Map<string, TripUpdate[]>();
      for (const trip of updates.trips) trips.set(trip.tripId, [...(trips.get(trip.tripId) ?? []), trip]);
      this.#known = { feed, updatedAt: clock.now(), trips, alerts };
    } catch (error) {
      logger.warn({ feed, reason: messageOf(error) }, 'real time could not be read');
    }
  }

  async #read(file: string): Promise<ReturnType<typeof decodeRealtime>> {
    const { url: base, key, http } = this.#options;
    const url = appendPath(base, file);
    url.search = new URLSearchParams({ key }).toString();
    const response = await http.request({ url, mostTries: 1 });
    return decodeRealtime(await response.bytes());
  }
}
