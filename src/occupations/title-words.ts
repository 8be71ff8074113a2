import { foldLabel } from './fold-label.ts';

/** Longer ones are cut: the occupation stands early. */
const MOST_WORDS = 16;

/** A title's words, folded. Telling signs (commas, dashes, brackets, slashes) end a part of it. */
export function titleParts(title: string): string[][] {
  let left = MOST_WORDS;
  return title
    .split(/[,;:|–—()[\]/•!?]|\s-\s|-\s|\s-|\.\s/)
    .map((part) =>
      foldLabel(part)
        .split(' ')
        .filter((word) => word !== ''),
    )
    .filter((words) => words.length > 0)
    .map((words) => {
      const kept = words.slice(0, left);
      left -= kept.length;
      return kept;
    })
    .filter((words) => words.length > 0);
}
