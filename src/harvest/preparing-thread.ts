import type { Worker } from 'node:worker_threads';
import type { PostingDraft } from '../domain/posting-draft.ts';
import type { TaxonomyData } from '../domain/taxonomy.ts';
import type { Clock } from '../lib/clock.ts';
import { startThread } from '../lib/start-thread.ts';
import { type Parcel, unpackParcel } from './parcel.ts';
import type { Prepared } from './prepare-posting.ts';

/** What a thread is started with. */
export interface PreparingThreadData {
  readonly source: string;
  readonly taxonomy: TaxonomyData;
}

export interface PreparingThreadRequest {
  readonly id: number;
  /** The clock of whoever asks, ms since 1970. */
  readonly now: number;
  readonly drafts: readonly PostingDraft[];
}

/** `parcel` in the order of the drafts; null where one of them could not be prepared, for whatever reason. */
export type PreparingThreadReply =
  | { readonly ready: true }
  | { readonly id: number; readonly parcel: Parcel | null };

interface Question {
  readonly draft: PostingDraft;
  readonly resolve: (prepared: Prepared) => void;
  readonly reject: (error: unknown) => void;
}

/** What is made of one ad is garbage with the next: a small young generation holds it. */
const LIMITS = { maxYoungGenerationSizeMb: 16 } as const;
/** Passed at once: one message costs as much as several ads. */
const BATCH = 16;

/**
 * Prepares drafts on a thread of its own. Whatever the thread cannot do, or has not done when it dies, is done by
 * `prepareHere` instead, so that there is the same result, and the same error, with it and without.
 */
export class PreparingThread {
  readonly #thread: Worker;
  readonly #clock: Clock;
  readonly #prepareHere: (draft: PostingDraft) => Prepared;
  readonly #asked = new Map<number, readonly Question[]>();
  #gathered: Question[] = [];
  #nextId = 0;
  #isLost = false;

  private constructor(thread: Worker, clock: Clock, prepareHere: (draft: PostingDraft) => Prepared) {
    this.#thread = thread;
    this.#clock = clock;
    this.#prepareHere = prepareHere;
    thread.on('message', (reply: PreparingThreadReply) => this.#finish(reply));
    thread.on('error', () => this.#lose());
    thread.on('exit', () => this.#lose());
  }

  /** @throws where the thread does not come up, or `signal` ends the start. */
  static async start(
    data: PreparingThreadData,
    clock: Clock,
    prepareHere: (draft: PostingDraft) => Prepared,
    signal: AbortSignal,
  ): Promise<PreparingThread> {
    signal.throwIfAborted();
    const thread = startThread(new URL('./prepare-on-thread.ts', import.meta.url), data, LIMITS);
    const stop = () => void thread.terminate();
    signal.addEventListener('abort', stop);
    try {
      await new Promise<void>((resolve, reject) => {
        thread.once('message', () => resolve());
        thread.once('error', reject);
        thread.once('exit', () => reject(new Error('it ended before it had begun')));
      });
      return new PreparingThread(thread, clock, prepareHere);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Whether it is gone, and all is done here. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Not to be asked once it is lost. Answers once a whole batch has been gathered, or `flush` is called. */
  prepare(draft: PostingDraft): Promise<Prepared> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ draft, resolve, reject });
      if (this.#gathered.length >= BATCH) this.flush();
    });
  }

  /** Passes on what is gathered. */
  flush(): void {
    const questions = this.#gathered;
    if (questions.length === 0) return;
    this.#gathered = [];
    const id = this.#nextId++;
    this.#asked.set(id, questions);
    const request: PreparingThreadRequest = {
      id,
      now: this.#clock.now().getTime(),
      drafts: questions.map(({ draft }) => draft),
    };
    this.#thread.postMessage(request);
  }

  /** What has not been answered never will be. */
  async close(): Promise<void> {
    this.#asked.clear();
    this.#gathered = [];
    await this.terminate();
  }

  /** Ends the thread at once, as if it had died. */
  async terminate(): Promise<void> {
    await this.#thread.terminate();
  }

  #finish(reply: PreparingThreadReply): void {
    if ('ready' in reply) return;
    const questions = this.#asked.get(reply.id) ?? [];
    this.#asked.delete(reply.id);
    if (reply.parcel === null) {
      this.#answerHere(questions);
      return;
    }
    for (const [index, prepared] of unpackParcel(reply.parcel).entries()) {
      questions[index]?.resolve(prepared);
    }
  }

  #lose(): void {
    this.#isLost = true;
    const left = [...[...this.#asked.values()].flat(), ...this.#gathered];
    this.#asked.clear();
    this.#gathered = [];
    this.#answerHere(left);
  }

  #answerHere(questions: readonly Question[]): void {
    for (const { draft, resolve, reject } of questions) {
      try {
        resolve(this.#prepareHere(draft));
      } catch (error) {
        reject(error);
      }
    }
  }
}
