import type { NormalisedPosting } from '../domain/normalised-posting.ts';

/** Why two postings are of one vacancy: JSON that the matcher knows how to explain. */
export type JoinReason = Readonly<Record<string, unknown>>;

/** What the store asks of those who tell one vacancy from another; handed in by the root. Pure: same in, same out. */
export interface PostingMatcher {
  /** Absent: `CANDIDATE_LIMITS`. */
  readonly limits?: CandidateLimits;
  /** How much a source's postings are preferred to lead their vacancy: lower is more. */
  standing(source: string): number;
  /**
   * What to keep of a posting to find and compare it by. Two postings that `judge` matches should have a key in
   * common, and a mark too: by a key that many have only those meet that do.
   */
  sketch(source: string, posting: NormalisedPosting): Sketched;
  /**
   * Which pairs among postings that were there already are to be judged again, where they are matched, because of others
   * that came: what `judge` says of a pair may hang on who else has the keys they share. Absent: none ever.
   * @param asked the names of those that came.
   */
  outdated?(glances: ReadonlyMap<string, string>, asked: ReadonlySet<string>): readonly SketchPair[];
  /**
   * Of the keys of the posting whose glance this is, those by which it may keep two others from being matched: once it
   * has one of them no longer, these are to be compared anew. Absent: none.
   */
  sharing?(glance: string): readonly string[];
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

/** With how many others a posting is compared. */
export interface CandidateLimits {
  /** By a key that no more open postings than these have all of them meet; of one that more have see `marked`. */
  readonly plain: number;
  /** Of a key that more have than `plain`, so many are looked at: those that came last. */
  readonly looked: number;
  /** Of those, by a mark that no more have than these all meet that have it. */
  readonly marked: number;
  /** With so many each is compared, those first with whom it shares what the fewest have. */
  readonly most: number;
  /**
   * And with so many of each key that more have than `plain`, more than there are sources: by any two of one source a
   * matcher sees that what they share, a page or an id, is not of one vacancy.
   */
  readonly witnesses: number;
}

export interface Sketched {
  readonly keys: readonly string[];
  /** Whole numbers of 32 bits with a sign, each once. */
  readonly marks: readonly number[];
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
