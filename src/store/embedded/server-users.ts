import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isAlive, ourIdentity } from './process-identity.ts';

const ServerUser = z.object({ pid: z.int(), start: z.string(), role: z.enum(['owner', 'guest']) });

/** A living process that uses the embedded server. An `owner` tolerates no other owner, a `guest` shares with all. */
export type ServerUser = z.infer<typeof ServerUser>;

/** Who uses the server: one small file each, so that a process that died leaves nothing but a file to sweep. */
export class ServerUsers {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The living ones; what the dead left behind is removed. */
  async living(): Promise<ServerUser[]> {
    await mkdir(this.#folder, { recursive: true });
    const users: ServerUser[] = [];
    for (const name of await readdir(this.#folder)) {
      const user = await this.#read(name);
      if (user !== null && (await isAlive(user))) users.push(user);
      else await rm(path.join(this.#folder, name), { force: true });
    }
    return users;
  }

  /** Enters us; the answer takes us out again. */
  async enter(role: ServerUser['role']): Promise<() => Promise<void>> {
    const file = path.join(this.#folder, `${process.pid}-${randomUUID()}.json`);
    await writeFile(file, JSON.stringify({ ...(await ourIdentity()), role }));
    return () => rm(file, { force: true });
  }

  async #read(name: string): Promise<ServerUser | null> {
    try {
      return ServerUser.parse(JSON.parse(await readFile(path.join(this.#folder, name), 'utf8')));
    } catch {
      return null;
    }
  }
}
