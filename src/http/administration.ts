import type { QueueView } from '../domain/queue-view.ts';

/** What `/admin` is given by the root. */
export interface Administration {
  /** Never in a log or an answer. */
  readonly token: string;
  readonly queue: QueueView;
  /** The sources that may be harvested now: those switched on. */
  readonly sourceIds: readonly string[];
}
