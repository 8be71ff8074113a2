import { type Board, IN_HEADLINE, IN_TITLE } from './board.ts';
import type { SlotSet } from './slot-set.ts';
import { readTextQuery, type TextQuery } from './text-query.ts';

/** A text that the board cannot answer: the database has to. */
export class NotOnBoardError extends Error {}

/**
 * The vacancies that a tsquery matches.
 * @param part where its words must stand; only in a headline is a title's weight told.
 * @throws NotOnBoardError for what `readTextQuery` does not read.
 */
export function textOnBoard(board: Board, tsquery: string, part: 'document' | 'headline'): SlotSet {
  const query = readTextQuery(tsquery);
  if (query === null) throw new NotOnBoardError(tsquery);
  return evaluate(board, query, part === 'headline' ? IN_HEADLINE : 0);
}

function evaluate(board: Board, query: TextQuery, flags: number): SlotSet {
  if (query.kind === 'word') return board.withWord(query.lexeme, flags | (query.inTitle ? IN_TITLE : 0));
  if (query.kind === 'phrase') {
    // All its words have the weight, or none: a term's own tsquery.
    const inTitle = query.of.some((word) => word.inTitle) ? IN_TITLE : 0;
    return board.withPhrase(
      query.of.map(({ lexeme }) => lexeme),
      flags | inTitle,
    );
  }
  if (query.kind === 'not') return board.all().drop(evaluate(board, query.of, flags));
  const [first, ...rest] = query.of.map((one) => evaluate(board, one, flags));
  if (first === undefined) return board.none();
  for (const one of rest) {
    if (query.kind === 'all') first.keep(one);
    else first.join(one);
  }
  return first;
}
