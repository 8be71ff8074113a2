import type { PostingMatcher } from '../../src/store/posting-matcher.ts';

/**
 * A matcher with rules that a test can see through: two postings are of one vacancy if their titles have a word in
 * common. So likeness comes in chains: "a b" is like "b c", and that like "c d". By a word that begins with "~" it is
 * tentative.
 */
export const wordMatcher: PostingMatcher = {
  standing: (source) => ['jobnet', 'jobtech', 'joblinks'].indexOf(source),
  sketch: (_source, { title }) => ({ keys: title.split(' '), glance: title, sketch: '' }),
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
