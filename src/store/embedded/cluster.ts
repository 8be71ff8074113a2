import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailableError } from '../../lib/errors.ts';
import type { Binaries } from './binaries.ts';
import { type ServerSettings, serverOptions } from './cluster-settings.ts';
import { freePort } from './free-port.ts';
import { findPostmaster, type Postmaster, removeStalePostmasterFile } from './postmaster-file.ts';
import { type RunAs, runProgram } from './run-program.ts';
import { lastComplaint, prepareLog } from './server-log.ts';

/** The superuser that initdb makes, and the only one there is. */
export const CLUSTER_USER = 'sundet';

const START_SECONDS = 300;
const STOP_SECONDS = 60;
/** How long the orphans of a killed server may take to notice and let go of its shared memory. */
const ORPHAN_MS = 20_000;
const PORT_ATTEMPTS = 5;

export interface ClusterOptions {
  /** Absolute. The cluster is `postgres/` in it, beside its password and its log. */
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly as: RunAs;
  readonly settings: ServerSettings;
}

/** One PostgreSQL cluster on disk and the server on it, driven through PostgreSQL's own `initdb` and `pg_ctl`. */
export class Cluster {
  readonly #options: ClusterOptions;
  readonly #folder: string;
  readonly #passwordFile: string;
  readonly #logFile: string;

  constructor(options: ClusterOptions) {
    this.#options = options;
    this.#folder = path.join(options.dataDir, 'postgres');
    this.#passwordFile = path.join(options.dataDir, 'postgres.password');
    this.#logFile = path.join(options.dataDir, 'postgres.log');
  }

  /** Makes the cluster if there is none yet; else sees to it that it is one that we can use. */
  async prepare(): Promise<void> {
    const version = await readFile(path.join(this.#folder, 'PG_VERSION'), 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return null;
      throw this.#unusable(`cannot be read (${error.code})`, error);
    });
    if (version === null) return this.#initialise();
    await this.#requireMajor(version.trim());
    await this.#requireOwner();
  }

  async password(): Promise<string> {
    try {
      return (await readFile(this.#passwordFile, 'utf8')).trim();
    } catch (cause) {
      throw this.#unusable(`has lost its password file ${this.#passwordFile}`, cause);
    }
  }

  /** The server that runs on it, if any. */
  running(): Promise<Postmaster | null> {
    return findPostmaster(this.#folder);
  }

  /**
   * Starts the server and waits until it answers.
   * @param preferredPort tried first; else, and where it is taken, a free one.
   * @returns its port on 127.0.0.1.
   */
  async start(preferredPort: number | null): Promise<number> {
    await removeStalePostmasterFile(this.#folder);
    const deadline = performance.now() + ORPHAN_MS;
    let port = preferredPort ?? (await freePort());
    for (let attempt = 1; ; attempt += 1) {
      const complaint = await this.#tryStart(port);
      if (complaint === null) return port;
      if (/still in use/.test(complaint) && performance.now() < deadline) await sleep(200);
      else if (/TCP\/IP socket|bind/.test(complaint) && attempt < PORT_ATTEMPTS) port = await freePort();
      else throw this.#failed('did not start', complaint);
    }
  }

  /** Stops the server; clients are disconnected. Does nothing where none runs. */
  async stop(): Promise<void> {
    for (const mode of ['fast', 'immediate']) {
      if ((await this.running()) === null) return;
      await this.#pgCtl(['stop', '-m', mode, '-w', '-t', String(STOP_SECONDS)]);
    }
    const survivor = await this.running();
    if (survivor !== null) throw this.#failed('did not stop', `process ${survivor.pid} is still there`);
  }

  /** What it wrote on trying; null on success. */
  async #tryStart(port: number): Promise<string | null> {
    const { as, settings } = this.#options;
    const offset = await prepareLog(this.#logFile, as);
    const options = serverOptions(port, settings);
    const { status, output } = await this.#pgCtl(
      ['start', '-l', this.#logFile, '-w', '-t', String(START_SECONDS), '-o', options], //
    );
    if (status === 0) return null;
    return (await lastComplaint(this.#logFile, offset)) ?? output.trim();
  }

  #pgCtl(args: readonly string[]): ReturnType<typeof runProgram> {
    const { as, binaries } = this.#options;
    return runProgram(binaries.pgCtl, ['-D', this.#folder, ...args], as);
  }

  /** In a folder beside, renamed at the end: a start that was killed half way leaves nothing that looks whole. */
  async #initialise(): Promise<void> {
    const { as, binaries } = this.#options;
    const draft = `${this.#folder}.new`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await this.#writePassword();
    if (as.uid !== undefined && as.gid !== undefined) await chown(draft, as.uid, as.gid);
    const { status, output } = await runProgram(binaries.initdb, this.#initdbArguments(draft), as);
    if (status !== 0) throw this.#failed('could not be set up', lastLine(output));
    await rename(draft, this.#folder);
  }

  /** PostgreSQL's own C.UTF-8 for order and case, the same on every system and release. */
  #initdbArguments(folder: string): string[] {
    return [
      `--pgdata=${folder}`,
      `--username=${CLUSTER_USER}`,
      `--pwfile=${this.#passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ];
  }

  async #writePassword(): Promise<void> {
    const { as } = this.#options;
    await rm(this.#passwordFile, { force: true });
    await writeFile(this.#passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    await chmod(this.#passwordFile, 0o600);
    if (as.uid !== undefined && as.gid !== undefined) await chown(this.#passwordFile, as.uid, as.gid);
  }

  async #requireMajor(made: string): Promise<void> {
    const { as, binaries } = this.#options;
    const { output } = await runProgram(binaries.postgres, ['--version'], as);
    const ours = /(\d+)[.\w]*\s*$/.exec(output.trim())?.[1];
    if (ours === made) return;
    throw this.#unusable(
      `was made by PostgreSQL ${made} and this Sundet brings PostgreSQL ${ours ?? 'unknown'}`,
    );
  }

  /** PostgreSQL serves only a folder of its own user. As root we can hand it over; else we say whose it is. */
  async #requireOwner(): Promise<void> {
    const { as } = this.#options;
    const wanted = as.uid ?? process.getuid?.();
    const { uid: owner } = await lstat(this.#folder);
    if (wanted === undefined || owner === wanted) return;
    if (process.getuid?.() !== 0) throw this.#unusable(`belongs to another user (number ${owner})`);
    if ((await this.running()) !== null) return;
    await handOver(this.#folder, wanted, as.gid ?? process.getgid?.() ?? wanted);
  }

  #unusable(what: string, cause?: unknown): DatabaseUnavailableError {
    return new DatabaseUnavailableError(
      `The embedded database in ${this.#folder} ${what}: ` +
        'move that folder away (the ads are harvested anew), or choose another with SUNDET_DATA_DIR.',
      { cause },
    );
  }

  #failed(what: string, why: string): DatabaseUnavailableError {
    return new DatabaseUnavailableError(
      `The embedded PostgreSQL ${what} (${why}): see ${this.#logFile}, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

async function handOver(entry: string, uid: number, gid: number): Promise<void> {
  await lchown(entry, uid, gid);
  if (!(await lstat(entry)).isDirectory()) return;
  for (const name of await readdir(entry)) await handOver(path.join(entry, name), uid, gid);
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
