import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits `ms` milliseconds. Handed in wherever something waits, so that tests need not.
 * @throws the signal's reason as soon as it aborts.
 */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

export const realWait: Wait = async (ms, signal) => {
  signal?.throwIfAborted();
  if (ms <= 0) return;
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
};
