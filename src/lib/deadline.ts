/** Something that should have answered has not. */
export class DeadlineError extends Error {
  readonly code = 'deadline';
}

/**
 * Waits for `work`, but no longer than `ms` milliseconds. The work itself goes on; its result is dropped.
 * @throws DeadlineError naming `what`; whatever `work` throws before.
 */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`${what} did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
