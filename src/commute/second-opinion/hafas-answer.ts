import { z } from 'zod';
import { UpstreamShapeError } from '../../lib/errors.ts';
import { COPENHAGEN, parseInstant } from '../../lib/zoned-time.ts';
import { PlannerRefusal, type PlannerRide, type PlannerTrip } from './planner.ts';

/** HAFAS writes one of a list as the thing itself, and none as nothing. */
function list<T extends z.ZodType>(item: T) {
  return z
    .union([z.array(item), item.transform((one) => [one])])
    .optional()
    .transform((items): z.output<T>[] => items ?? []);
}

const End = z.object({
  date: z.iso.date(),
  time: z.string().regex(/^\d\d:\d\d(?::\d\d)?$/),
});
const Product = z.object({
  name: z.string().optional(),
  line: z.string().optional(),
  displayNumber: z.string().optional(),
});
const Leg = z.object({
  type: z.string().optional(),
  name: z.string().optional(),
  Origin: End,
  Destination: End,
  Product: list(Product),
});
const Trip = z.object({ LegList: z.object({ Leg: list(Leg) }) });

/** What both countries' planners answer to `trip`: HAFAS ReST in JSON, without its root. */
const Answer = z.object({
  Trip: list(Trip),
  errorCode: z.string().optional(),
});

/** What no vehicle does; a leg without a type is a ride where it has a product. */
const RIDES = new Set(['JNY', 'TETA']);

/** HAFAS' error codes, by what they mean for who asks; any other is a failure. */
const REFUSALS: Readonly<Record<string, PlannerRefusal['state']>> = {
  SVC_NO_RESULT: 'nothing_found',
  SVC_NO_MATCH: 'nothing_found',
  SVC_LOC: 'nothing_found',
  SVC_LOC_NEAR: 'nothing_found',
  API_QUOTA: 'quota',
  API_TOO_MANY_REQUESTS: 'quota',
  API_AUTH: 'refused',
};

/**
 * The trips of an answer.
 * @param status an error may come with any, also 200.
 * @throws PlannerRefusal for an error that it tells; UpstreamShapeError for what is no answer.
 */
export function readTrips(planner: string, status: number, body: unknown): PlannerTrip[] {
  const parsed = Answer.safeParse(body);
  if (!parsed.success) throw new UpstreamShapeError(`${planner} answered in a shape that is not known`);
  const { errorCode, Trip: trips } = parsed.data;
  if (errorCode !== undefined) {
    // Only what looks like a code goes on: what else they say may repeat what was asked.
    const code = /^[A-Z][A-Z0-9_]{1,40}$/.test(errorCode) ? errorCode : 'an error';
    throw new PlannerRefusal(planner, REFUSALS[errorCode] ?? refusalByStatus(status), code);
  }
  if (status >= 400) throw new PlannerRefusal(planner, refusalByStatus(status), String(status));
  return trips.flatMap(tripOf);
}

export function refusalByStatus(status: number): PlannerRefusal['state'] {
  if (status === 429) return 'quota';
  return status === 401 || status === 403 ? 'refused' : 'failed';
}

function tripOf({ LegList: { Leg: legs } }: z.output<typeof Trip>): PlannerTrip[] {
  const [first] = legs;
  const last = legs.at(-1);
  if (first === undefined || last === undefined) return [];
  const rides = legs.filter(isRide).map((leg): PlannerRide => {
    const [product] = leg.Product;
    const line = product?.name ?? product?.line ?? product?.displayNumber ?? leg.name ?? '';
    return { line: line.trim(), departure: momentOf(leg.Origin), arrival: momentOf(leg.Destination) };
  });
  return [{ departure: momentOf(first.Origin), arrival: momentOf(last.Destination), rides }];
}

function isRide({ type, Product: products }: z.output<typeof Leg>): boolean {
  return type === undefined ? products.length > 0 : RIDES.has(type);
}

/** Both countries' clocks show the same. */
function momentOf({ date, time }: z.output<typeof End>): string {
  const text = `${date}T${time.length === 5 ? `${time}:00` : time}`;
  const instant = parseInstant(text, COPENHAGEN);
  if (instant === null) throw new UpstreamShapeError('a planner answered a time that is none');
  return instant;
}
