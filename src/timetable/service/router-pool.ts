import type { Worker } from 'node:worker_threads';
import { messageOf } from '../../lib/errors.ts';
import { startThread } from '../../lib/start-thread.ts';
import { type ProfileArrays, profileOf } from '../profile.ts';
import { TimetableBusyError, TimetableThreadError } from '../timetable-errors.ts';
import type { RouterAnswer, RouterQuestion } from './router-question.ts';

export interface RouterThreadRequest {
  readonly id: number;
  readonly date: string;
  readonly layout: SharedArrayBuffer;
  readonly question: RouterQuestion;
}

export type RouterThreadReply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: Error };

interface Waiting {
  readonly request: RouterThreadRequest;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** More than these waiting is more than can be answered while anyone still wants to know. */
const MOST_WAITING = 500;

/** Threads that answer questions about one network, started when the first is asked. */
export class RouterPool {
  readonly #network: SharedArrayBuffer;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #waiting: Waiting[] = [];
  #nextId = 0;
  #isClosed = false;

  constructor(network: SharedArrayBuffer, size: number) {
    this.#network = network;
    this.#size = size;
  }

  /** Threads that a question would not have to wait for. */
  get spare(): number {
    return this.#waiting.length > 0 ? 0 : this.#size - this.#busy.size;
  }

  /**
   * @throws RangeError for a question that makes no sense; TimetableBusyError where too many wait;
   * TimetableThreadError where the thread died or the pool was closed over it.
   */
  async ask<Q extends RouterQuestion>(
    date: string,
    layout: SharedArrayBuffer,
    question: Q,
  ): Promise<RouterAnswer<Q>> {
    if (this.#isClosed) throw new TimetableThreadError('the timetable is closed');
    if (this.#waiting.length >= MOST_WAITING) {
      throw new TimetableBusyError('too many questions about journeys wait to be answered');
    }
    const answer = await new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ request: { id: this.#nextId++, date, layout, question }, resolve, reject });
      this.#handOut();
    });
    return unpacked(question, answer) as RouterAnswer<Q>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = new TimetableThreadError('the timetable is closed');
    for (const { reject } of [...this.#busy.values(), ...this.#waiting]) reject(closed);
    this.#waiting.length = 0;
    const threads = [...this.#busy.keys(), ...this.#idle];
    this.#busy.clear();
    this.#idle.length = 0;
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : undefined);
      if (thread === undefined) return;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#busy.set(thread, next);
      thread.ref();
      thread.postMessage(next.request);
    }
  }

  #start(): Worker {
    const thread = startThread(new URL('./router-thread.ts', import.meta.url), this.#network);
    thread.on('message', (reply: RouterThreadReply) => this.#finish(thread, reply));
    thread.on('error', (error) => this.#lose(thread, error));
    thread.on('exit', () => this.#lose(thread, new Error('it ended')));
    return thread;
  }

  #finish(thread: Worker, reply: RouterThreadReply): void {
    const asked = this.#busy.get(thread);
    if (asked === undefined) return;
    this.#busy.delete(thread);
    this.#idle.push(thread);
    // An idle thread is no reason for the program to go on.
    thread.unref();
    if ('fault' in reply) asked.reject(reply.fault);
    else asked.resolve(reply.answer);
    this.#handOut();
  }

  /** A thread that died takes the question with it that killed it; the next gets a new one. */
  #lose(thread: Worker, why: Error): void {
    const asked = this.#busy.get(thread);
    this.#busy.delete(thread);
    const place = this.#idle.indexOf(thread);
    if (place !== -1) this.#idle.splice(place, 1);
    if (asked === undefined) return;
    asked.reject(
      new TimetableThreadError(`the thread that searched the timetable is gone: ${messageOf(why)}`, {
        cause: why,
      }),
    );
    this.#handOut();
  }
}

function unpacked(question: RouterQuestion, answer: unknown): unknown {
  if (question.kind === 'profile') return profileOf(answer as ProfileArrays, 'there');
  if (question.kind === 'profileHome') return profileOf(answer as ProfileArrays, 'home');
  return answer;
}
