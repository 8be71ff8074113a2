import { BadRequestError } from '../lib/errors.ts';

/** What cannot be asked for, with what readers of other languages than English are to be told of it. */

/** A day that the timetable in service is not for. */
export class OutsideTimetableError extends BadRequestError {
  /** Its first and last day, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly validTo: string;

  constructor(
    parameter: string,
    { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string },
  ) {
    super(parameter, `lies outside the timetable in service, which is for ${validFrom} to ${validTo}`);
    this.validFrom = validFrom;
    this.validTo = validTo;
  }
}

/** Work that ends before it begins, or lasts longer than `mostHours`. */
export class ShiftRefusedError extends BadRequestError {
  readonly mostHours: number;

  constructor(mostHours: number) {
    super('leaveAfter', `must be after arriveBy, and at most ${mostHours} hours later`);
    this.mostHours = mostHours;
  }
}
