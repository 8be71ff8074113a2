import { SundetError } from '../lib/errors.ts';

/** The receiver could not be reached, or did not answer as it should. Its name is the operator's word for why. */
export class NotDeliveredError extends SundetError {
  readonly code = 'not_delivered';
  override readonly retry = true;
  /** `status 500`, `unanswered`, `no echo`: never an address, nor anything the receiver wrote. */
  readonly why: string;
  /** Whether the receiver asked never to be called on again. */
  readonly isFinal: boolean;

  constructor(why: string, options: ErrorOptions & { readonly isFinal?: boolean } = {}) {
    super(`not delivered: ${why}`, options);
    this.why = why;
    this.isFinal = options.isFinal ?? false;
  }
}
