import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ALL_MUNICIPALITIES } from './support/bench-ads.ts';
import {
  type HarvestFigures,
  measureHarvest,
  type NightFigures,
  type RunFigures,
} from './support/measure-harvest.ts';
import { type MemoryFigures, measureMemory } from './support/measure-memory.ts';
import { median, table } from './support/table.ts';

const OPTIONS = {
  ads: { type: 'string', default: '20000' },
  runs: { type: 'string', default: '3' },
  memory: { type: 'string' },
  municipalities: { type: 'string', default: String(ALL_MUNICIPALITIES) },
  profile: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `npm run bench -- harvest [--ads N] [--runs N] [--memory N,N… [--municipalities N]] [--profile DIR] [--json]`: on the
 * embedded database, from HTTP to searchable: the first harvest of so many ads, against a bare COPY of the rows it wrote;
 * a second night with 5 % changed, by the changes alone and by the whole snapshot. With `--memory` instead: the memory
 * that the program holds at every tenth of each of these numbers of ads, and the most until then; with
 * `--municipalities 1` each ad meets as many others as it would among 33 times as many. `--profile` keeps V8's CPU
 * profiles of the first harvests in a folder.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const profile = values.profile === undefined ? null : path.resolve(values.profile);
  if (profile !== null) await mkdir(profile, { recursive: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'sundet-bench-'));
  // As root the server runs as another user, who has to enter.
  await chmod(folder, 0o755);
  try {
    if (values.memory !== undefined) {
      const sizes = values.memory.split(',').map(wholeNumber);
      const municipalities = wholeNumber(values.municipalities);
      const figures: MemoryFigures[] = [];
      for (const ads of sizes) figures.push(await measureMemory(folder, ads, municipalities));
      print(values.json, figures, memoryTable(figures));
    } else {
      const ads = wholeNumber(values.ads);
      const runs = wholeNumber(values.runs);
      const figures = await measureHarvest(folder, { ads, runs, profile });
      print(values.json, figures, harvestTable(figures));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new RangeError(`${text} is not a whole number from 1`);
}

function print(asJson: boolean, figures: unknown, text: string): void {
  process.stdout.write(`${asJson ? JSON.stringify(figures, null, 2) : text}\n`);
}

/** Null counts as nothing: the column is then empty anyway. */
type Figure = (run: RunFigures) => number | null;

function harvestTable({ ads, runs }: HarvestFigures): string {
  const of = (figure: Figure): number => median(runs.map((run) => figure(run) ?? 0));
  const faster = (figure: Figure): string =>
    `${of((run) => run.first.seconds / (figure(run) ?? 0)).toFixed(1)} × as fast as the first`;
  const header = [
    '',
    'seconds',
    'CPU, program',
    'of it the first thread',
    'CPU, PostgreSQL',
    'ads/s',
    'against the bar',
    'asked',
  ];
  const rows = [
    [
      'bare COPY of the same rows',
      of((run) => run.copySeconds),
      '',
      '',
      of((run) => run.copyServerSeconds),
      of((run) => ads / run.copySeconds),
      '',
      '',
    ],
    [
      'first harvest',
      ...nightCells(of, (run) => run.first),
      of((run) => ads / run.first.seconds),
      `${of((run) => run.first.seconds / run.copySeconds).toFixed(2)} × COPY`,
      '≤ 2 ×',
    ],
    [
      'second night, the snapshot again',
      ...nightCells(of, (run) => run.again),
      of((run) => ads / run.again.seconds),
      faster((run) => run.again.seconds),
      '≥ 5 ×',
    ],
    [
      'second night, its changes',
      ...nightCells(of, (run) => run.changes),
      '',
      faster((run) => run.changes.seconds),
      '≥ 5 ×',
    ],
  ];
  const memory = of((run) => run.first.peakMegabytes).toFixed(0);
  const title = `${ads} ads, 5 % changed a night, medians of ${runs.length}`;
  return `${table(header, rows, title)}\n\nmost memory, first harvest: ${memory} MB (asked: ≤ 400)`;
}

function nightCells(
  of: (figure: Figure) => number,
  night: (run: RunFigures) => NightFigures,
): [number, number, number, number] {
  return [
    of((run) => night(run).seconds),
    of((run) => night(run).processSeconds),
    of((run) => night(run).scriptSeconds),
    of((run) => night(run).serverSeconds),
  ];
}

function memoryTable(figures: readonly MemoryFigures[]): string {
  return table(
    ['ads', 'of', 'memory, MB', 'most until then, MB', 'seconds'],
    figures.flatMap(({ ads, course, peakMegabytes, seconds }) => [
      ...course.map((at) => [String(at.ads), String(ads), at.megabytes ?? 0, at.peakMegabytes ?? 0, '']),
      [String(ads), String(ads), '', peakMegabytes ?? 0, seconds],
    ]),
    'the program’s own memory, without PostgreSQL',
  );
}
