import { appendPath } from '../../lib/base-url.ts';
import type { Clock } from '../../lib/clock.ts';
import { within } from '../../lib/deadline.ts';
import { messageOf } from '../../lib/errors.ts';
import type { HttpClient } from '../../lib/http-client.ts';
import type { Logger } from '../../lib/logger.ts';
import { decodeRealtime, type RealtimeFile, type ServiceAlert, type TripUpdate } from './gtfs-realtime.ts';

/** What is known of one feed beyond its timetable. */
export interface Realtime {
  /** The feed whose ids it speaks of. */
  readonly feed: string;
  /** When its publisher made it, or where it does not say, when it was fetched. */
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
/** What is older than this says nothing any more: also where the publisher goes on sending the same old file. */
const STALE_MS = 600_000;
const STALE_ALERTS_MS = 3_600_000;
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
  #trips: Omit<Realtime, 'alerts'> | null = null;
  #alerts: readonly ServiceAlert[] = [];
  #alertsReadAt = Number.NEGATIVE_INFINITY;
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
    const trips = this.#trips;
    if (trips === null || now - trips.updatedAt.getTime() >= STALE_MS) return null;
    return { ...trips, alerts: now - this.#alertsReadAt < STALE_ALERTS_MS ? this.#alerts : [] };
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
    this.#triedAt = now;
    this.#fetchesToday += 1;
    const wantsAlerts = now - this.#alertsAt >= ALERTS_MS;
    if (wantsAlerts) this.#alertsAt = now;
    // One of the two is worth having without the other.
    await Promise.all([
      this.#take('TripUpdates.pb', (file, readAt) => this.#takeTrips(file, readAt)),
      wantsAlerts &&
        this.#take('ServiceAlerts.pb', ({ alerts }, readAt) => {
          this.#alerts = alerts;
          this.#alertsReadAt = readAt;
        }),
    ]);
  }

  async #take(file: string, take: (read: RealtimeFile, readAt: number) => void): Promise<void> {
    const { clock, feed, logger } = this.#options;
    try {
      take(await this.#read(file), clock.now().getTime());
    } catch (error) {
      logger.warn({ feed, file, reason: messageOf(error) }, 'real time could not be read');
    }
  }

  #takeTrips({ trips, madeAt }: RealtimeFile, readAt: number): void {
    const byId = new Map<string, TripUpdate[]>();
    for (const trip of trips) {
      const others = byId.get(trip.tripId);
      if (others === undefined) byId.set(trip.tripId, [trip]);
      else others.push(trip);
    }
    const updatedAt = new Date(Math.min(readAt, madeAt?.getTime() ?? readAt));
    this.#trips = { feed: this.#options.feed, updatedAt, trips: byId };
  }

  async #read(file: string): Promise<RealtimeFile> {
    const { url: base, key, http } = this.#options;
    const url = appendPath(base, file);
    url.search = new URLSearchParams({ key }).toString();
    const response = await http.request({ url, mostTries: 1 });
    return decodeRealtime(await response.bytes());
  }
}
