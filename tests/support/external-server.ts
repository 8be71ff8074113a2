import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBinaries } from '../../src/store/embedded/binaries.ts';
import { chooseUser } from '../../src/store/embedded/choose-user.ts';
import { CLUSTER_USER, Cluster } from '../../src/store/embedded/cluster.ts';
import { ensureDatabase } from '../../src/store/embedded/ensure-database.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster-file.ts';

/** A PostgreSQL that is no Sundet's own: nobody watches over it, and a test may stop and start it. */
export interface ExternalServer {
  /** For `DATABASE_URL`; stays the same over a restart. */
  readonly url: string;
  /** As `pg_ctl stop`: clients are told and disconnected. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startExternalServer(): Promise<ExternalServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sundet-external-'));
  // As root it is served by another user, who has to reach it.
  await chmod(dataDir, 0o755);
  const binaries = await findBinaries();
  const as = await chooseUser(dataDir, binaries.postgres);
  const cluster = new Cluster({ dataDir, binaries, as, settings: {} });
  await cluster.prepare();
  const port = await cluster.start(null);
  const base = `postgres://${CLUSTER_USER}:${await cluster.password()}@127.0.0.1:${port}`;
  await ensureDatabase(`${base}/postgres`, 'sundet');
  return {
    url: `${base}/sundet`,
    stop: () => cluster.stop(),
    async start() {
      await cluster.start(port);
    },
    async remove() {
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Kills the embedded server of a data folder, which nothing can clean up after. */
export async function killEmbeddedServer(dataDir: string): Promise<void> {
  const server = await findPostmaster(path.join(dataDir, 'postgres'));
  if (server === null) throw new Error(`no server runs in ${dataDir}`);
  process.kill(server.pid, 'SIGKILL');
}
