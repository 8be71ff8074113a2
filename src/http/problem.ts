import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { OutsideTimetableError, ShiftRefusedError } from '../domain/refused-requests.ts';
import {
  BadRequestError,
  DatabaseUnavailableError,
  NoRoomError,
  NoTimetableError,
  SundetError,
  TimetableUnavailableError,
  UpstreamError,
  UpstreamShapeError,
} from '../lib/errors.ts';
import { type ParameterError, type ParameterFault, tellFault } from './parameter-fault.ts';
import {
  ForeignOriginError,
  GoneError,
  InvalidParametersError,
  MethodNotAllowedError,
  NotFoundError,
  TooManyRequestsError,
} from './request-errors.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** An error as readers of the API get it (RFC 9457). */
export const Problem = z.object({
  type: z
    .string()
    .describe('URI reference of the kind of problem; `about:blank` where the status says it all')
    .meta({ examples: ['/problems/bad-parameter'] }),
  title: z.string().describe('the kind of problem in a few words'),
  status: z.int().describe('the HTTP status'),
  detail: z.string().describe('what is wrong with this request, and what to do'),
  errors: z
    .array(z.object({ parameter: z.string(), message: z.string() }))
    .optional()
    .describe('for `/problems/bad-parameter`: every parameter that is wrong'),
});
export type Problem = z.infer<typeof Problem>;

/** The kinds of problem that say more than their status; each is explained at `/problems/{name}`. */
export const PROBLEM_KINDS = {
  'bad-parameter': {
    title: 'Wrong parameters',
    explanation:
      'The request has parameters that this address does not know, or with values it cannot take. ' +
      'Each is named in "errors" with what is wrong. Nothing was searched for; correct them and ask again.',
  },
  'database-unavailable': {
    title: 'The database is out of reach',
    explanation:
      'The service runs, but cannot reach its database at the moment. ' +
      'Ask the same again after the number of seconds in the Retry-After header.',
  },
  'no-timetable': {
    title: 'No timetable is in service',
    explanation:
      'Journeys are looked for in the timetables of both countries, which have not been brought in yet. ' +
      'Ask the same again after the number of seconds in the Retry-After header.',
  },
  'timetable-unavailable': {
    title: 'The timetable cannot be asked',
    explanation:
      'Too many ask for journeys at this moment, or a new timetable is just being put in service. ' +
      'Ask the same again after the number of seconds in the Retry-After header.',
  },
  'no-room': {
    title: 'There is no room at the moment',
    explanation:
      'There is a ceiling on what this service keeps for everybody together, and on what it sends within an hour, ' +
      'so that nobody can fill its disk or have it flood others with messages. It is reached, by no fault of yours. ' +
      'Nothing was kept; ask the same again after the number of seconds in the Retry-After header.',
  },
  'too-many-requests': {
    title: 'Too many requests',
    explanation:
      'So much has been asked for from your network of late that others would have to wait. ' +
      'Ask again after the number of seconds in the Retry-After header. ' +
      'Whoever needs a great many vacancies reads them fastest a hundred at a time, with "cursor".',
  },
} as const;
type ProblemKind = keyof typeof PROBLEM_KINDS;

/** Seconds until a repeated request may find the database again: a restart takes about that. */
const RETRY_AFTER_SECONDS = 5;

