import { type ResourceLimits, Worker } from 'node:worker_threads';

/**
 * Starts a thread on a TypeScript module, which finds `data` as `workerData.data`.
 * @param limits where the thread's heap is not to grow as V8 would let it.
 */
export function startThread(module: URL, data: unknown, limits: ResourceLimits = {}): Worker {
  const entry = new URL('./thread-entry.mjs', import.meta.url);
  return new Worker(entry, {
    workerData: { module: module.href, data },
    execArgv: [],
    resourceLimits: limits,
  });
}
