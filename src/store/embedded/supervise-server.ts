import { messageOf } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Cluster } from './cluster.ts';

const CHECK_MS = 2_000;

export interface Supervisor {
  stop(): void;
}

/**
 * Starts the server again, on the same port, when it has died under us (out of memory, a stray kill): the pool's next
 * connections find it where it was. All processes that share it look; the lock lets one of them act.
 */
export function superviseServer(
  cluster: Cluster,
  port: number,
  locked: <T>(work: () => Promise<T>) => Promise<T>,
  logger: Logger,
): Supervisor {
  let busy = false;
  let stopped = false;
  const restart = (): Promise<void> =>
    locked(async () => {
      if (stopped || (await cluster.running()) !== null) return;
      logger.error({ port }, 'the database server has died and is started again');
      await cluster.start(port);
    });
  const check = async (): Promise<void> => {
    if (busy || (await cluster.running()) !== null) return;
    busy = true;
    await restart().catch((error) =>
      logger.error({ error: messageOf(error) }, 'the database server stays down'),
    );
    busy = false;
  };
  const timer = setInterval(check, CHECK_MS).unref();
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
