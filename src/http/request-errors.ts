import { SundetError } from '../lib/errors.ts';
import type { ParameterError } from './parameter-fault.ts';

/** One or more parameters of a request are wrong; lists every fault at once. */
export class InvalidParametersError extends SundetError {
  readonly code = 'invalid_parameters';
  readonly faults: readonly ParameterError[];

  constructor(faults: readonly ParameterError[]) {
    super(`wrong parameters: ${faults.map((fault) => fault.parameter).join(', ')}`);
    this.faults = faults;
  }
}

/** Nothing is at this address. */
export class NotFoundError extends SundetError {
  readonly code = 'not_found';
}

/** There was something here, and it will not come back. */
export class GoneError extends SundetError {
  readonly code = 'gone';
}

/** This client has asked for more than its share. */
export class TooManyRequestsError extends SundetError {
  readonly code = 'too_many_requests';
  override readonly retry = true;
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(`Too much has been asked for from this network. Ask again in ${retryAfterSeconds} seconds.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The address is there, but not for this method. */
export class MethodNotAllowedError extends SundetError {
  readonly code = 'method_not_allowed';
  readonly allowed: readonly string[];

  constructor(allowed: readonly string[]) {
    super(`This address answers ${allowed.join(' and ')} only.`);
    this.allowed = allowed;
  }
}

/** Another site's page sent what only ours may. */
export class ForeignOriginError extends SundetError {
  readonly code = 'foreign_origin';
}
