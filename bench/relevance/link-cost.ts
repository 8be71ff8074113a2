import type { TaxonomyData } from '../../src/domain/taxonomy.ts';
import { buildConceptIndex } from '../../src/occupations/build-concept-index.ts';

/** What the index costs: milliseconds of one core, megabytes held. */
export interface LinkCost {
  readonly labels: number;
  readonly buildMs: number;
  /** What is built when something is first asked that is no label. */
  readonly spellingMs: number;
  readonly linkMs: number;
  readonly againMs: number;
  readonly megabytes: number;
}

const MICROSECONDS = 1000;
const MEGABYTE = 2 ** 20;

export function measureLinks(data: TaxonomyData, titles: readonly string[]): LinkCost {
  const before = held();
  const [index, buildMs] = timed(() => buildConceptIndex(data));
  const [, spellingMs] = timed(() => index.link('xyzzy plugh', { language: 'da' }));
  const linkAll = () => {
    for (const title of titles) index.link(title, { language: null });
  };
  const [, first] = timed(linkAll);
  const [, again] = timed(linkAll);
  return {
    labels: data.labels.length,
    buildMs,
    spellingMs,
    linkMs: first / titles.length,
    againMs: again / titles.length,
    megabytes: (held() - before) / MEGABYTE,
  };
}

/** By the processor's time and not the clock's: what one core does, whatever else the machine is busy with. */
function timed<Result>(work: () => Result): [Result, number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / MICROSECONDS];
}

function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
