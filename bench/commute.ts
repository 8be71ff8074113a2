import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CommuteFigures, measureCommute } from './commute/measure-commute.ts';
import { table } from './support/table.ts';

const OPTIONS = {
  ads: { type: 'string', default: '100000' },
  origins: { type: 'string', default: '60' },
  scale: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `npm run bench -- commute [--ads N] [--origins N] [--scale S] [--json]`: so many ads at 40,000 workplaces in the
 * embedded database, over the generated timetable; searches with words, filters, commute and facets over HTTP from homes
 * that are new, known, and asked for both ways; the same without a commute, alone and beside 16 homes at once.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const folder = await mkdtemp(path.join(tmpdir(), 'sundet-bench-'));
  // As root the server runs as another user, who has to enter.
  await chmod(folder, 0o755);
  try {
    const { ads, origins, scale } = values;
    const figures = await measureCommute(folder, { ads: Number(ads), origins: Number(origins), scale });
    process.stdout.write(`${values.json ? JSON.stringify(figures, null, 2) : tell(figures)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tell(figures: CommuteFigures): string {
  const { cold, again, bothWays, bothAgain, without, computing, computingBoth, chances, crowd } = figures;
  const row = (name: string, { p50, p95, worst }: CommuteFigures['cold'], asked: string) => [
    name,
    p50,
    p95,
    worst,
    asked,
  ];
  return [
    table(
      ['milliseconds', 'p50', 'p95', 'worst', 'asked'],
      [
        row('over HTTP, from a new home', cold, 'p50 ≤ 40, p95 ≤ 120'),
        row('  the same home again', again, 'p50 ≤ 20'),
        row('  a new home, both ways', bothWays, 'p50 ≤ 1.7 × one way'),
        row('  both ways again', bothAgain, ''),
        row('  the same searches without a commute', without, ''),
        row('of that routing and joining', computing, 'p50 ≤ 20'),
        row('  both ways', computingBoth, ''),
        row('journeys to a page of 20, with missed connections', chances, 'told for one vacancy only'),
        row('without a commute, 16 homes at once beside it', crowd.besides, 'p50 ≤ 2 × alone'),
        row('  the 16 homes', crowd.homes, ''),
      ],
      `${figures.ads} vacancies at ${figures.workplaces} workplaces, ${figures.stops} stops`,
    ),
    `both ways / one way: ${(bothWays.p50 / cold.p50).toFixed(2)}; beside / alone: ${(crowd.besides.p50 / without.p50).toFixed(2)}; errors ${crowd.errors}`,
    `workplaces joined to their stops in ${figures.warmSeconds.toFixed(1)} s, once for a timetable`,
  ].join('\n');
}
