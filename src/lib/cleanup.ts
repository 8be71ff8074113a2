/** What must be closed again, in reverse order of opening. (`AsyncDisposableStack` comes only with Node 24.) */
export interface Cleanup {
  defer(close: () => Promise<unknown>): void;
}

/**
 * Runs `use` and then everything it deferred, last first, whether it ended or threw. Each close is tried, whatever
 * the others do; an error of `use` comes before one of closing.
 */
export async function withCleanup<T>(use: (cleanup: Cleanup) => Promise<T>): Promise<T> {
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async (): Promise<unknown[]> => {
    const errors: unknown[] = [];
    for (const close of closers.reverse()) await close().catch((error: unknown) => errors.push(error));
    return errors;
  };
  let result: T;
  try {
    result = await use({ defer: (close) => closers.push(close) });
  } catch (error) {
    await closeAll();
    throw error;
  }
  const errors = await closeAll();
  if (errors.length > 0) throw errors[0];
  return result;
}
