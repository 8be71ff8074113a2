import { isFiller } from './filler-words.ts';
import type { QueryUnit } from './understand-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words with those that nobody writes replaced by what may have been meant; null where there is nothing to replace. */
export function suggestSpelling(
  typed: string,
  units: readonly QueryUnit[],
  vocabulary: Pick<Vocabulary, 'isWord' | 'corrector'>,
): string | null {
  let corrected = typed;
  for (const unit of units) {
    if (unit.kind !== 'text' || unit.term.negated || unit.term.phrase) continue;
    const { text } = unit.term;
    if (isFiller(text) || vocabulary.isWord(text)) continue;
    const meant = vocabulary.corrector.correct(text);
    if (meant !== null) corrected = corrected.replace(text, () => meant);
  }
  return corrected === typed ? null : corrected;
}
