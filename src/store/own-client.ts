import pg from 'pg';

export type OwnClient = pg.Client;

/** A connection of its own, for what reads all the time. Whoever opened it ends it. */
export async function openOwnClient(url: string, name: string): Promise<OwnClient> {
  const client = new pg.Client({ connectionString: url, application_name: name, keepAlive: true });
  // One that breaks with nobody listening ends the program; the next statement on it tells.
  client.on('error', () => {});
  await client.connect();
  return client;
}
