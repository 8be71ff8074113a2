import type { OwnClient } from '../../store/own-client.ts';
import {
  type BoardMark,
  countOpen,
  readBoard,
  readBoardChanges,
  readMoment,
  readOpenIds,
} from '../../store/read-board-rows.ts';
import { Board } from './board.ts';

/** Holds the board, and keeps to what the database says. */
export class BoardKeeper {
  readonly #client: OwnClient;
  #board = new Board();
  #mark: BoardMark | null = null;
  #seen = '';

  constructor(client: OwnClient) {
    this.#client = client;
  }

  get board(): Board {
    return this.#board;
  }

  /** Reads everything anew; until that is done, the old board stands. */
  async load(): Promise<void> {
    this.#seen = await readMoment(this.#client);
    const board = new Board();
    this.#mark = await readBoard(this.#client, (rows) => {
      for (const row of rows) board.put(row);
    });
    board.trim();
    this.#board = board;
  }

  /** Brings in what has changed since it was last looked. */
  async refresh(): Promise<void> {
    if (this.#mark === null || this.#board.isWorn) return this.load();
    // While no transaction has begun or ended, nothing can have changed.
    const moment = await readMoment(this.#client);
    if (moment === this.#seen) return;
    let changed = 0;
    this.#mark = await readBoardChanges(this.#client, this.#mark, (rows) => {
      changed += rows.length;
      for (const row of rows) this.#board.put(row);
    });
    // Rows that are deleted leave no trace; that happens to open ones seldom, and never unnoticed for long.
    this.#seen = moment;
    if (changed > 0 && (await countOpen(this.#client)) !== this.#board.size) await this.#removeDeleted();
  }

  async #removeDeleted(): Promise<void> {
    const open = new Set(await readOpenIds(this.#client));
    for (const id of [...this.#board.ids()]) if (!open.has(id)) this.#board.remove(id);
  }
}
