import { type DestinationStream, pino } from 'pino';
import { maskLogLine } from './mask-log-line.ts';

/** What the program needs of a logger: structured, levelled, with children that carry context (a run id). */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Secrets that may ride along in an object someone logs; their values never reach a line. */
const SECRET_PATHS = [
  'authorization',
  'cookie',
  'accessId',
  'token',
  'adminToken',
  'key',
  'password',
  'databaseUrl',
  'redisUrl',
];

/**
 * JSON lines on standard error, so that standard output stays the command's own. No line holds an e-mail address, a
 * password or a query, whatever was logged.
 */
export function createLogger(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  const redact = SECRET_PATHS.flatMap((path) => [path, `*.${path}`]);
  const timestamp = pino.stdTimeFunctions.isoTime;
  return pino({ level, base: null, timestamp, redact, hooks: { streamWrite: maskLogLine } }, destination);
}

export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLogger,
};
