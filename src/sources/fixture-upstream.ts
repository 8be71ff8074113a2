import type { SourceSettings } from './registry.ts';

/**
 * A source's upstream for tests, written by us: `fixtures/upstream.ts` of each source folder exports one by the name
 * of `upstream`, and tests/sources/contract.test.ts finds it there.
 */
export interface FixtureUpstream {
  /** The settings that point the source to this upstream. */
  readonly settings: Partial<SourceSettings>;
  /**
   * Answers as the upstream does. What it lists must hold an ad with everything it can say, contact persons
   * included, and be provably complete. Null where the upstream has nothing at that address.
   */
  answer(request: Request): Promise<Response | null> | Response | null;
  /** The same upstream on the day its envelope has changed: still 200, no longer what we know. */
  changed(request: Request): Response | null;
  /** Names, addresses and numbers of the contact persons in the answers: none of it may be in a draft. */
  readonly people: readonly string[];
}
