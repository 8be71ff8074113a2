import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Figures, measureSearch } from './search/measure-search.ts';
import { table } from './support/table.ts';

const OPTIONS = {
  ads: { type: 'string', default: '100000' },
  queries: { type: 'string', default: '500' },
  reuse: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `npm run bench -- search [--ads N[,N…]] [--queries N] [--reuse DIR] [--json]`: so many ads of realistic length in the embedded
 * database; mixed searches with facets over HTTP, each new to the program, beside plain full text in one language with
 * the same filters; suggestions; and 32 connections at once. Several numbers of ads show how it grows. With
 * `--reuse`, the filled databases are kept in a folder and found there by the next run.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const sizes = values.ads.split(',').map(Number);
  const figures: Figures[] = [];
  for (const ads of sizes) {
    const folder =
      values.reuse === undefined
        ? await mkdtemp(path.join(tmpdir(), 'sundet-bench-'))
        : path.join(path.resolve(values.reuse), String(ads));
    await mkdir(folder, { recursive: true });
    // As root the server runs as another user, who has to enter.
    await chmod(folder, 0o755);
    try {
      figures.push(await measureSearch(folder, { ads, queries: Number(values.queries) }));
    } finally {
      if (values.reuse === undefined) await rm(folder, { recursive: true, force: true });
    }
  }
  process.stdout.write(
    `${values.json ? JSON.stringify(figures, null, 2) : figures.map(tell).join('\n\n')}\n`,
  );
}

function tell(figures: Figures): string {
  const { ads, search, kinds, plain, ratio, suggest, throughput } = figures;
  const row = (name: string, { p50, p95, worst }: Figures['search'], asked: string) => [
    name,
    p50,
    p95,
    worst,
    asked,
  ];
  return [
    table(
      ['milliseconds over HTTP', 'p50', 'p95', 'worst', 'asked'],
      [
        row('search with facets', search, 'p50 ≤ 12, p95 ≤ 50, worst ≤ 250'),
        ...kinds.map(({ kind, count, times }) => row(`  ${kind} (${count})`, times, '')),
        row('plain full text, one language', plain, ''),
        row('ours / plain, each query', ratio, 'at most 1.5'),
        row('suggest', suggest, 'p95 ≤ 15'),
      ],
      `${ads} vacancies, ${figures.megabytes.toFixed(0)} MB, loaded in ${figures.loadSeconds.toFixed(0)} s, on the board in ${figures.boardSeconds.toFixed(0)} s`,
    ),
    `32 connections: ${throughput.perSecond.toFixed(0)} searches a second, p95 ${throughput.p95.toFixed(0)} ms, ${throughput.errors} errors`,
    `ours took more than 1.5 times as long as plain in ${(figures.slowerShare * 100).toFixed(1)} % of the queries; median of all the time: ${figures.medianRatio.toFixed(2)}`,
    `CPU of one search: ours ${cpu(figures.cpu)}; plain ${cpu(figures.plainCpu)}`,
    'slowest:',
    ...figures.slowest
      .slice(0, 6)
      .map(({ path, ms, plainMs }) => `  ${ms.toFixed(0)} ms (plain ${plainMs.toFixed(0)}) ${path}`),
  ].join('\n');
}

function cpu({ program, postgresql }: Figures['cpu']): string {
  return `${program.toFixed(1)} ms in the program, ${postgresql?.toFixed(1) ?? '?'} ms in PostgreSQL`;
}
