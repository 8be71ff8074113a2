import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Config } from '../../config.ts';
import type { Clock } from '../../lib/clock.ts';
import { COPENHAGEN, instantInCopenhagen } from '../../lib/zoned-time.ts';
import { AssetsMissingError, readAssets } from '../../web/server/asset-manifest.ts';
import { describeBytes } from './describe-bytes.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** A night of both countries writes some hundred megabytes, bytes. */
const LITTLE_SPACE = 2_000_000_000;
const NO_SPACE = 300_000_000;

/** A clock before this was never set: this version did not exist then. */
const WRITTEN_IN_YEAR = 2025;

/** The built scripts and styles of the pages. */
export function checkPages(assetsDir: string): Finding {
  try {
    readAssets(assetsDir);
    return ok('pages', 'the pages’ scripts and styles are built');
  } catch (error) {
    if (!(error instanceof AssetsMissingError)) throw error;
    return warning(
      'pages',
      'the pages’ scripts and styles are not built: they show, but plainly',
      'npm run build',
    );
  }
}

/** Disk, clock and time zones of this machine. */
export async function checkMachine(config: Pick<Config, 'dataDir'>, clock: Clock): Promise<Finding[]> {
  return [
    await diskSpace(config.dataDir),
    clockOf(clock),
    timeZones(),
    ok('machine', `Node.js ${process.versions.node}`),
  ];
}

async function diskSpace(dataDir: string): Promise<Finding> {
  const folder = existingFolder(path.resolve(dataDir));
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const message = `${describeBytes(free)} are free for the data folder ${dataDir}`;
  if (free < NO_SPACE)
    return problem('machine', message, 'make room before the next night, or set SUNDET_DATA_DIR');
  if (free < LITTLE_SPACE)
    return warning('machine', message, 'make room, or set SUNDET_DATA_DIR to a larger disk');
  return ok('machine', message);
}

/** The folder itself or, where it is not made yet, the nearest one above it. */
function existingFolder(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : existingFolder(parent);
}

function clockOf(clock: Clock): Finding {
  const now = clock.now();
  if (now.getUTCFullYear() < WRITTEN_IN_YEAR) {
    return problem(
      'machine',
      `the clock shows ${now.toISOString()}`,
      'set it: let the machine keep network time',
    );
  }
  return ok('machine', `the clock shows ${instantInCopenhagen(now)} in ${COPENHAGEN}`);
}

/** Both sides of a clock change: without the zones' data every time would be wrong by an hour for half the year. */
function timeZones(): Finding {
  const offsetOn = (date: string) => {
    try {
      return Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(COPENHAGEN).offset;
    } catch {
      return null;
    }
  };
  if (offsetOn('2026-01-15') === '+01:00' && offsetOn('2026-07-15') === '+02:00') {
    return ok('machine', `time zone data: ${COPENHAGEN} changes its clocks as it should`);
  }
  const advice = 'use a Node.js with full ICU data (the official builds have it)';
  return problem('machine', `time zone data: ${COPENHAGEN} is unknown or wrong`, advice);
}
