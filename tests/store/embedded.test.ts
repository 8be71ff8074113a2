import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DatabaseUnavailableError } from '../../src/lib/errors.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster-file.ts';
import { ask, open, withDataFolder } from './embedded-folder.ts';

const isServed = async (dataDir: string) => (await findPostmaster(path.join(dataDir, 'postgres'))) !== null;

test('starts with safe settings, refuses a second service, shares with commands, keeps its data, stops clean', async () => {
  await withDataFolder(async (dataDir) => {
    const service = await open(dataDir);
    await ask(service.url, 'create table kept as select 1 as value');
    const [settings] = await ask(
      service.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
              current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
              lower('ØÅÄ') as lowered`,
    );
    const safe = { fsync: 'on', commits: 'on', encoding: 'UTF8', listens: '127.0.0.1', lowered: 'øåä' };
    expect(settings).toEqual(safe);
    expect((await stat(path.join(dataDir, 'postgres.password'))).mode & 0o077).toBe(0);
    const wrong = new URL(service.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });

    await expect(open(dataDir)).rejects.toThrow(
      `Sundet already runs on ${dataDir} as process ${process.pid}`,
    );
    const command = await open(dataDir, true);
    expect(command.url).toBe(service.url);
    await service.close();
    expect(await ask(command.url, 'select value from kept')).toEqual([{ value: 1 }]);
    await command.close();
    expect(await isServed(dataDir)).toBe(false);

    const again = await open(dataDir);
    expect(await ask(again.url, 'select value from kept')).toEqual([{ value: 1 }]);
    await again.close();
    expect((await readdir(dataDir)).toSorted()).toEqual([
      'postgres',
      'postgres.log',
      'postgres.password',
      'postgres.users',
    ]);
    expect(await readdir(path.join(dataDir, 'postgres.users'))).toEqual([]);
    expect(await readFile(path.join(dataDir, 'postgres.log'), 'utf8')).not.toMatch(
      /FATAL(?!.*password)|PANIC/,
    );
  });
});

test('is started once by many commands at once, and stopped by the last', async () => {
  await withDataFolder(async (dataDir) => {
    const servers = await Promise.all([1, 2, 3, 4].map(() => open(dataDir, true)));
    expect(new Set(servers.map((server) => server.url)).size).toBe(1);
    const [first, ...others] = servers;
    await Promise.all(others.map((server) => server.close()));
    expect(await isServed(dataDir)).toBe(true);
    await first?.close();
    expect(await isServed(dataDir)).toBe(false);
  });
});

test('what a killed process left behind does not stand in the way', async () => {
  await withDataFolder(async (dataDir) => {
    const dead = { pid: 2 ** 22 + 1, start: 'long ago', token: 'x', role: 'owner' };
    await mkdir(path.join(dataDir, 'postgres.users'));
    await writeFile(path.join(dataDir, 'postgres.users', 'dead.json'), JSON.stringify(dead));
    // The same number as ours, but another start: a number that was given out again.
    const reborn = { ...dead, pid: process.pid };
    await writeFile(path.join(dataDir, 'postgres.users', 'reborn.json'), JSON.stringify(reborn));
    await writeFile(path.join(dataDir, 'postgres.lock'), JSON.stringify(dead));
    await mkdir(path.join(dataDir, 'postgres.new', 'half'), { recursive: true });
    const server = await open(dataDir);
    expect(await ask(server.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await server.close();
  });
});

test('a folder that cannot be used says why, where, and what to do', async () => {
  await withDataFolder(async (dataDir) => {
    const folder = path.join(dataDir, 'postgres');
    await mkdir(folder);
    await writeFile(path.join(folder, 'PG_VERSION'), '17\n');
    const refused = await open(dataDir).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DatabaseUnavailableError);
    expect(String(refused)).toMatch(/was made by PostgreSQL 17 and this Sundet brings PostgreSQL 18/);
    expect(String(refused)).toContain(folder);

    await writeFile(path.join(folder, 'PG_VERSION'), '18\n');
    const broken = await open(dataDir).catch((error: unknown) => error);
    expect(String(broken)).toMatch(/did not start \(.+\): see .*postgres\.log/);

    await rm(folder, { recursive: true });
    await writeFile(path.join(dataDir, 'file'), '');
    await expect(open(path.join(dataDir, 'file', 'below'))).rejects.toThrow(/cannot be made/);
  });
});
