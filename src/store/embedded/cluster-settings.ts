/** A PostgreSQL server setting by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/**
 * What the embedded server runs with: one machine that it shares with the program, queries of milliseconds, and a
 * nightly load. Durability is left as strict as PostgreSQL's own default.
 */
export const SERVER_SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
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

/** As one string for `pg_ctl -o`, which hands it to a shell. Values are ours: letters, digits and dots only. */
export function serverOptions(port: number, settings: ServerSettings): string {
  const entries = Object.entries({ ...SERVER_SETTINGS, ...settings, port: String(port) });
  return entries.map(([name, value]) => `-c ${name}=${value}`).join(' ');
}
