import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Journey } from '../../src/timetable/journey.ts';
import type { RangeQuery } from '../../src/timetable/router.ts';
import { mergeRanges, splitWindow } from '../../src/timetable/split-range.ts';

/** Threads that share a timetable and each take their part of a window. */
export class RangeThreads {
  readonly #workers: Worker[];

  constructor(count: number, network: SharedArrayBuffer, layout: SharedArrayBuffer) {
    const script = threadScript(new URL('./range-worker.ts', import.meta.url));
    const options = { eval: true, workerData: { network, layout } };
    this.#workers = Array.from({ length: count }, () => new Worker(script, options));
  }

  async range(query: RangeQuery): Promise<Journey[]> {
    const windows = splitWindow(query.window, this.#workers.length);
    const parts = this.#workers.map(async (worker, i) => {
      const answer = once(worker, 'message');
      worker.postMessage({ ...query, window: windows[i] });
      const [journeys] = (await answer) as [Journey[]];
      return journeys;
    });
    return mergeRanges(await Promise.all(parts));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Node 20 does not take `--import tsx` over to its threads: each has to ask for TypeScript itself. */
function threadScript(module: URL): string {
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return `import(${tsx}).then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); });`;
}
