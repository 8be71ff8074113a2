import type { HarvestStore } from '../store/harvest-store.ts';
import type { UpkeepStore } from '../store/upkeep-store.ts';
import { type NormaliseRules, normalisePayloads } from './rewrite-payloads.ts';
import { HarvestBusyError } from './run-harvest.ts';

export interface RenormaliseDeps extends NormaliseRules {
  readonly store: Pick<HarvestStore, 'retire'>;
  readonly upkeep: UpkeepStore;
}

export interface RenormaliseOptions {
  readonly signal: AbortSignal;
  onProgress?(progress: { readonly done: number; readonly total: number }): void;
}

/** In postings. */
export interface RenormaliseReport {
  readonly source: string;
  readonly read: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Closed: by today's rules they lie outside the region. */
  readonly outside: number;
  /** Left as they are: nothing can be made of what is kept of them. */
  readonly rejected: number;
}

const BATCH = 500;

/**
 * Normalises a source's open postings again from what is kept of them, without fetching: after a change of the rules.
 * Compares them anew with others, too. May be stopped at any moment and repeated; what is done already is then
 * unchanged. What was harvested before payloads were kept has none and stays as it is.
 * @throws HarvestBusyError where the source is being harvested; DatabaseUnavailableError.
 */
export async function renormalise(
  source: string,
  deps: RenormaliseDeps,
  options: RenormaliseOptions,
): Promise<RenormaliseReport> {
  const lock = await deps.upkeep.lock(source);
  if (lock === null) throw new HarvestBusyError(`${source} is being harvested by another process`);
  try {
    // Without its hold on the source, it would go by what a harvest has overtaken.
    const signal = AbortSignal.any([options.signal, lock.lost]);
    const report = await renormaliseAll(source, deps, { ...options, signal });
    lock.lost.throwIfAborted();
    return report;
  } finally {
    await lock.release();
  }
}

async function renormaliseAll(
  source: string,
  { store, upkeep, ...rules }: RenormaliseDeps,
  { signal, onProgress }: RenormaliseOptions,
): Promise<RenormaliseReport> {
  const total = await upkeep.countPayloads(source);
  const report = { source, read: 0, changed: 0, unchanged: 0, outside: 0, rejected: 0 };
  let after: string | null = null;
  while (!signal.aborted) {
    const payloads = await upkeep.readPayloads(source, after, BATCH);
    if (payloads.length === 0) break;
    const at = rules.clock.now();
    const { postings, outside, rejected } = normalisePayloads(payloads, rules);
    const written = await upkeep.rewrite(source, at, postings);
    report.outside += await store.retire({ id: '0', source, at }, outside, 'left_region');
    report.read += payloads.length;
    report.changed += written.changed;
    report.unchanged += written.unchanged;
    report.rejected += rejected;
    after = payloads.at(-1)?.sourceId ?? null;
    onProgress?.({ done: report.read, total });
  }
  return report;
}
