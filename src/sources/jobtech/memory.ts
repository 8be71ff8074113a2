import type { CentroidMemory } from './centroids.ts';

/** What one snapshot or window teaches for the next, as long as the program runs. */
export interface JobtechMemory {
  readonly centroids: CentroidMemory;
  /** An ad that was lately listed as open: whoever is asked about the others must know it. */
  witness: string | null;
}
