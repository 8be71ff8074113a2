import { foldSpelling } from './fold-spelling.ts';
import { choose, type QueryUnit, type UnderstandingDeps } from './understand-query.ts';

/** What a whole line may be taken for at once that no part of names an occupation, and how many it may mean. */
const SURELY = { least: 0.6, most: 20 } as const;
/** What it may be taken for once its words were found nowhere, though no word of it begins like an occupation's name. */
const AFTERWARDS = { least: 0.5, most: 60 } as const;
/** Letters. */
const SAME_BEGINNING = 5;

/**
 * A line of words that is no known name may still be a title: "hjælper til ældre i eget hjem". All that it may mean is
 * ranked by how likely that is.
 * @returns null where none of it is bare words, or they are surely no title.
 */
export function readAsTitle(units: readonly QueryUnit[], deps: UnderstandingDeps): QueryUnit[] | null {
  const { parts, texts, text } = bareParts(units);
  if (isKnown(texts, deps)) return null;
  const linked = deps.occupations.link(text, { language: null, limit: SURELY.most });
  const concepts = choose(
    linked.filter(({ confidence, via }) => confidence >= SURELY.least && begin(texts, via.label)),
  );
  if (concepts.length === 0) return null;
  const title = { kind: 'occupation', text, words: texts, concepts, linked, isWidened: false } as const;
  return [...units.filter((unit) => !parts.includes(unit)), title];
}

interface WideUnits {
  readonly units: readonly QueryUnit[];
  readonly title: string;
  /** Whether the likeliest is none of what was named. */
  readonly meansAnother: boolean;
}

/**
 * The line read as a title after it was found nowhere: the occupations nearest to it, and those of the same ISCO unit
 * group as what was surely named. Its own words need not be there.
 * @returns null where nothing is near.
 */
export function readWidely(units: readonly QueryUnit[], deps: UnderstandingDeps): WideUnits | null {
  const { parts, texts, text } = bareParts(units);
  const named = parts.flatMap((unit) => (unit.kind === 'occupation' ? unit : []));
  if (texts.length === 0 || (named.length === 0 && isKnown(texts, deps))) return null;
  const linked = deps.occupations.link(text, { language: null, limit: AFTERWARDS.most });
  const concepts =
    named.length > 0
      ? named.flatMap((unit) => unit.concepts)
      : choose(
          linked.filter(({ confidence, via }) => confidence >= AFTERWARDS.least || begin(texts, via.label)),
        );
  if (concepts.length === 0 || linked.length === 0) return null;
  const words = named.length > 0 ? named.flatMap((unit) => unit.words) : texts;
  const title = { kind: 'occupation', text, words, concepts, linked, isWidened: true } as const;
  return {
    units: [...units.filter((unit) => !parts.includes(unit)), title],
    title: text,
    meansAnother: !concepts.some(({ uri }) => uri === linked[0]?.concept.uri),
  };
}

/** All that is neither literal nor a place. */
function bareParts(units: readonly QueryUnit[]) {
  const parts = units.filter(
    (unit) =>
      unit.kind === 'occupation' ||
      (unit.kind === 'text' && !unit.term.phrase && !unit.term.negated && !unit.filler),
  );
  const texts = parts.flatMap((unit) => {
    if (unit.kind === 'text') return [unit.term.text];
    return unit.kind === 'occupation' ? unit.words : [];
  });
  return { parts, texts, text: texts.join(' ') };
}

/** Words that the vacancies use for something else. */
function isKnown(texts: readonly string[], { words }: UnderstandingDeps): boolean {
  const text = texts.join(' ');
  return texts.length === 0 || words.isEmployer(text) || (texts.length === 1 && words.isWord(text));
}

/**
 * Whether a word and one of the label begin alike. Likeness by letters alone is meant for titles: of any word it would
 * make an occupation ("weekend" a beekeeper, "python" an author).
 */
function begin(words: readonly string[], label: string): boolean {
  const beginnings = foldSpelling(label)
    .split(' ')
    .map((word) => word.slice(0, SAME_BEGINNING))
    .filter((beginning) => beginning.length === SAME_BEGINNING);
  return words.some((word) => beginnings.some((beginning) => foldSpelling(word).startsWith(beginning)));
}
