import { parentPort, workerData } from 'node:worker_threads';
import { SundetError } from '../../lib/errors.ts';
import { startThread } from '../../lib/start-thread.ts';
import {
  FeedRefusedError,
  FeedUnreadableError,
  TimetableFileError,
  TimetableThreadError,
} from '../timetable-errors.ts';

/** Errors lose their class on their way between threads; these get it back. */
const KNOWN_FAULTS = new Map<string, new (message: string) => SundetError>([
  ['feed_refused', FeedRefusedError],
  ['feed_unreadable', FeedUnreadableError],
  ['timetable_file', TimetableFileError],
]);

type Message =
  | { readonly kind: 'told'; readonly value: unknown }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly code: string; readonly message: string };

export interface ThreadJobOptions {
  readonly signal?: AbortSignal | undefined;
  /** What the job tells on its way. */
  readonly onTold?: (value: unknown) => void;
}

/**
 * Does one job on a thread of its own, whose memory is gone with it. `module` calls `serveJob`.
 * @throws what the job throws; the signal's reason; TimetableThreadError where the thread dies.
 */
export async function runInThread<Result>(
  module: URL,
  data: unknown,
  { signal, onTold }: ThreadJobOptions = {},
): Promise<Result> {
  signal?.throwIfAborted();
  const thread = startThread(module, data);
  const stop = () => void thread.terminate();
  signal?.addEventListener('abort', stop);
  try {
    return await new Promise<Result>((resolve, reject) => {
      thread.on('message', (message: Message) => {
        if (message.kind === 'told') onTold?.(message.value);
        else if (message.kind === 'done') resolve(message.value as Result);
        else reject(faultOf(message.code, message.message));
      });
      thread.on('error', (cause) => reject(new TimetableThreadError(cause.message, { cause })));
      thread.on('exit', () => {
        reject(
          signal?.aborted
            ? signal.reason
            : new TimetableThreadError('a thread ended before its job was done'),
        );
      });
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

function faultOf(code: string, message: string): SundetError {
  const Fault = KNOWN_FAULTS.get(code);
  return Fault === undefined ? new TimetableThreadError(message) : new Fault(message);
}

/** The other side of `runInThread`: does the job and answers its result. */
export function serveJob<Data>(job: (data: Data, tell: (value: unknown) => void) => Promise<unknown>): void {
  const send = (message: Message) => parentPort?.postMessage(message);
  job(workerData.data as Data, (value) => send({ kind: 'told', value }))
    .then((value) => send({ kind: 'done', value }))
    .catch((error: unknown) => {
      const code = error instanceof SundetError ? error.code : 'unexpected';
      send({ kind: 'fault', code, message: error instanceof Error ? error.message : String(error) });
    });
}
