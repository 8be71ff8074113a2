import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type CommuteQuery, LONGEST_COMMUTE, roundedPoint } from '../domain/commute.ts';
import type { ParameterError } from './parameter-fault.ts';
import { InvalidParametersError } from './request-errors.ts';
import { addFault, listOf, plainText, wholeNumber } from './vacancy-parameters.ts';

/** Names for plain parameters that a counsellor knows by heart. */
export const COMMUTE_PRESETS = {
  'dk-3h': { maxTravelDay: '180' },
  'se-12h': { maxAway: '720' },
  day: { arriveBy: '07:00', leaveAfter: '15:30' },
  evening: { arriveBy: '15:00', leaveAfter: '23:00' },
  night: { arriveBy: '23:00', leaveAfter: '07:00' },
  office: { arriveBy: '08:30', leaveAfter: '16:30' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
export type CommutePreset = keyof typeof COMMUTE_PRESETS;
export const COMMUTE_PRESET_NAMES = Object.keys(COMMUTE_PRESETS) as [CommutePreset, ...CommutePreset[]];

/** Where nothing is said of it. */
const DEFAULT_ARRIVE_BY = '08:00';
const LONGEST_PLACE = 200;
const MINUTES_A_DAY = 1440;

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** With an offset; a bare `+` in a query string stands for a space. */
const INSTANT = /^20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+ -]\d\d:\d\d)$/;

/** The parameters of a commute, for a search and for whatever else has a home to start from. */
export const COMMUTE_PARAMETERS = {
  from: plainText(LONGEST_PLACE)
    .optional()
    .meta({
      description:
        'Home: `lat,lon` in WGS84 degrees, or the id of a place. Rounded to about 100 m before it is used, and written into no log.',
      examples: ['55.605,13.000'],
    }),
  arriveBy: time()
    .optional()
    .meta({
      description: `When work starts: \`HH:MM\` on \`date\`, or an instant (ISO 8601 with offset) and then without \`date\`. Default ${DEFAULT_ARRIVE_BY}.`,
      examples: ['07:00'],
    }),
  leaveAfter: time()
    .optional()
    .meta({
      description:
        'When work ends, the same; the next day where it is no later than `arriveBy`: a night shift. At most 25 hours after it. With it the way home is told and counts.',
      examples: ['15:30'],
    }),
  date: day()
    .optional()
    .meta({
      description:
        'Day on which work starts. Default: the next weekday that is a public holiday in neither country.',
      examples: ['2026-12-01'],
    }),
  preset: listOf(z.enum(COMMUTE_PRESET_NAMES))
    .optional()
    .meta({
      description: `Names for other parameters: ${Object.entries(COMMUTE_PRESETS).map(describePreset).join('; ')}. Repeatable where they do not contradict each other.`,
      examples: [['day', 'dk-3h']],
    }),
} as const;

/** What bounds a commute. */
export const COMMUTE_LIMITS = {
  maxCommute: minutes(
    LONGEST_COMMUTE,
    'Most minutes from leaving home to the start of work and, with `leaveAfter`, from its end to being home.',
  ),
  maxTravelDay: minutes(2 * LONGEST_COMMUTE, 'Most minutes both ways together. Needs `leaveAfter`.'),
  maxAway: minutes(2 * MINUTES_A_DAY, 'Most minutes from leaving home to being back. Needs `leaveAfter`.'),
} as const;

const Shape = z.object({ ...COMMUTE_PARAMETERS, ...COMMUTE_LIMITS });
export type CommuteParameters = z.output<typeof Shape>;

/** Finds the place of an id; null for one that there is not. */
export type PlaceOf = (id: string) => { readonly lat: number; readonly lon: number } | null;

/**
 * The commutes these parameters ask for; null where they ask for none.
 * @throws InvalidParametersError where they contradict each other, or one needs another. What was given as `from` is
 *   never repeated.
 */
