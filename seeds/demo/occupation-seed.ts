import type { OccupationKey } from './occupation-codes.ts';
import type { SectorKey } from './sectors.ts';

/** When one is at work; each has its sentences in `working-times.ts`. */
export type WorkingTime =
  | 'office'
  | 'day'
  | 'early'
  | 'two_shift'
  | 'round_the_clock'
  | 'evening'
  | 'shop'
  | 'school';

/** What an ad says of the occupation, in one language. Lists are written to follow the lead-ins in `phrases`. */
export interface OccupationText {
  /** Singular with its indefinite article, lower case: "en elektriker". */
  readonly noun: string;
  /** Headlines as employers write them. */
  readonly titles: readonly [string, ...string[]];
  /** Infinitives without "at"/"att"/"to": the tasks. */
  readonly duties: readonly string[];
  /** Clauses without their subject: "har kørekort B". */
  readonly needs: readonly string[];
}

/** One occupation of the demo. Without `en` its ads are never in English. */
export interface OccupationSeed {
  readonly key: OccupationKey;
  readonly sector: SectorKey;
  readonly times: WorkingTime;
  /** How often it is drawn, relative to the others. */
  readonly weight: number;
  /** The driving licence that the work cannot be done without. */
  readonly licence?: 'B' | 'C' | 'D';
  /** For posts that are never permanent: fewest and most months. */
  readonly term?: readonly [least: number, most: number];
  readonly da: OccupationText;
  readonly sv: OccupationText;
  readonly en?: OccupationText;
}
