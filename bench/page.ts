import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { hasChromium, startBrowser } from '../tests/support/browser.ts';
import { type RunningProgram, startSundet } from '../tests/support/running-program.ts';
import { measurePage, type PageFigures, type PageVisit } from './page/measure-page.ts';
import { table } from './support/table.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');

const OPTIONS = {
  data: { type: 'string' },
  visits: { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `npm run bench -- page [--data DIR] [--visits N] [--json]`: what a reader waits for on a slow phone and a slow line,
 * in Chromium: on the demo, or on the data folder that another benchmark left (`search --reuse DIR` leaves `DIR/100000`).
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (!hasChromium) throw new Error('there is no Chromium on this machine: apt-get install chromium');
  // A page without its scripts is fast, and not what anyone waits for.
  execFileSync('npm', ['run', '-s', 'build'], { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = await mkdtemp(path.join(tmpdir(), 'sundet-bench-'));
  const program = await start(values.data ?? null, folder);
  const browser = await startBrowser();
  try {
    const visits = await visitsTo(program.address);
    // The program is warm, as after its first minute; the readers are not.
    for (const visit of visits) await measurePage(browser, program.address, visit);
    const figures: (PageFigures & { readonly name: string })[] = [];
    for (const visit of visits)
      figures.push({ name: visit.name, ...(await medianOf(browser, program, visit, Number(values.visits))) });
    process.stdout.write(`${values.json ? JSON.stringify(figures, null, 2) : tell(figures)}\n`);
  } finally {
    await browser.close();
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function start(data: string | null, folder: string): Promise<RunningProgram> {
  const settings = { PORT: '0', SUNDET_RATE_LIMIT: '0', SUNDET_LOG_LEVEL: 'error' };
  if (data === null) return startSundet(['demo'], { ...settings, SUNDET_DATA_DIR: folder });
  return startSundet(['serve', '--no-workers'], { ...settings, SUNDET_DATA_DIR: path.resolve(data) });
}

async function visitsTo(address: string): Promise<PageVisit[]> {
  const answer = await fetch(`${address}/api/v1/vacancies?q=sygeplejerske&limit=1`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return [
    { name: 'the first page', path: '/?lang=da', use: useSearch },
    { name: 'a search', path: '/?q=sygeplejerske&lang=da', use: useSearch },
    { name: 'a vacancy', path: `/vacancy/${items[0]?.id ?? ''}?lang=da` },
    { name: 'journeys', path: '/journeys?lang=da' },
    { name: 'the status', path: '/status?lang=da' },
  ];
}

/** Types into the box, looks at what is suggested, and sets a filter. */
async function useSearch(page: Page): Promise<void> {
  const box = page.getByRole('combobox').first();
  await box.click();
  await box.pressSequentially('kok', { delay: 150 });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  const filters = page.locator('details:has(fieldset) > summary, summary').first();
  if (await filters.isVisible()) await filters.click();
  const choice = page.locator('main input[type=checkbox], main input[type=radio]').first();
  if (await choice.isVisible()) await choice.check();
}

async function medianOf(
  browser: Browser,
  { address }: RunningProgram,
  visit: PageVisit,
  visits: number,
): Promise<PageFigures> {
  const made: PageFigures[] = [];
  for (let index = 0; index < visits; index += 1) made.push(await measurePage(browser, address, visit));
  return {
    paint: median(made.map(({ paint }) => paint)),
    shift: Math.max(...made.map(({ shift }) => shift)),
    interaction: visit.use === undefined ? null : median(made.map(({ interaction }) => interaction ?? 0)),
    bytes: median(made.map(({ bytes }) => bytes)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function tell(figures: readonly (PageFigures & { readonly name: string })[]): string {
  return table(
    ['page', 'largest paint, ms', 'layout shift', 'interaction, ms', 'kB'],
    figures.map(({ name, paint, shift, interaction, bytes }) => [
      name,
      paint,
      shift.toFixed(3),
      interaction ?? '–',
      bytes / 1000,
    ]),
    'A phone with a processor a quarter as fast, on slow 4G: medians, of shifts the worst (asked: 1500, 0.05, 200)',
  );
}
