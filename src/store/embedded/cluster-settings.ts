import { totalmem } from 'node:os';

/** A PostgreSQL server setting by name. */
export type ServerSettings = Readonly<Record<string, string>>;

const MEGABYTE = 1024 * 1024;
/** What PostgreSQL runs with by itself, and where 100,000 vacancies and their keys no longer go to and fro. */
const BUFFERS = { least: 128, most: 512 } as const;

/**
 * What the embedded server runs with: one machine that it shares with the program, queries of milliseconds, and a
 * nightly load. Durability is left as strict as PostgreSQL's own default.
 */
export const SERVER_SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: sharedBuffers(availableMemory()),
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  // It made the log of a first harvest a sixteenth smaller, for a twentieth of the processor time.
  wal_compression: 'off',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // Compiling a query takes longer than any of ours runs.
  jit: 'off',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  idle_in_transaction_session_timeout: '10min',
};

/**
 * A sixteenth of the memory, within bounds: PostgreSQL would take a quarter, on a machine of its own. It is taken page by
 * page as tables grow into it, so that a few hundred vacancies cost no more than before.
 * @param memory bytes.
 */
export function sharedBuffers(memory: number): string {
  const megabytes = Math.round(memory / 16 / MEGABYTE);
  return `${Math.min(BUFFERS.most, Math.max(BUFFERS.least, megabytes))}MB`;
}

/** Bytes: the machine's, or less where the system allows us less (a container). Zero and absent mean no limit. */
function availableMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}

/** As one string for `pg_ctl -o`, which hands it to a shell. Values are ours: letters, digits and dots only. */
export function serverOptions(port: number, settings: ServerSettings): string {
  const entries = Object.entries({ ...SERVER_SETTINGS, ...settings, port: String(port) });
  return entries.map(([name, value]) => `-c ${name}=${value}`).join(' ');
}
