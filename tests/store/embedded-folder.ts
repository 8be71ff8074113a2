import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { silentLogger } from '../../src/lib/logger.ts';
import { type EmbeddedServer, openEmbedded } from '../../src/store/embedded/open-embedded.ts';

/** A data folder that is gone after `use`; any user may enter it, unless its `mode` says otherwise. */
export async function withDataFolder<T>(use: (dataDir: string) => Promise<T>, mode = 0o755): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sundet-embedded-'));
  await chmod(dataDir, mode);
  try {
    return await use(dataDir);
  } finally {
    // A server whose folder is gone would be looked for, and started again, for as long as the process lives.
    for (const server of opened.get(dataDir) ?? []) await server.close().catch(() => {});
    opened.delete(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Not closed yet, by their data folder. */
const opened = new Map<string, Set<EmbeddedServer>>();

export async function open(dataDir: string, share = false): Promise<EmbeddedServer> {
  const server = await openEmbedded({ dataDir, share, logger: silentLogger });
  const servers = opened.get(dataDir) ?? new Set();
  opened.set(dataDir, servers);
  const own: EmbeddedServer = {
    ...server,
    close() {
      servers.delete(own);
      return server.close();
    },
  };
  servers.add(own);
  return own;
}

/** The rows of one statement on a connection of its own. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
