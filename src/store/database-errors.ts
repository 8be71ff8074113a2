import { DatabaseUnavailableError, messageOf, SundetError } from '../lib/errors.ts';

/** How the network says that nobody answers: Node's names for it. */
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** SQLSTATEs of PostgreSQL, appendix A: it stops or starts, the connection broke, no connection is left. */
const UNREACHABLE_STATES = /^(?:57P0[123]|08...|53300)$/;

const DISK_FULL = '53100';

/**
 * SQLSTATEs that a value of a row itself brings about: it cannot be read, breaks a constraint, or is larger than an
 * index takes.
 */
const REFUSED_STATES = /^(?:22|23|54)/;

/** What pg and its pool say in words alone. */
const DRIVER_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (?:has encountered a connection error|was closed) and is not queryable)/;

/**
 * Runs `work`, which asks the database.
 * @throws DatabaseUnavailableError where the database cannot be reached; whatever else `work` throws, as it is.
 */
export async function reachingDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const full = causesOf(cause).find((error) => errorCode(error) === DISK_FULL);
    if (full !== undefined) throw diskFull(full.message, cause);
    const lost = causesOf(cause).find(isLost);
    if (lost === undefined) throw cause;
    throw new DatabaseUnavailableError(
      `The database does not answer (${errorCode(lost) ?? messageOf(lost)}): see that it runs, and try again in a moment.`,
      { cause },
    );
  }
}

/** Whether the database works and refuses what it was given: given again, it is refused again. */
export function isRefusedValue(error: unknown): boolean {
  return causesOf(error).some((cause) => REFUSED_STATES.test(errorCode(cause) ?? ''));
}

/** SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const UNIQUE_VIOLATION = '23505';
export const DEADLOCK_DETECTED = '40P01';

/** The SQLSTATE of PostgreSQL, or Node's name of what went wrong; null where there is none. */
export function errorCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** The error and what caused it, outermost first, as far as it was not raised by us: drizzle wraps the driver's. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let next = error;
  while (next instanceof Error && !(next instanceof SundetError) && !causes.includes(next)) {
    causes.push(next);
    next = next.cause;
  }
  return causes;
}

/** @param what names the file that could not be written, or the folder. */
export function diskFull(what: string, cause: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `The database's disk is full (${what}): free some space and try again; what was stored before is kept.`,
    { cause },
  );
}

function isLost(error: Error): boolean {
  const code = errorCode(error);
  if (code === null) return DRIVER_WORDS.test(error.message);
  return NETWORK_CODES.has(code) || UNREACHABLE_STATES.test(code);
}
