/** An error as it may stand in the log: what failed and where, without what the reader searched for. */
export interface LoggableError {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
  /** The places in the code, innermost first. */
  readonly frames: readonly string[];
  readonly cause: LoggableError | null;
}

const DEEPEST_CAUSE = 4;

/** Describes anything thrown, with its causes, for the log. */
export function loggableError(error: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error)) {
    return { name: typeof error, message: String(error), code: null, frames: [], cause: null };
  }
  const deeper = error.cause !== undefined && depth < DEEPEST_CAUSE;
  return {
    name: error.name,
    message: withoutParameters(error.message),
    code: 'code' in error && typeof error.code === 'string' ? error.code : null,
    frames: framesOf(error),
    cause: deeper ? loggableError(error.cause, depth + 1) : null,
  };
}

/** Drizzle's message ends in the values of the query: what people search is theirs. */
function withoutParameters(message: string): string {
  return message.replace(/\nparams:[\s\S]*$/, '');
}

/** The stack repeats the message in front; only its frames are taken. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}