export function commuteQuery(
  parameters: CommuteParameters & { readonly sort?: string | undefined },
  placeOf: PlaceOf,
): CommuteQuery | null {
  const { from } = parameters;
  const { values, faults } = withPresets(parameters);
  if (from === undefined) {
    const orphans = Object.keys(Shape.shape).filter((name) => Reflect.get(parameters, name) !== undefined);
    if (parameters.sort === 'commute') orphans.push('sort');
    faults.push(
      ...orphans.map((parameter): ParameterError => ({ parameter, fault: { kind: 'needs', other: 'from' } })),
    );
  }
  faults.push(...faultsBetween(values));
  const origin = from === undefined ? null : originOf(from, placeOf);
  if (from !== undefined && origin === null)
    faults.push({ parameter: 'from', fault: { kind: 'not_a_place' } });
  if (faults.length > 0) throw new InvalidParametersError(faults);
  if (origin === null) return null;
  return {
    origin: roundedPoint(origin),
    arriveBy: plus(values.arriveBy ?? DEFAULT_ARRIVE_BY),
    leaveAfter: values.leaveAfter === undefined ? null : plus(values.leaveAfter),
    date: values.date ?? null,
    maxCommute: numberOf(values.maxCommute),
    maxTravelDay: numberOf(values.maxTravelDay),
    maxAway: numberOf(values.maxAway),
  };
}

type Plain = Omit<CommuteParameters, 'preset'>;

/** Presets written out. One that says otherwise than what is said plainly, or by another, is a fault. */
function withPresets({ preset = [], ...plain }: CommuteParameters): {
  values: Plain;
  faults: ParameterError[];
} {
  const values: Record<string, string | undefined> = { ...plain };
  const faults: ParameterError[] = [];
  for (const name of new Set(preset)) {
    for (const [parameter, value] of Object.entries(COMMUTE_PRESETS[name])) {
      const said = values[parameter];
      if (said !== undefined && said !== value)
        faults.push({ parameter: 'preset', fault: { kind: 'contradicts', value: name, other: parameter } });
      else values[parameter] = value;
    }
  }
  return { values: values as Plain, faults };
}

function faultsBetween(values: Plain): ParameterError[] {
  const faults: ParameterError[] = [];
  for (const parameter of ['maxTravelDay', 'maxAway'] as const) {
    if (values[parameter] !== undefined && values.leaveAfter === undefined)
      faults.push({ parameter, fault: { kind: 'needs', other: 'leaveAfter' } });
  }
  for (const other of ['arriveBy', 'leaveAfter'] as const) {
    if (values.date !== undefined && INSTANT.test(values[other] ?? ''))
      faults.push({ parameter: 'date', fault: { kind: 'contradicts', value: values.date, other } });
  }
  return faults;
}

const COORDINATES = /^(-?\d{1,2}(?:\.\d{1,15})?),(-?\d{1,3}(?:\.\d{1,15})?)$/;

function originOf(from: string, placeOf: PlaceOf): { lat: number; lon: number } | null {
  return COORDINATES.test(from) ? pointOf(from) : placeOf(from);
}

/** The point that a text gives as `lat,lon` in WGS84 degrees; null where it gives none. */
export function pointOf(text: string): { lat: number; lon: number } | null {
  const [, latitude, longitude] = COORDINATES.exec(text) ?? [];
  const [lat, lon] = [Number(latitude), Number(longitude)];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

function describePreset([name, values]: readonly [string, Readonly<Record<string, string>>]): string {
  return `\`${name}\` for ${Object.entries(values)
    .map(([parameter, value]) => `\`${parameter}=${value}\``)
    .join(' and ')}`;
}

/** A clock time alone. */
export function clockTime() {
  return z.string().superRefine((value, context) => {
    if (!CLOCK.test(value)) addFault(context, { kind: 'not_a_time', value });
  });
}

function time() {
  return z.string().superRefine((value, context) => {
    if (!CLOCK.test(value) && !isInstant(value)) addFault(context, { kind: 'not_a_time', value });
  });
}

/** A day of this century. */
export function day() {
  return z.string().superRefine((value, context) => {
    if (!isDay(value)) addFault(context, { kind: 'not_a_day', value });
  });
}

function minutes(most: number, description: string) {
  return wholeNumber(1, most)
    .optional()
    .meta({ description, examples: [60], type: 'integer', minimum: 1, maximum: most });
}

function isInstant(value: string): boolean {
  if (!INSTANT.test(value)) return false;
  try {
    // Stricter than `Date.parse`, which takes 30 February for 2 March.
    Temporal.Instant.from(plus(value));
    return true;
  } catch {
    return false;
  }
}

function isDay(value: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}

function plus(value: string): string {
  return value.replace(' ', '+');
}

function numberOf(value: string | undefined): number | null {
  return value === undefined ? null : Number(value);
}
