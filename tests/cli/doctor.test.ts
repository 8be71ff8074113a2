import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Finding } from '../../src/cli/doctor/finding.ts';
import { doctor } from '../../src/cli/doctor.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createSharedTurns } from '../../src/store/shared-turns.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

const LOOPBACK = {
  JOBTECH_STREAM_URL: 'http://127.0.0.1:1/jobtech',
  JOBNET_URL: 'http://127.0.0.1:1/jobnet',
  SUNDET_SOURCES: 'jobtech,jobnet',
};

interface Diagnosis {
  readonly healthy: boolean;
  readonly findings: readonly Finding[];
  readonly text: string;
}

async function examine(
  config: Config,
  { online = false, clock = systemClock as Clock } = {},
): Promise<Diagnosis> {
  let text = '';
  const context = {
    config,
    clock,
    logger: silentLogger,
    signal: new AbortController().signal,
    terminal: process.stderr,
    print: (line: string) => {
      text += line;
    },
  };
  const healthy = await doctor(context, { json: true, online });
  return { healthy, findings: JSON.parse(text), text };
}

function find(diagnosis: Diagnosis, area: Finding['area'], message: RegExp): Finding | undefined {
  return diagnosis.findings.find((finding) => finding.area === area && message.test(finding.message));
}

describe('sundet doctor', () => {
  const databaseUrl = testDatabaseUrl();
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'sundet-doctor-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  const configWith = (settings: Readonly<Record<string, string>>) =>
    readConfig({ ...LOOPBACK, DATABASE_URL: databaseUrl(), SUNDET_DATA_DIR: dataDir, ...settings });

  it('finds a migrated database well, and says what has not run yet', async () => {
    const diagnosis = await examine(configWith({}));
    expect(find(diagnosis, 'database', /PostgreSQL \d+\.\d+ answers/)?.level).toBe('ok');
    expect(find(diagnosis, 'database', /schema is this version/)?.level).toBe('ok');
    expect(find(diagnosis, 'database', /clock agrees/)?.level).toBe('ok');
    expect(find(diagnosis, 'queue', /on PostgreSQL, it answers: 0 active/)?.level).toBe('ok');
    expect(find(diagnosis, 'sources', /jobnet: never harvested/)?.level).toBe('warning');
    expect(find(diagnosis, 'sources', /jobnet: no next run/)?.level).toBe('warning');
    expect(find(diagnosis, 'machine', /free for the data folder/)).toBeDefined();
    expect(find(diagnosis, 'machine', /time zone data/)?.level).toBe('ok');
    expect(diagnosis.findings.filter((finding) => finding.level === 'problem')).toEqual([]);
    expect(diagnosis.healthy).toBe(true);
  });

  it('shows no secret', async () => {
    const secret = 'hunter2-hunter2-hunter2';
    const url = new URL(databaseUrl());
    const settings = { SUNDET_ADMIN_TOKEN: secret, REDIS_URL: `redis://:${secret}@127.0.0.1:1` };
    const { text } = await examine(configWith(settings));
    expect(text).not.toContain(secret);
    if (url.password !== '') expect(text).not.toContain(url.password);
    expect(text).toContain('administration is on');
  });

  it('finds a queue that is not there, and says where it was looked for', async () => {
    const diagnosis = await examine(configWith({ REDIS_URL: 'redis://127.0.0.1:1' }));
    expect(diagnosis.healthy).toBe(false);
    expect(find(diagnosis, 'queue', /127\.0\.0\.1:1/)?.level).toBe('problem');
    // What the queue does not tell is no reason not to look at the sources.
    expect(find(diagnosis, 'sources', /jobnet/)).toBeDefined();
  });

  it('finds a database that is not there', async () => {
    const diagnosis = await examine(
      configWith({ DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/sundet' }),
    );
    expect(find(diagnosis, 'database', /127\.0\.0\.1:1/)?.level).toBe('problem');
    expect(diagnosis.text).not.toContain('hunter2');
    expect(diagnosis.healthy).toBe(false);
  });

  it('finds an empty database not migrated, and leaves it so', async () => {
    const name = `sundet_doctor_${process.pid}`;
    const url = new URL(databaseUrl());
    await onServer(`create database ${name} template template0`);
    onTestFinished(() => onServer(`drop database ${name} with (force)`));
    url.pathname = `/${name}`;
    const diagnosis = await examine(configWith({ DATABASE_URL: url.href }));
    expect(find(diagnosis, 'database', /schema lacks \d+ of/)?.level).toBe('problem');
    expect(await tablesIn(url.href)).toEqual([]);
  });

  it('makes no embedded database where there is none', async () => {
    const diagnosis = await examine(configWith({ DATABASE_URL: '' }));
    expect(find(diagnosis, 'database', /there is no database/)?.level).toBe('warning');
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('finds wrong settings of sources, and goes on', async () => {
    const diagnosis = await examine(configWith({ SUNDET_SOURCES: 'jobnet,nosuch' }));
    expect(find(diagnosis, 'settings', /nosuch/)?.level).toBe('problem');
    expect(find(diagnosis, 'queue', /it answers/)?.level).toBe('ok');
    expect(diagnosis.healthy).toBe(false);
  });

  it('finds a contact missing where a source is public', async () => {
    const diagnosis = await examine(configWith({ JOBNET_URL: 'https://jobnet.example/bff' }));
    expect(find(diagnosis, 'settings', /SUNDET_CONTACT is not set.*Jobnet/)?.level).toBe('problem');
  });

  it('tells a clock that does not agree with the database’s', async () => {
    const clock = { now: () => new Date(Date.now() + 60_000) };
    const diagnosis = await examine(configWith({}), { clock });
    expect(find(diagnosis, 'database', /clock is \d+ s off/)?.level).toBe('warning');
  });

  describe('online', () => {
    async function upstream(status: number): Promise<{ url: string; requests: string[] }> {
      const requests: string[] = [];
      const server = createServer((request, response) => {
        requests.push(request.headers['user-agent'] ?? '');
        response.writeHead(status).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => {
        server.closeAllConnections();
        server.close();
      });
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bff`, requests };
    }

    it.each([
      [200, 'ok'],
      [404, 'ok'],
      [403, 'warning'],
      [503, 'problem'],
    ] as const)('asks once, saying who asks: %i is %s', async (status, level) => {
      const { url, requests } = await upstream(status);
      const settings = { SUNDET_SOURCES: 'jobnet', JOBNET_URL: url, SUNDET_CONTACT: 'us@example.org' };
      const diagnosis = await examine(configWith(settings), { online: true });
      expect(find(diagnosis, 'upstreams', /jobnet/)?.level).toBe(level);
      expect(requests).toEqual([expect.stringContaining('us@example.org')]);
    });

    it('takes its turn where runs take theirs, and leaves one that is not soon to them', async () => {
      const { url, requests } = await upstream(200);
      const settings = { SUNDET_SOURCES: 'jobtech', JOBTECH_STREAM_URL: url };
      const pool = new pg.Pool({ connectionString: databaseUrl() });
      onTestFinished(() => pool.end());
      const runs = createSharedTurns(pool);
      const first = await examine(configWith(settings), { online: true });
      expect(find(first, 'upstreams', /jobtech.*answers/)?.level).toBe('ok');
      expect(await runs.take(`jobtech-stream ${url}`, 60_000)).toBeGreaterThan(30_000);
      const second = await examine(configWith(settings), { online: true });
      const left = find(second, 'upstreams', /jobtech: not asked: .* asked once in 60 s/);
      expect(left).toMatchObject({ level: 'warning', advice: expect.stringMatching(/ask again after 20/) });
      expect(second.healthy).toBe(true);
      expect(requests).toHaveLength(1);
    });

    it('asks nobody who wants long pauses where there is no database to take turns in', async () => {
      const { url, requests } = await upstream(200);
      const settings = { DATABASE_URL: '', SUNDET_SOURCES: 'jobtech,jobnet', JOBNET_URL: url };
      const diagnosis = await examine(configWith({ ...settings, JOBTECH_STREAM_URL: `${url}/jobtech` }), {
        online: true,
      });
      expect(find(diagnosis, 'upstreams', /jobtech: not asked: .*without the database/)?.level).toBe(
        'warning',
      );
      expect(find(diagnosis, 'upstreams', /jobnet: .*answers/)?.level).toBe('ok');
      expect(requests).toHaveLength(1);
    });

    it('finds one that is not there', async () => {
      const diagnosis = await examine(configWith({}), { online: true });
      expect(find(diagnosis, 'upstreams', /jobnet.*127\.0\.0\.1:1/)?.level).toBe('problem');
    });

    it('asks nobody unless told to, and nobody public without a contact', async () => {
      const { url, requests } = await upstream(200);
      await examine(configWith({ SUNDET_SOURCES: 'jobnet', JOBNET_URL: url }));
      expect(requests).toEqual([]);
      const settings = { SUNDET_SOURCES: 'jobnet', JOBNET_URL: 'https://jobnet.example/bff' };
      const diagnosis = await examine(configWith(settings), { online: true });
      expect(find(diagnosis, 'upstreams', /not asked/)?.level).toBe('warning');
    });
  });
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServerUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function tablesIn(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  await client.end();
  return rows.map((row) => row.name);
}
