import { foldLabel, foldToAscii } from './fold-label.ts';
import { stemWord } from './stem-label.ts';

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

/** A folded word and what it is looked for by. */
export interface TitleWord {
  readonly word: string;
  readonly stem: string;
  /** As `foldToAscii` makes it. */
  readonly ascii: string;
}

/** Titles are made of few words. */
const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, TitleWord>();

export function titleWord(word: string): TitleWord {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const made = { word, stem: stemWord(word), ascii: foldToAscii(word) };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, made);
  return made;
}
