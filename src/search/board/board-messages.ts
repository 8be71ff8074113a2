import type { FindOptions } from '../../store/find-vacancies.ts';
import type { FoundOnBoard } from './find-on-board.ts';

/** What the board's thread is started with. */
export interface BoardThreadData {
  /** Of the database; holds the password. */
  readonly url: string;
  /** More open vacancies than this are not held. */
  readonly mostVacancies: number;
}

export interface BoardQuestion {
  readonly id: number;
  readonly options: FindOptions;
}

export type BoardMessage =
  /** It can be asked, and stands as of a moment ago. */
  | { readonly kind: 'up'; readonly vacancies: number; readonly words: number }
  /** It cannot be asked for the time being. */
  | { readonly kind: 'down'; readonly why: string }
  /** It never will be. */
  | { readonly kind: 'too many'; readonly vacancies: number }
  /** Null: not to be answered on the board. */
  | { readonly kind: 'found'; readonly id: number; readonly found: FoundOnBoard | null };
