import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { ofThisFile } from './strays.ts';

/** A Redis of Debian's, on a free port, keeping nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Takes connections and answers nothing, as a machine that swaps or a network that swallows. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A port that was free a moment ago may be somebody else's by now. */
const MOST_TRIES = 5;

export async function startRedis(): Promise<RedisServer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOn(await freePort());
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
    }
  }
}

async function startOn(port: number): Promise<RedisServer> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = ofThisFile(spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] }));
  await ready(child);
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('redis-server has no standard output');
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    if (!line.includes('Ready to accept connections')) continue;
    // Unread output would fill the pipe and stop the server.
    child.stdout.resume();
    return;
  }
  throw new Error('redis-server ended before it was ready');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<unknown>((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
