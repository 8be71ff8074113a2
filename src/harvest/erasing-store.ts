import type { HarvestStore } from '../store/harvest-store.ts';
import type { UpkeepStore } from '../store/upkeep-store.ts';
import { erasePayload, erasePosting } from './erase-posting.ts';
import { createEraser } from './eraser.ts';

/**
 * The store with everything that was ever erased taken out of what is written to it: an ad that comes back, or
 * changes, comes without it. What there is to take out is asked for at every batch, so that it holds for a run that
 * had begun when somebody asked for it.
 * @param store a plain object, as `createHarvestStore` makes it.
 */
export function createErasingStore(
  store: HarvestStore,
  upkeep: Pick<UpkeepStore, 'readErasures'>,
): HarvestStore {
  return {
    ...store,

    async write(run, postings) {
      const erasures = await upkeep.readErasures();
      if (erasures.length === 0) return store.write(run, postings);
      const erase = createEraser(erasures);
      return store.write(
        run,
        postings.map(({ version, posting, payload }) => ({
          version,
          posting: erasePosting(posting, erase),
          payload: payload === null ? null : (erasePayload(payload, erase) ?? payload),
        })),
      );
    },

    async addIssues(run, issues) {
      const erase = createEraser(await upkeep.readErasures());
      return store.addIssues(
        run,
        issues.map((issue) => ({
          ...issue,
          reason: erase(issue.reason, 'text'),
          value: issue.value === null ? null : erase(issue.value, 'text'),
        })),
      );
    },
  };
}
