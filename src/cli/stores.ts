import { createErasingStore } from '../harvest/erasing-store.ts';
import { createPostingMatcher } from '../harvest/join-postings.ts';
import type { Clock } from '../lib/clock.ts';
import type { Source } from '../sources/source.ts';
import { createHarvestStore } from '../store/create-harvest-store.ts';
import { createUpkeepStore } from '../store/create-upkeep-store.ts';
import type { Database } from '../store/database.ts';
import type { HarvestStore } from '../store/harvest-store.ts';
import type { UpkeepStore } from '../store/upkeep-store.ts';

export interface Stores {
  /** Joins what is of one vacancy, and takes out what was erased. */
  readonly store: HarvestStore;
  readonly upkeep: UpkeepStore;
}

/** The database as harvest and upkeep see it, by the same rules. */
export function createStores(database: Database, clock: Clock, sources: readonly Source[]): Stores {
  const matcher = createPostingMatcher(sources);
  const upkeep = createUpkeepStore(database, matcher);
  return { store: createErasingStore(createHarvestStore(database, clock, matcher), upkeep), upkeep };
}
