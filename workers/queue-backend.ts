import { type BackendFactory, createPostgresBackend, createRedisBackend, type IQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { DeadlineError, within } from '../src/lib/deadline.ts';
import { messageOf, SundetError } from '../src/lib/errors.ts';
import type { Logger } from '../src/lib/logger.ts';

export interface QueueSettings {
  /** Null: the queue lives in PostgreSQL, in a schema of its own. */
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  readonly logger: Logger;
}

/** A Redis that has not answered by then is taken for unreachable when the program starts, milliseconds. */
const CONNECT_MS = 5_000;

/** One that answered a moment ago may be silent now. An answer takes milliseconds, on a machine at its limits seconds. */
const ANSWER_MS = 10_000;
/** To open it for the first time makes its tables. */
const OPEN_MS = 60_000;
const CLOSE_MS = 5_000;

/** The queue's Redis cannot be reached. */
export class QueueUnavailableError extends SundetError {
  readonly code = 'queue_unavailable';
  override readonly retry = true;
}

/** Opens a queue on Redis where there is one, else on the PostgreSQL that holds everything else. */
export async function onBackend<T>(
  { redisUrl, databaseUrl }: QueueSettings,
  open: <B extends IQueueBackend, C>(factory: BackendFactory<B, C>, connection: C) => Promise<T>,
): Promise<T> {
  if (redisUrl !== null) {
    await requireRedis(redisUrl);
    return open(createRedisBackend, { url: redisUrl, maxRetriesPerRequest: null });
  }
  const connection = { connectionString: databaseUrl, schema: 'bullmq', migrate: true, max: 4 };
  return open(createPostgresBackend, connection);
}

/** Waits for an answer of the queue, which BullMQ would do for ever. @throws DeadlineError */
export function answered<T>(answer: Promise<T>): Promise<T> {
  return within(ANSWER_MS, 'the queue', answer);
}

/** Waits until it can be asked. @throws QueueUnavailableError */
export async function readyQueue(queue: { waitUntilReady(): Promise<unknown> }): Promise<void> {
  try {
    await within(OPEN_MS, 'the queue', queue.waitUntilReady());
  } catch (error) {
    throw new QueueUnavailableError(`the queue cannot be opened: ${messageOf(error)}`, { cause: error });
  }
}

/** Takes leave of the queue's server, or, where that does not answer, goes without. */
export async function closeQueue(queue: {
  close(): Promise<void>;
  disconnect(): Promise<void>;
}): Promise<void> {
  try {
    await within(CLOSE_MS, 'the queue', queue.close());
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    await answered(queue.disconnect());
  }
}

/** BullMQ would wait for ever, in silence. @throws QueueUnavailableError */
async function requireRedis(url: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    // Something that takes a connection need not be awake.
    commandTimeout: CONNECT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // What is thrown below says only that the connection is closed; why it is comes as an event.
  let reason: unknown = null;
  client.on('error', (error) => {
    reason = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    const { host } = new URL(url);
    throw new QueueUnavailableError(
      `no Redis answers at ${host} (${messageOf(reason ?? error)}): start it, correct REDIS_URL, or unset it to keep the queue in PostgreSQL`,
      { cause: error },
    );
  } finally {
    client.disconnect();
  }
}
