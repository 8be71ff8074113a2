import { Worker } from 'node:worker_threads';

/** Starts a thread on a TypeScript module, which finds `data` as `workerData.data`. */
export function startThread(module: URL, data: unknown): Worker {
  const entry = new URL('./thread-entry.mjs', import.meta.url);
  return new Worker(entry, { workerData: { module: module.href, data }, execArgv: [] });
}
