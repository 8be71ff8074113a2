/**
 * Every error Sundet raises on purpose. `code` is a literal that callers may switch on, `retry` says whether the
 * same call may succeed later; both are translated to a queue outcome in `workers/` and to a problem+json in
 * `src/http/`, and nowhere else. The message is one sentence a person can act on.
 */
export abstract class SundetError extends Error {
  abstract readonly code: string;
  readonly retry: boolean = false;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A setting is missing or wrong. Lists every fault at once. */
export class ConfigError extends SundetError {
  readonly code = 'config';
}

/** The database cannot be reached, is locked by another Sundet, or is of a version we cannot use. */
export class DatabaseUnavailableError extends SundetError {
  readonly code = 'database_unavailable';
  override readonly retry = true;
}

/** No timetable has been brought into service. */
export class NoTimetableError extends SundetError {
  readonly code = 'no_timetable';
  override readonly retry = true;
}

/** Too many ask the timetable at once, or it is being changed: journeys cannot be looked for at the moment. */
export class TimetableUnavailableError extends SundetError {
  readonly code = 'timetable_unavailable';
  override readonly retry = true;
}

/** An upstream did not answer, or answered with an HTTP error. */
export class UpstreamError extends SundetError {
  readonly code = 'upstream';
  override readonly retry: boolean;
  /** HTTP status; null where no answer came at all. */
  readonly status: number | null;

  constructor(message: string, options: ErrorOptions & { status: number | null; retry: boolean }) {
    super(message, options);
    this.status = options.status;
    this.retry = options.retry;
  }
}

/** An upstream answered in a shape that we do not know: a person has to look before anything is believed. */
export class UpstreamShapeError extends SundetError {
  readonly code = 'upstream_shape';
}

/** The user asked for something impossible; `parameter` names what was wrong. */
export class BadRequestError extends SundetError {
  readonly code = 'bad_request';
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

/** One receiver is to follow more searches than one may. */
export class TooManyFollowsError extends SundetError {
  readonly code = 'too_many_follows';
}

/** Everybody together has used up what this service keeps or sends; none of it is this client's doing. */
export class NoRoomError extends SundetError {
  readonly code = 'no_room';
  override readonly retry = true;
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The command line was used wrongly: exit status 2. */
export class UsageError extends SundetError {
  readonly code = 'usage';
}

/** Makes a UsageError: for functions that are told what to throw. */
export function usageFault(message: string): UsageError {
  return new UsageError(message);
}

/** The message of anything thrown, for logs and for one-sentence reports. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
