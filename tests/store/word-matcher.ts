import type { PostingMatcher } from '../../src/store/posting-matcher.ts';

/**
 * A matcher with rules that a test can see through: two postings are of one vacancy if their titles have a word in
 * common. So likeness comes in chains: "a b" is like "b c", and that like "c d". By a word that begins with "~" it is
 * tentative.
 */
export const wordMatcher: PostingMatcher = {
  standing: (source) => ['jobnet', 'jobtech', 'joblinks'].indexOf(source),
  sketch: (_source, { title }) => ({
    keys: title.split(' '),
    marks: marksOf(title),
    glance: title,
    sketch: '',
  }),
  judge: async (sketches, pairs) =>
    pairs.flatMap(({ one, other }) => {
      const words = sketches.get(one)?.split(' ') ?? [];
      const word = words.find((each) => sketches.get(other)?.split(' ').includes(each));
      return word === undefined
        ? []
        : [
            {
              one,
              other,
              reason: { kind: 'word', word },
              ...(word.startsWith('~') ? { rank: 5, tentative: true } : {}),
            },
          ];
    }),
};

/** By the same rules, but all have one key, which is more than may, so that they are found by their marks alone. */
export const crowdMatcher: PostingMatcher = {
  ...wordMatcher,
  limits: { plain: 1, looked: 1000, marked: 1000, most: 1000, witnesses: 0 },
  sketch: (source, posting) => ({ ...wordMatcher.sketch(source, posting), keys: ['all'] }),
};

/** A number for each word. */
export function marksOf(title: string): number[] {
  return [...new Set(title.split(' '))].map((word) =>
    [...word].reduce((number, letter) => (31 * number + (letter.codePointAt(0) ?? 0)) | 0, 0),
  );
}
