import { messageOf, UpstreamError } from './errors.ts';

/**
 * How long one request may keep silent, and its caller's wish to stop: both end it through one signal. The client
 * keeps this time itself, as the time-outs of the dispatcher cannot be set for one request of global `fetch`.
 */
export class HttpPatience {
  readonly #controller = new AbortController();
  readonly #where: string;
  readonly #idleMs: number;
  readonly #caller: AbortSignal | undefined;
  readonly #stop = (): void => this.#controller.abort(this.#caller?.reason);

  constructor(where: string, idleMs: number, caller: AbortSignal | undefined) {
    caller?.throwIfAborted();
    this.#where = where;
    this.#idleMs = idleMs;
    this.#caller = caller;
    caller?.addEventListener('abort', this.#stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Waits for the next sign of life. Time that the caller itself takes between two calls does not count.
   * @throws UpstreamError where none comes or the connection fails; the caller's reason where it stopped.
   */
  async waitFor<T>(work: Promise<T>, failure: string): Promise<T> {
    const timer = setTimeout(() => this.#controller.abort(this.#timeout()), this.#idleMs);
    try {
      return await settledOrAborted(work, this.signal);
    } catch (error) {
      if (this.signal.aborted) throw this.signal.reason;
      throw new UpstreamError(`${this.#where} ${failure}: ${causeOf(error)}`, {
        status: null,
        retry: true,
        cause: error,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** The request is over, or nobody wants the rest of it: frees its connection and lets go of the caller's signal. */
  end(): void {
    this.#caller?.removeEventListener('abort', this.#stop);
    this.#controller.abort();
  }

  #timeout(): UpstreamError {
    return new UpstreamError(`${this.#where} sent nothing for ${this.#idleMs / 1000} s`, {
      status: null,
      retry: true,
    });
  }
}

/** A body need not follow the signal of its request (a test double's does not): so both are listened to. */
function settledOrAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const done = (): void => signal.removeEventListener('abort', abort);
    work.then(resolve, reject).finally(done);
  });
}

/** `fetch` says only "fetch failed" or "terminated"; what happened stands in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error) || !(error.cause instanceof Error)) return messageOf(error);
  const { cause } = error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return cause.message === '' ? code || messageOf(error) : cause.message;
}
