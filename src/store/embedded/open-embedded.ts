import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseUnavailableError, messageOf } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { errorCode } from '../database-errors.ts';
import { findBinaries } from './binaries.ts';
import { chooseUser } from './choose-user.ts';
import { CLUSTER_USER, Cluster } from './cluster.ts';
import type { ServerSettings } from './cluster-settings.ts';
import { ensureDatabase } from './ensure-database.ts';
import { withFolderLock } from './folder-lock.ts';
import { ServerUsers } from './server-users.ts';
import { superviseServer } from './supervise-server.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** False (a service): refuses where another service uses the folder. True (a command): shares whatever runs. */
  readonly share: boolean;
  readonly logger: Logger;
  /** Beside and over the usual ones; for tests. Only heeded by whoever starts the server. */
  readonly settings?: ServerSettings;
}

export interface EmbeddedServer {
  /** With the password in it: not for logs. */
  readonly url: string;
  /** Takes us off the server; the last to leave stops it. */
  close(): Promise<void>;
}

const DATABASE = 'sundet';

/**
 * The embedded PostgreSQL of a data folder, shared by all Sundet processes that use the folder: the first starts it,
 * the last stops it. What killed processes have left behind is recovered; a server that dies is started again.
 * @throws DatabaseUnavailableError where another service holds the folder or the server cannot run.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = path.resolve(options.dataDir);
  await makeFolder(dataDir);
  const binaries = await findBinaries();
  const as = await chooseUser(dataDir, binaries.postgres);
  const cluster = new Cluster({ dataDir, binaries, as, settings: options.settings ?? {} });
  const users = new ServerUsers(path.join(dataDir, 'postgres.users'));
  const locked = <T>(work: () => Promise<T>): Promise<T> =>
    withFolderLock(path.join(dataDir, 'postgres.lock'), work);

  const leaveServer = async (leave: () => Promise<void>): Promise<void> => {
    await leave();
    if ((await users.living()).length === 0) await cluster.stop();
  };
  const { port, url, leave } = await locked(async () => {
    const port = await joinServer(cluster, users, options, dataDir);
    const leave = await users.enter(options.share ? 'guest' : 'owner');
    try {
      return { port, url: await databaseUrl(cluster, port), leave };
    } catch (error) {
      await leaveServer(leave);
      throw error;
    }
  });
  const supervisor = superviseServer(cluster, port, locked, options.logger);
  return {
    url,
    async close() {
      supervisor.stop();
      await locked(() => leaveServer(leave)).catch((error: unknown) => {
        if (!isForFullDisk(error)) throw error;
        // Nobody else can write a lock file either: nobody can join while we leave.
        return leaveServer(leave);
      });
    },
  };
}

function isForFullDisk(error: unknown): boolean {
  return error instanceof DatabaseUnavailableError && errorCode(error.cause) === 'ENOSPC';
}

/** Under the lock: the port of a running, trustworthy server, started if need be. */
async function joinServer(
  cluster: Cluster,
  users: ServerUsers,
  options: EmbeddedOptions,
  dataDir: string,
): Promise<number> {
  const others = await users.living();
  const owner = others.find((user) => user.role === 'owner');
  if (owner !== undefined && !options.share) throw alreadyServed(dataDir, owner.pid);
  await cluster.prepare();
  const running = await cluster.running();
  if (running?.ready && others.length > 0) return running.port;
  if (running !== null) {
    options.logger.warn(
      { pid: running.pid },
      'stopping the database server that a killed run has left behind',
    );
    await cluster.stop();
  }
  return cluster.start(null);
}

/** Under the lock: two that make the database at once would collide. */
async function databaseUrl(cluster: Cluster, port: number): Promise<string> {
  const server = `postgres://${CLUSTER_USER}:${await cluster.password()}@127.0.0.1:${port}`;
  await ensureDatabase(`${server}/postgres`, DATABASE);
  return `${server}/${DATABASE}`;
}

async function makeFolder(dataDir: string): Promise<void> {
  const unusable = (what: string, cause?: unknown): DatabaseUnavailableError =>
    new DatabaseUnavailableError(
      `The data folder ${dataDir} ${what}: choose a folder that you may write to with SUNDET_DATA_DIR.`,
      { cause },
    );
  const made = await makeFolders(dataDir).catch((cause: unknown) => {
    throw unusable(`cannot be made (${errorCode(cause) ?? messageOf(cause)})`, cause);
  });
  if (!made) throw unusable('is not a folder');
  await access(dataDir, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw unusable('may not be written to', cause);
  });
}

/**
 * Makes the folder and those above it that are missing, one by one: Node's own recursive `mkdir` never ends where a
 * file system makes none, such as /proc.
 * @returns whether it is a folder now.
 */
async function makeFolders(folder: string): Promise<boolean> {
  if (!(await exists(folder))) {
    await makeFolders(path.dirname(folder));
    await mkdir(folder).catch((error: unknown) => {
      // Somebody else was faster; a link to nowhere is found out below.
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
  return (await stat(folder)).isDirectory();
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function alreadyServed(dataDir: string, pid: number): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `Sundet already runs on ${dataDir} as process ${pid}: stop it first, or choose another folder with SUNDET_DATA_DIR.`,
  );
}