/** How an error is answered, before a form is chosen. */
export interface ErrorAnswer {
  readonly status: number;
  readonly kind: ProblemKind | null;
  readonly detail: string;
  readonly faults: readonly ParameterError[];
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The one place where an error becomes an HTTP answer. What was not raised on purpose tells nothing of the inside.
 * @param requestId told to the reader of an unexpected error, to find it in the log.
 */
export function answerTo(error: unknown, requestId: string): ErrorAnswer {
  if (error instanceof SundetError) return answerToOurs(error, requestId);
  const status = clientErrorStatus(error);
  if (status === null || !(error instanceof Error)) return internalError(requestId);
  return plainAnswer(status, error.message);
}

/** The answer as RFC 9457 has it, in English. */
export function problemOf(answer: ErrorAnswer): Problem {
  const problem: Problem = {
    type: answer.kind === null ? 'about:blank' : `/problems/${answer.kind}`,
    title: answer.kind === null ? (STATUS_CODES[answer.status] ?? 'Error') : PROBLEM_KINDS[answer.kind].title,
    status: answer.status,
    detail: answer.detail,
  };
  if (answer.faults.length === 0) return problem;
  const errors = answer.faults.map(({ parameter, fault }) => ({
    parameter,
    message: tellFault(fault, 'en'),
  }));
  return { ...problem, errors };
}

function answerToOurs(error: SundetError, requestId: string): ErrorAnswer {
  if (error instanceof InvalidParametersError) return badParameters(error.faults);
  if (error instanceof BadRequestError) return badParameters([faultOf(error)]);
  if (error instanceof NotFoundError) return plainAnswer(404, error.message);
  if (error instanceof ForeignOriginError) return plainAnswer(403, error.message);
  if (error instanceof GoneError) return plainAnswer(410, error.message);
  if (error instanceof MethodNotAllowedError) {
    return plainAnswer(405, error.message, { allow: error.allowed.join(', ') });
  }
  if (error instanceof TooManyRequestsError) {
    const headers = { 'retry-after': String(error.retryAfterSeconds) };
    return { ...plainAnswer(429, error.message, headers), kind: 'too-many-requests' };
  }
  if (error instanceof NoRoomError) {
    const headers = { 'retry-after': String(error.retryAfterSeconds) };
    return { ...plainAnswer(503, error.message, headers), kind: 'no-room' };
  }
  if (error instanceof DatabaseUnavailableError) return databaseUnavailable();
  if (error instanceof NoTimetableError || error instanceof TimetableUnavailableError) {
    const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
    const kind = error instanceof NoTimetableError ? 'no-timetable' : 'timetable-unavailable';
    return { ...plainAnswer(503, error.message, headers), kind };
  }
  if (error instanceof UpstreamError || error instanceof UpstreamShapeError) {
    return plainAnswer(
      502,
      'A service that this answer depends on did not answer as it should. Try again later.',
    );
  }
  return internalError(requestId);
}

function faultOf(error: BadRequestError): ParameterError {
  return { parameter: error.parameter, fault: reasonOf(error) };
}

function reasonOf(error: BadRequestError): ParameterFault {
  if (error.parameter === 'cursor') return { kind: 'stale_cursor' };
  if (error instanceof ShiftRefusedError) return { kind: 'not_a_shift', mostHours: error.mostHours };
  if (error instanceof OutsideTimetableError) {
    const { validFrom, validTo } = error;
    return { kind: 'outside_timetable', validFrom, validTo };
  }
  return { kind: 'told', message: error.message };
}

function badParameters(faults: readonly ParameterError[]): ErrorAnswer {
  const told = faults.map(({ parameter, fault }) => `${parameter}: ${tellFault(fault, 'en')}`);
  return { ...plainAnswer(400, `${told.join('; ')}.`), kind: 'bad-parameter', faults };
}

function databaseUnavailable(): ErrorAnswer {
  // The error's own message speaks to whoever runs the service, and may name hosts.
  const detail = 'The database cannot be reached at the moment. Try again in a few seconds.';
  const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
  return { ...plainAnswer(503, detail, headers), kind: 'database-unavailable' };
}

function internalError(requestId: string): ErrorAnswer {
  return plainAnswer(500, `Something went wrong on our side. The log has it under request ${requestId}.`);
}

function plainAnswer(status: number, detail: string, headers: Record<string, string> = {}): ErrorAnswer {
  return { status, kind: null, detail, faults: [], headers };
}

/** The framework and its file server raise errors of their own about a request, and mark them as fit to be told. */
function clientErrorStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  const byFramework = 'code' in error && typeof error.code === 'string' && error.code.startsWith('FST_');
  const byFileServer = 'expose' in error && error.expose === true;
  if (!byFramework && !byFileServer) return null;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : null;
}
