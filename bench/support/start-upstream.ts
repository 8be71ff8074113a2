import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ALL_MUNICIPALITIES } from './bench-ads.ts';

/** An upstream in a process of its own, and the settings that point a harvest to it. */
export interface BenchUpstream {
  readonly settings: Readonly<Record<string, string>>;
  /** From now on it lists what there is on that night, from 1. */
  setNight(night: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes the ads of so many nights into `folder` (some 8 kB each) and serves them. Takes about 1 ms an ad and night.
 * @param municipalities in how many of Skåne's they are.
 */
export async function startUpstream(
  folder: string,
  ads: number,
  nights: number,
  municipalities = ALL_MUNICIPALITIES,
): Promise<BenchUpstream> {
  const program = path.join(import.meta.dirname, 'snapshot-upstream.ts');
  const child = fork(program, [folder, ads, nights, municipalities].map(String), {
    execArgv: ['--import', 'tsx'],
  });
  const { port } = await answer<{ port: number }>(child);
  return {
    settings: {
      JOBTECH_STREAM_URL: `http://127.0.0.1:${port}/stream`,
      JOBTECH_SEARCH_URL: `http://127.0.0.1:${port}/search`,
      JOBNET_URL: `http://127.0.0.1:${port}/jobnet`,
      SUNDET_PACE: '0',
      SUNDET_SOURCES: 'jobtech',
    },
    async setNight(night) {
      const done = answer(child);
      child.send({ night });
      await done;
    },
    async close() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([status]) =>
    Promise.reject(new Error(`the upstream ended with ${status}`)),
  );
  ended.catch(() => {});
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message as T;
}
