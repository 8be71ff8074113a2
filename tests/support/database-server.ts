import { readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { silentLogger } from '../../src/lib/logger.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts';
import { migrate } from '../../src/store/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server to create databases on; the path names no database of ours. */
    databaseServerUrl: string;
    /** The migrated database that every test file clones. */
    templateDatabase: string;
  }
}

/**
 * One PostgreSQL for the whole run: an embedded one in a temporary folder, or the one that
 * `SUNDET_TEST_DATABASE_URL` names (a superuser's address; to try other versions).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const templateDatabase = `sundet_template_${process.pid}`;
  await runOn(server.url, `create database ${templateDatabase}`);
  await migrateTemplate(withDatabase(server.url, templateDatabase));
  project.provide('databaseServerUrl', server.url);
  project.provide('templateDatabase', templateDatabase);
  return async () => {
    await runOn(server.url, `drop database ${templateDatabase} with (force)`);
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const external = process.env['SUNDET_TEST_DATABASE_URL'];
  if (external !== undefined) return { url: external, stop: async () => {} };
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sundet-test-'));
  // As root it is served by another user, who has to reach it.
  await chmod(dataDir, 0o755);
  // A test database may be lost: nothing waits for the disk.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
  };
  const takeBack = endWithUs(dataDir);
  const server = await openEmbedded({ dataDir, share: false, logger: silentLogger, settings });
  const stop = async (): Promise<void> => {
    takeBack();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: withDatabase(server.url, 'postgres'), stop };
}

/** A run that is ended from outside leaves no server behind, where that can be helped. @returns how to take that back. */
function endWithUs(dataDir: string): () => void {
  const end = (): void => {
    quitServer(path.join(dataDir, 'postgres', 'postmaster.pid'));
    rmSync(dataDir, { recursive: true, force: true });
  };
  const leave = (): never => process.exit(1);
  process.once('exit', end);
  process.once('SIGTERM', leave);
  process.once('SIGHUP', leave);
  return () => {
    process.off('exit', end);
    process.off('SIGTERM', leave);
    process.off('SIGHUP', leave);
  };
}

/** At once and without waiting, as on leaving a process nothing can be waited for. */
function quitServer(pidFile: string): void {
  try {
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT');
  } catch {
    // None runs.
  }
}

async function migrateTemplate(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ databaseUrl, dataDir: '', share: false, logger: silentLogger });
  await migrate(database);
  await database.close();
}

async function runOn(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
