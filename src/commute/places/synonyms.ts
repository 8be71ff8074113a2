import { foldedWords } from './fold-query.ts';

/** What the three languages call the same; each word finds names that hold another of its row. */
const ROWS = [
  'københavn københavns copenhagen köpenhamn kopenhagen kbh',
  'helsingør elsinore',
  'helsingborg hälsingborg',
  'lufthavn lufthavnen flygplats airport lufthamn',
  'hovedbanegård hovedbanegården h centralstation centralstationen c',
  'st station stationen banegård banegården',
  'færge færgehavn färja färjeläge ferry',
  'sygehus hospital lasarett lasarettet sjukhus sjukhuset universitetssjukhuset',
  'universitet university',
  'rådhus rådhuset',
  'havn hamn harbour',
].map(foldedWords);

const BY_WORD: ReadonlyMap<string, readonly string[]> = new Map(
  ROWS.flatMap((row) => row.map((word) => [word, row] as const)),
);

/** The other words for one, folded; none for most. */
export function synonymsOf(word: string): readonly string[] {
  return BY_WORD.get(word) ?? [];
}
