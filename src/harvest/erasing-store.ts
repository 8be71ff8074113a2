import type { HarvestStore, VersionedPosting } from '../store/harvest-store.ts';
import type { Erasure, UpkeepStore } from '../store/upkeep-store.ts';
import { withoutErased } from './erase-posting.ts';
import { createEraser } from './eraser.ts';

/**
 * The store with everything that was ever erased taken out of what is written to it: an ad that comes back, or
 * changes, comes without it. What there is to take out is asked for at every batch, so that it holds for a run that
 * had begun when somebody asked for it; and once more after it, since whoever asked while it was written may have been
 * past where it stands by then.
 * @param store a plain object, as `createHarvestStore` makes it.
 */
export function createErasingStore(
  store: HarvestStore,
  upkeep: Pick<UpkeepStore, 'readErasures' | 'changeTexts'>,
): HarvestStore {
  return {
    ...store,

    async write(run, postings, after) {
      const erasures = await upkeep.readErasures();
      const counts = await store.write(run, withoutAll(postings, erasures), after);
      const since = await upkeep.readErasures();
      if (since.length > erasures.length) await store.write(run, withoutAll(postings, since));
      return counts;
    },

    async addIssues(run, issues) {
      const erasures = await upkeep.readErasures();
      const erase = createEraser(erasures);
      await store.addIssues(
        run,
        issues.map((issue) => ({
          ...issue,
          reason: erase(issue.reason, 'text'),
          value: issue.value === null ? null : erase(issue.value, 'text'),
        })),
      );
      const since = await upkeep.readErasures();
      if (since.length > erasures.length) await upkeep.changeTexts('issue', createEraser(since), false);
    },
  };
}

function withoutAll(
  postings: readonly VersionedPosting[],
  erasures: readonly Erasure[],
): readonly VersionedPosting[] {
  if (erasures.length === 0) return postings;
  const erase = createEraser(erasures);
  return postings.map((entry) => withoutErased(entry, erase));
}
