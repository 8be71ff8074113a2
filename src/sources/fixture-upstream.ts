import type { SourceSettings } from './registry.ts';

/** Null where the upstream has nothing at that address. */
export type Answer = (request: Request) => Promise<Response | null> | Response | null;

/**
 * A source's upstream for tests, written by us: `fixtures/upstream.ts` of each source folder exports one by the name
 * of `upstream`, and tests/sources/contract.test.ts finds it there.
 */
export interface FixtureUpstream {
  /** The settings that point the source to this upstream. */
  readonly settings: Partial<SourceSettings>;
  /**
   * Answers as the upstream does. What it lists must hold an ad with everything it can say, contact persons
   * included, and be provably complete.
   */
  readonly answer: Answer;
  /**
   * The same upstream a night later: the ad by the source id `gone` is not there any more, that by `changed` has
   * another title, and the others are as they were.
   */
  readonly nextNight: { readonly gone: string; readonly changed: string; readonly answer: Answer };
  /**
   * The same upstream on a night when it gives fewer ads than it says it has, and does not fail. Null where nothing
   * in its answers says how many there are: then `absence` must be `twice`.
   */
  readonly short: Answer | null;
  /** The same upstream on a night when every page is the first and tells of ever more. Null where there are no pages. */
  readonly endless: Answer | null;
  /** The same upstream on the day its envelope has changed: still 200, no longer what we know. */
  readonly changed: Answer;
  /** Names, addresses and numbers of the contact persons in the answers: none of it may be in an event or the log. */
  readonly people: readonly string[];
}
