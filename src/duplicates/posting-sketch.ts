import type { Hours, Language } from '../domain/codes.ts';
import type { EmployerKey } from './employer-key.ts';
import type { PlaceKey } from './place-key.ts';
import type { FreshSample, TextSample } from './text-sample.ts';
import type { TitleWord } from './title-words.ts';

/** All that is needed to compare a posting with another later, without its text. */
export interface PostingSketch {
  /** `source:sourceId` of the posting itself. */
  readonly id: string;
  /** Ids under which other sources may know it, `namespace:id`; not the posting's own. Sorted. */
  readonly externalIds: readonly string[];
  /** Pages that belong to this job alone as far as one can see, see `urlKey`. Sorted. */
  readonly urls: readonly string[];
  readonly title: readonly TitleWord[];
  /** Stems of the employer's name and the town: a title may repeat them. */
  readonly context: readonly string[];
  readonly employer: EmployerKey;
  readonly place: PlaceKey;
  readonly language: Language | null;
  readonly hours: Hours | null;
  readonly positions: number | null;
  /** First day of publication, `YYYY-MM-DD` as written, on the clock of Copenhagen. */
  readonly published: string | null;
  /** Last day to apply, as `published`. */
  readonly deadline: string | null;
  /** See `workExtents`. */
  readonly extents: readonly string[];
  readonly text: TextSample;
}

/** A sketch of a posting that is at hand. */
export interface FreshSketch extends PostingSketch {
  readonly text: FreshSample;
}
