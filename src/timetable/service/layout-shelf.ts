import type { Worker } from 'node:worker_threads';
import { messageOf } from '../../lib/errors.ts';
import { startThread } from '../../lib/start-thread.ts';
import { TimetableThreadError } from '../timetable-errors.ts';

export type LayoutThreadReply =
  | { readonly date: string; readonly layout: SharedArrayBuffer }
  | { readonly date: string; readonly fault: Error };

interface Building {
  readonly date: string;
  readonly promise: Promise<SharedArrayBuffer>;
  readonly resolve: (layout: SharedArrayBuffer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Layouts of one network by date: built when asked for, on a thread of their own, and the last few kept. What someone
 * waits for is built before what is only made ready.
 */
export class LayoutShelf {
  readonly #network: SharedArrayBuffer;
  readonly #most: number;
  readonly #kept = new Map<string, SharedArrayBuffer>();
  readonly #waiting: Building[] = [];
  #current: Building | null = null;
  #thread: Worker | null = null;
  #isClosed = false;

  /** @param most layouts kept. */
  constructor(network: SharedArrayBuffer, most: number) {
    this.#network = network;
    this.#most = most;
  }

  /** @throws TimetableThreadError where it cannot be built. */
  async get(date: string): Promise<SharedArrayBuffer> {
    const kept = this.#kept.get(date);
    if (kept !== undefined) {
      this.#keep(date, kept);
      return kept;
    }
    if (this.#current?.date === date) return this.#current.promise;
    const place = this.#waiting.findIndex((building) => building.date === date);
    const [waiting] = place === -1 ? [] : this.#waiting.splice(place, 1);
    const building = waiting ?? startBuilding(date);
    this.#waiting.unshift(building);
    this.#next();
    return building.promise;
  }

  /** Has these built as soon as nobody waits for another. */
  prepare(dates: readonly string[]): void {
    for (const date of new Set(dates)) {
      const isKnown = this.#kept.has(date) || this.#current?.date === date;
      if (isKnown || this.#waiting.some((building) => building.date === date)) continue;
      const building = startBuilding(date);
      // Nobody waits for it: who asks for the date later is told what went wrong.
      building.promise.catch(() => undefined);
      this.#waiting.push(building);
    }
    this.#next();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = new TimetableThreadError('the timetable is closed');
    this.#current?.reject(closed);
    this.#current = null;
    for (const { reject } of this.#waiting.splice(0)) reject(closed);
    this.#kept.clear();
    await this.#thread?.terminate();
  }

  #keep(date: string, layout: SharedArrayBuffer): void {
    this.#kept.delete(date);
    this.#kept.set(date, layout);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) return;
      this.#kept.delete(oldest);
    }
  }

  #next(): void {
    if (this.#current !== null) return;
    const next = this.#waiting.shift();
    if (next === undefined || this.#isClosed) {
      next?.reject(new TimetableThreadError('the timetable is closed'));
      void this.#thread?.terminate();
      this.#thread = null;
      return;
    }
    this.#current = next;
    this.#thread ??= this.#start();
    this.#thread.postMessage(next.date);
  }

  #start(): Worker {
    const thread = startThread(new URL('./layout-thread.ts', import.meta.url), this.#network);
    thread.on('message', (reply: LayoutThreadReply) => this.#finish(reply));
    thread.on('error', (error) => this.#lose(thread, error));
    thread.on('exit', () => this.#lose(thread, new Error('it ended')));
    return thread;
  }

  #finish(reply: LayoutThreadReply): void {
    const built = this.#current;
    this.#current = null;
    if ('fault' in reply) {
      built?.reject(
        new TimetableThreadError(`the timetable of ${reply.date} cannot be built: ${reply.fault.message}`, {
          cause: reply.fault,
        }),
      );
    } else {
      this.#keep(reply.date, reply.layout);
      built?.resolve(reply.layout);
    }
    this.#next();
  }

  #lose(thread: Worker, why: Error): void {
    if (thread !== this.#thread) return;
    this.#thread = null;
    const built = this.#current;
    this.#current = null;
    built?.reject(
      new TimetableThreadError(`the timetable of ${built.date} cannot be built: ${messageOf(why)}`, {
        cause: why,
      }),
    );
    this.#next();
  }
}

function startBuilding(date: string): Building {
  let resolve: Building['resolve'] = () => undefined;
  let reject: Building['reject'] = () => undefined;
  const promise = new Promise<SharedArrayBuffer>((done, fail) => {
    resolve = done;
    reject = fail;
  });
  return { date, promise, resolve, reject };
}
