import { spawnSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DatabaseUnavailableError } from '../../src/lib/errors.ts';
import { open, withDataFolder } from './embedded-folder.ts';

const HOLDER = fileURLToPath(new URL('./hold-embedded.ts', import.meta.url));

/** Root may write anywhere. */
const ORDINARY_USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

function runAsOrdinaryUser(...args: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, args, { ...ORDINARY_USER, encoding: 'utf8', timeout: 120_000 });
}

const canRead = `require('node:fs').accessSync(${JSON.stringify(HOLDER)})`;
const hasOrdinaryUser = runAsOrdinaryUser('-e', canRead).status === 0;

async function refusal(dataDir: string): Promise<string> {
  const error = await open(dataDir).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect(String(error)).toContain(dataDir);
  expect(String(error)).toContain('SUNDET_DATA_DIR');
  return String(error);
}

test('a data folder that is a file, or lies below one, is told of', async () => {
  await withDataFolder(async (folder) => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    expect(await refusal(file)).toContain('is not a folder');
    expect(await refusal(path.join(file, 'below', 'it'))).toContain('cannot be made (ENOTDIR)');
  });
});

test('a data folder that is a link to nowhere is told of', async () => {
  await withDataFolder(async (folder) => {
    const link = path.join(folder, 'link');
    await symlink(path.join(folder, 'nowhere'), link);
    expect(await refusal(link)).toContain('cannot be made');
  });
});

test.skipIf(process.platform !== 'linux')('a folder that the system never makes is told of', async () => {
  expect(await refusal('/proc/sundet')).toContain('cannot be made');
  expect(await refusal('/proc/sundet/below')).toContain('cannot be made');
});

test.skipIf(!hasOrdinaryUser)(
  'a data folder that we may not write to is told of in one sentence',
  async () => {
    await withDataFolder(async (folder) => {
      const { status, stderr } = runAsOrdinaryUser('--import', 'tsx', HOLDER, folder);
      expect(status).toBe(1);
      expect(stderr).toContain(`DatabaseUnavailableError: The data folder ${folder} may not be written to`);
    }, 0o555);
  },
);
