import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { findPostmaster } from '../../src/store/embedded/postmaster-file.ts';
import { PATIENCE } from '../support/patience.ts';
import { ofThisFile } from '../support/strays.ts';
import { ask, open, withDataFolder } from './embedded-folder.ts';

const HOLDER = fileURLToPath(new URL('./hold-embedded.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const AS_NOBODY = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

interface Holder {
  readonly child: ChildProcess;
  readonly url: string;
}

/** @throws what the process wrote where it ended instead of holding. */
async function hold(dataDir: string, role: 'owner' | 'guest', as: readonly string[] = []): Promise<Holder> {
  const [command = '', ...args] = [...prefix(as), process.execPath, '--import', 'tsx', HOLDER, dataDir, role];
  const child = ofThisFile(spawn(command, args, { stdio: 'pipe' }));
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'close').then(() => {
    throw new Error(Buffer.concat(said).toString('utf8'));
  });
  const [url] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  ended.catch(() => {});
  return { child, url };
}

function prefix(as: readonly string[]): string[] {
  return as.length === 0 ? [] : ['setpriv', ...as];
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function letGo(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  await once(child, 'exit');
}

const serverOf = (dataDir: string) => findPostmaster(path.join(dataDir, 'postgres'));

async function serverPid(dataDir: string): Promise<number> {
  const { pid } = (await serverOf(dataDir)) ?? {};
  if (pid === undefined) throw new Error('no server runs');
  return pid;
}

describe('the embedded database', () => {
  test('refuses a second service of another process by its number, shares with its commands', async () => {
    await withDataFolder(async (dataDir) => {
      const service = await hold(dataDir, 'owner');
      await expect(open(dataDir)).rejects.toThrow(`as process ${service.child.pid}:`);
      const command = await open(dataDir, true);
      expect(command.url).toBe(service.url);
      await letGo(service.child);
      expect(await ask(command.url, 'select 1 as up')).toEqual([{ up: 1 }]);
      await command.close();
      expect(await serverOf(dataDir)).toBeNull();
    });
  });

  test('survives kill -9 of the program: the next start takes over what was committed', async () => {
    await withDataFolder(async (dataDir) => {
      const service = await hold(dataDir, 'owner');
      await ask(service.url, 'create table kept as select 1 as value');
      const left = await serverPid(dataDir);
      await kill(service.child);
      const next = await open(dataDir);
      expect(await serverPid(dataDir)).not.toBe(left);
      expect(await ask(next.url, 'select value from kept')).toEqual([{ value: 1 }]);
      await next.close();
    });
  });

  test('survives kill -9 of program and server together', async () => {
    await withDataFolder(async (dataDir) => {
      const service = await hold(dataDir, 'owner');
      await ask(service.url, 'create table kept as select 1 as value');
      process.kill(await serverPid(dataDir), 'SIGKILL');
      await kill(service.child);
      const next = await open(dataDir);
      expect(await ask(next.url, 'select value from kept')).toEqual([{ value: 1 }]);
      await next.close();
    });
  });

  test('starts again on the same port when only the server is killed', async () => {
    await withDataFolder(async (dataDir) => {
      const server = await open(dataDir);
      await ask(server.url, 'create table kept as select 1 as value');
      process.kill(await serverPid(dataDir), 'SIGKILL');
      const again = await vi.waitFor(() => ask(server.url, 'select value from kept'), PATIENCE);
      expect(again).toEqual([{ value: 1 }]);
      await server.close();
      expect(await serverOf(dataDir)).toBeNull();
    });
  });

  test('one killed command among several takes nothing from the others', async () => {
    await withDataFolder(async (dataDir) => {
      const [one, other] = await Promise.all([hold(dataDir, 'guest'), hold(dataDir, 'guest')]);
      await kill(one.child);
      expect(await ask(other.url, 'select 1 as up')).toEqual([{ up: 1 }]);
      await letGo(other.child);
      expect(await serverOf(dataDir)).toBeNull();
    });
  });

  test('is not reached by Ctrl-C: no process of it is in our process group or session', async () => {
    await withDataFolder(async (dataDir) => {
      const server = await open(dataDir);
      const groups = spawnSync('ps', ['-o', 'sid=', '-p', `${await serverPid(dataDir)},${process.pid}`]);
      const sessions = groups.stdout.toString().trim().split(/\s+/);
      expect(new Set(sessions).size).toBe(2);
      await server.close();
    });
  });

  test('leaves no process behind', async () => {
    await withDataFolder(async (dataDir) => {
      const server = await open(dataDir);
      await server.close();
      const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
      const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
      expect(folders.filter((folder) => folder.startsWith(dataDir))).toEqual([]);
    });
  });

  const hasNamespaces = isRoot && spawnSync('unshare', ['--user', 'true']).status === 0;
  test.skipIf(!hasNamespaces)('runs for root below a folder that is closed to all others', async () => {
    await withDataFolder(async (closed) => {
      const dataDir = path.join(closed, 'data');
      const server = await open(dataDir);
      await ask(server.url, 'create table kept as select 1 as value');
      await server.close();
      // The folder is opened up: from now on the system user serves what root has made.
      await chmod(closed, 0o755);
      const opened = await open(dataDir);
      expect(await ask(opened.url, 'select value from kept')).toEqual([{ value: 1 }]);
      await opened.close();
    }, 0o700);
  });

  const hasNobody = isRoot && spawnSync('setpriv', [...AS_NOBODY, 'true']).status === 0;
  test.skipIf(!hasNobody)(
    'runs for an ordinary user, who is told whose folder it is when it is not theirs',
    async () => {
      await withDataFolder(async (dataDir) => {
        await chown(dataDir, NOBODY, NOBODY);
        const server = await hold(dataDir, 'owner', AS_NOBODY);
        expect(await ask(server.url, 'select 1 as up')).toEqual([{ up: 1 }]);
        await letGo(server.child);
        await handOver(path.join(dataDir, 'postgres'));
        await expect(hold(dataDir, 'owner', AS_NOBODY)).rejects.toThrow(
          /belongs to another user|cannot be read/,
        );
      });
    },
  );
});

/** To the user whom root would choose. */
async function handOver(folder: string): Promise<void> {
  const server = await open(path.dirname(folder));
  await server.close();
}
