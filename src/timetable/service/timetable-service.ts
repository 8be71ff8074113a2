import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Network } from '../network/network.ts';
import type { StopFinder } from '../network/walking.ts';
import type { RouterAnswer, RouterQuestion } from './router-question.ts';
import { type OpenedTimetable, openServing } from './serving-timetable.ts';
import { TimetableFolder } from './timetable-folder.ts';

export interface TimetableService {
  /** The timetable in service; null while there is none. Changes at once when a new one lands. */
  current(): ServingTimetable | null;
  /** Calls back whenever `current()` has changed. @returns what ends that. */
  onChange(listener: () => void): () => void;
  /** Looks at once whether a new one has landed, which else is seen within seconds. */
  refresh(): Promise<void>;
  /** From now on has the coming days of what is in service built before anyone asks: for a server. */
  keepReady(): void;
  close(): Promise<void>;
}

export interface ServingFeed {
  readonly id: string;
  readonly publisher: string | null;
  /** First and last service date, ISO. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** ISO 8601 with offset. */
  readonly importedAt: string;
}

/** One timetable of all feeds. It never changes: a new one is another object with another id. */
export interface ServingTimetable {
  /** Changes whenever a new timetable lands; part of cache keys and ETags. */
  readonly id: string;
  readonly network: Network;
  readonly stops: StopFinder;
  readonly feeds: readonly ServingFeed[];
  /** ISO dates: the first and the last on which anything runs. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Zone of the bases, and of the instants in answers. */
  readonly timeZone: string;
  /** The moment that seconds of that date (ISO) count from, seconds since 1970-01-01T00:00Z: noon − 12 h. */
  baseOf(date: string): number;
  /** The first day after `date` like most working days: the default day of a commute. */
  ordinaryWeekdayAfter(date: string): string;
  /**
   * Answers on a worker thread, so that the server's own stays free. What is searched is that date's layout: all that
   * calls from 22:00 the evening before to 06:00 the next morning. It is built when first asked for (about a second)
   * unless it is one of those made ready: today and the next ordinary weekday, which nearly always is tomorrow.
   * @throws RangeError for a date or a question that makes no sense; TimetableBusyError, TimetableThreadError.
   */
  ask<Q extends RouterQuestion>(date: string, question: Q): Promise<RouterAnswer<Q>>;
}

export interface TimetableServiceOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often to look whether another process has put a new one in service; 0 for never. */
  readonly pollMs?: number;
}

const POLL_MS = 5_000;
/** Whoever took hold of a timetable may ask it for this long after a new one landed. */
const GRACE_MS = 30_000;

/** Opens what is in service in `folder`, and follows it. A timetable that cannot be opened is logged, and is none. */
export async function openTimetableService(
  folder: string,
  options: TimetableServiceOptions,
): Promise<TimetableService> {
  const service = new FolderTimetableService(new TimetableFolder(folder), options);
  await service.refresh();
  service.start(options.pollMs ?? POLL_MS);
  return service;
}

class FolderTimetableService implements TimetableService {
  readonly #folder: TimetableFolder;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | null = null;
  #opened: OpenedTimetable | null = null;
  #stamp: string | null = null;
  #preparedOn = '';
  #refreshing: Promise<void> | null = null;
  readonly #retiring = new Map<OpenedTimetable, NodeJS.Timeout>();
  #keepsReady = false;
  #isClosed = false;

  constructor(folder: TimetableFolder, { clock, logger }: TimetableServiceOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#logger = logger;
  }

  start(pollMs: number): void {
    if (pollMs > 0) this.#timer = setInterval(() => void this.refresh(), pollMs).unref();
  }

  current(): ServingTimetable | null {
    return this.#opened?.timetable ?? null;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  refresh(): Promise<void> {
    this.#refreshing ??= this.#look().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  keepReady(): void {
    this.#keepsReady = true;
    this.#prepare();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#refreshing;
    for (const timer of this.#retiring.values()) clearTimeout(timer);
    await Promise.all([...this.#retiring.keys()].map((old) => old.close()));
    await this.#opened?.close();
    this.#opened = null;
  }

  async #look(): Promise<void> {
    try {
      const stamp = await this.#folder.stamp();
      if (stamp !== this.#stamp) await this.#open(stamp);
    } catch (error) {
      this.#logger.error({ reason: messageOf(error) }, 'the timetable cannot be opened');
    }
    this.#prepare();
  }

  async #open(stamp: string | null): Promise<void> {
    const record = await this.#folder.read();
    // Seen now, whatever comes of it: what cannot be opened is not tried again until it changes.
    this.#stamp = stamp;
    if (record?.id === this.#opened?.timetable.id || this.#isClosed) return;
    const opened = record === null ? null : await openServing(this.#folder, record);
    const old = this.#opened;
    this.#opened = opened;
    this.#preparedOn = '';
    if (record === null) this.#logger.info({}, 'the timetable was taken out of service');
    else {
      const feeds = record.feeds.map((feed) => feed.id);
      this.#logger.info({ timetable: record.id, feeds }, 'a timetable is in service');
    }
    for (const listener of this.#listeners) listener();
    if (old !== null) this.#retire(old);
  }

  #retire(old: OpenedTimetable): void {
    const timer = setTimeout(() => {
      this.#retiring.delete(old);
      void old.retire();
    }, GRACE_MS).unref();
    this.#retiring.set(old, timer);
  }

  /** Once a day, and for each new timetable. */
  #prepare(): void {
    const opened = this.#opened;
    if (opened === null || !this.#keepsReady || this.#isClosed) return;
    const { timeZone } = opened.timetable;
    const now = Temporal.Instant.fromEpochMilliseconds(this.#clock.now().getTime());
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    if (this.#preparedOn === today.toString()) return;
    this.#preparedOn = today.toString();
    opened.prepare([today.toString(), opened.timetable.ordinaryWeekdayAfter(today.toString())]);
  }
}
