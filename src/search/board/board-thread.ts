import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../lib/errors.ts';
import { openOwnClient } from '../../store/own-client.ts';
import { countOpen } from '../../store/read-board-rows.ts';
import { BoardKeeper } from './board-keeper.ts';
import type { BoardMessage, BoardQuestion, BoardThreadData } from './board-messages.ts';
import { findOnBoard } from './find-on-board.ts';
import { NotOnBoardError } from './text-on-board.ts';

/** How soon a change in the database is noticed, and how soon a database that was lost is tried again, milliseconds. */
const LOOK_EVERY = 2_000;
const TRY_AGAIN_AFTER = 5_000;

/** The thread that holds the board: answers questions, and looks at the database in between. */
const { url, mostVacancies } = workerData.data as BoardThreadData;
let keeper: BoardKeeper | null = null;

parentPort?.on('message', ({ id, options }: BoardQuestion) => {
  send({ kind: 'found', id, found: keeper === null ? null : answer(keeper, options) });
});

while (await keepWhileReached());

function answer({ board }: BoardKeeper, options: BoardQuestion['options']) {
  try {
    return findOnBoard(board, options);
  } catch (error) {
    if (error instanceof NotOnBoardError) return null;
    throw error;
  }
}

/** @returns whether to try again. */
async function keepWhileReached(): Promise<boolean> {
  try {
    return await keep();
  } catch (error) {
    // Without the database nobody knows whether what is on the board still holds.
    keeper = null;
    send({ kind: 'down', why: messageOf(error) });
    await wait(TRY_AGAIN_AFTER);
    return true;
  }
}

async function keep(): Promise<boolean> {
  const client = await openOwnClient(url, 'sundet board');
  try {
    const vacancies = await countOpen(client);
    if (vacancies > mostVacancies) {
      send({ kind: 'too many', vacancies });
      return false;
    }
    const fresh = new BoardKeeper(client);
    await fresh.load();
    keeper = fresh;
    for (;;) {
      send({ kind: 'up', vacancies: fresh.board.size, words: fresh.board.terms });
      await wait(LOOK_EVERY);
      await fresh.refresh();
    }
  } finally {
    await client.end().catch(() => {});
  }
}

function send(message: BoardMessage): void {
  parentPort?.postMessage(message);
}
