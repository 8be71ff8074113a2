import type { NormalisedPosting } from '../domain/normalised-posting.ts';

/** Why two postings are of one vacancy: JSON that the matcher knows how to explain. */
export type JoinReason = Readonly<Record<string, unknown>>;

/** What the store asks of those who tell one vacancy from another; handed in by the root. Pure: same in, same out. */
export interface PostingMatcher {
  /** How much a source's postings are preferred to lead their vacancy: lower is more. */
  standing(source: string): number;
  /**
   * What to keep of a posting to find and compare it by. Two postings that `judge` matches should have a key in
   * common; one that a great many have leads nowhere.
   */
  sketch(source: string, posting: NormalisedPosting): Sketched;
  /**
   * Which pairs among postings that were there already are to be judged again, where they are matched, because of others
   * that came: what `judge` says of a pair may hang on who else has the keys they share. Absent: none ever.
   * @param asked the names of those that came.
   */
  outdated?(glances: ReadonlyMap<string, string>, asked: ReadonlySet<string>): readonly SketchPair[];
  /**
   * Which of the pairs are of one vacancy, whichever of a pair comes first.
   * @param glances by name: every one that a pair names, and others that they have a key in common with.
   * @param readSketches the sketches of these names; asked once at most, for those that a glance does not tell apart.
   */
  judge(
    glances: ReadonlyMap<string, string>,
    pairs: readonly SketchPair[],
    readSketches: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  ): Promise<readonly JudgedMatch[]>;
}

export interface Sketched {
  readonly keys: readonly string[];
  /** Small, and enough to tell most pairs apart that have a key in common. One line. */
  readonly glance: string;
  /** The rest, likewise. */
  readonly sketch: string;
}

export interface SketchPair {
  readonly one: string;
  readonly other: string;
}

export interface JudgedMatch extends SketchPair {
  readonly reason: JoinReason;
  /** How sure it is, from 0 on: where a posting matches several it joins the surest. Default 0. */
  readonly rank?: number;
  /** Whether it holds only where what else it holds for matches too. Default: no. */
  readonly tentative?: boolean;
}
