import { EventEmitter, once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Logger } from '../../lib/logger.ts';
import { startThread } from '../../lib/start-thread.ts';
import type { FindOptions } from '../../store/find-vacancies.ts';
import type { BoardMessage, BoardThreadData } from './board-messages.ts';
import { type FoundOnBoard, isForBoard } from './find-on-board.ts';
import { NotOnBoardError } from './text-on-board.ts';

export interface VacancyBoardOptions extends BoardThreadData {
  readonly logger: Logger;
  /** A thread that died is started anew after so long, milliseconds: not at once, lest what killed it do so all the time. */
  readonly startAgainAfter?: number;
  readonly startThread?: (data: BoardThreadData) => Worker;
}

const START_AGAIN_AFTER = 30_000;

interface Asked {
  readonly resolve: (found: FoundOnBoard) => void;
  readonly reject: (error: Error) => void;
}

/**
 * All open vacancies in memory, on a thread of its own, to find among them in a millisecond or two what takes the
 * database ten or a hundred. It can be done without: whatever it cannot answer, or not now, is the database's to find.
 */
export class VacancyBoard {
  readonly #options: VacancyBoardOptions;
  readonly #asked = new Map<number, Asked>();
  #thread: Worker | null = null;
  #isUp = false;
  readonly #settled = new EventEmitter();
  #nextId = 0;
  #startingAgain: NodeJS.Timeout | undefined;

  constructor(options: VacancyBoardOptions) {
    this.#options = options;
  }

  /** Begins to read; until that is done it cannot be asked. */
  start(): void {
    if (this.#thread !== null || this.#options.mostVacancies === 0) return;
    const { url, mostVacancies, startThread: startOne = startBoardThread } = this.#options;
    const thread = startOne({ url, mostVacancies });
    thread.on('message', (message: BoardMessage) => this.#take(message));
    thread.on('error', (error) => this.#lose(error.message));
    thread.on('exit', () => this.#lose('it ended'));
    thread.unref();
    this.#thread = thread;
  }

  /** Waits until it can be asked, or it is clear that it cannot. */
  async settled(): Promise<void> {
    if (this.#thread === null || this.#isUp) return;
    this.#thread.ref();
    await once(this.#settled, 'settled');
    this.#thread?.unref();
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** @throws NotOnBoardError where the database has to find it. */
  async find(options: FindOptions): Promise<FoundOnBoard> {
    const thread = this.#thread;
    if (thread === null || !this.#isUp || !isForBoard(options)) throw new NotOnBoardError();
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ id, options });
    });
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    clearTimeout(this.#startingAgain);
    this.#giveUp();
    await thread?.terminate();
  }

  #take(message: BoardMessage): void {
    const { logger } = this.#options;
    if (message.kind === 'found') {
      this.#finish(message.id, message.found);
    } else if (message.kind === 'up') {
      const { vacancies, words } = message;
      if (!this.#isUp) logger.info({ vacancies, words }, 'the vacancies are on the board');
      this.#isUp = true;
      this.#settled.emit('settled');
    } else if (message.kind === 'down') {
      if (this.#isUp) logger.warn({ error: message.why }, 'the board is down: the database searches instead');
      this.#giveUp();
    } else {
      const { vacancies } = message;
      logger.info({ vacancies }, 'more vacancies than the board may hold: the database searches instead');
      this.#giveUp();
    }
  }

  #finish(id: number, found: FoundOnBoard | null): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    // One that waits is no reason for the program to go on.
    if (this.#asked.size === 0) this.#thread?.unref();
    if (found === null) asked?.reject(new NotOnBoardError());
    else asked?.resolve(found);
  }

  #lose(why: string): void {
    if (this.#thread === null) return;
    this.#thread = null;
    const { logger, startAgainAfter = START_AGAIN_AFTER } = this.#options;
    logger.warn({ error: why }, 'the board is lost: the database searches instead');
    this.#startingAgain = setTimeout(() => this.start(), startAgainAfter).unref();
    this.#giveUp();
  }

  #giveUp(): void {
    this.#isUp = false;
    this.#settled.emit('settled');
    for (const { reject } of this.#asked.values()) reject(new NotOnBoardError());
    this.#asked.clear();
  }
}

function startBoardThread(data: BoardThreadData): Worker {
  return startThread(new URL('./board-thread.ts', import.meta.url), data);
}
