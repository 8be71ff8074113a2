import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Country } from '../domain/codes.ts';
import { CommuteRule, CommuteShift, type HomeChoice, LONGEST_COMMUTE } from '../domain/commute.ts';
import type { CommuteParameters } from './commute-parameters.ts';

const NAME = 'sundet_home';

/** A reader's home as their browser keeps it: for the session, for us alone, out of reach of scripts. */
const Home = z.object({
  text: z.string().max(200),
  placeId: z.string().max(200).nullable(),
  country: Country.nullable(),
  /** To about 100 m; null where the text is of no place we know. */
  point: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  /** Null: the hours below. */
  shift: CommuteShift.nullable(),
  arriveBy: z.iso.time({ precision: -1 }),
  leaveAfter: z.iso.time({ precision: -1 }).nullable(),
  maxMinutes: z.int().min(1).max(LONGEST_COMMUTE),
  rule: CommuteRule.nullable(),
});
export type Home = z.infer<typeof Home>;

/** Null where the browser keeps none, or none that we wrote. */
export function homeOf(request: FastifyRequest): Home | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const value = cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  if (value === undefined) return null;
  try {
    const home = Home.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
    return home.success ? home.data : null;
  } catch {
    return null;
  }
}

/**
 * `Set-Cookie` that keeps a home, or forgets it.
 * @param isSecure whether the reader came by TLS: then it never goes over anything else.
 */
export function homeCookie(home: Home | null, isSecure = false): string {
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  if (home === null) return `${NAME}=; ${attributes}; Max-Age=0`;
  return `${NAME}=${Buffer.from(JSON.stringify(home)).toString('base64url')}; ${attributes}`;
}

export function homeChoice(home: Home | null): HomeChoice | null {
  if (home === null) return null;
  const { point, ...choice } = home;
  return { ...choice, isKnown: point !== null, isInAddress: false };
}

/** The parameters that a home stands for, for a page whose address names none. */
export function homeParameters(home: Home | null): Partial<CommuteParameters> {
  if (home?.point == null) return {};
  const { point, arriveBy, leaveAfter, maxMinutes, rule } = home;
  return {
    from: `${point.lat},${point.lon}`,
    arriveBy,
    ...(leaveAfter === null ? {} : { leaveAfter }),
    // A limit of the whole day says nothing of one that has no end: the page says so.
    ...(rule === null || leaveAfter === null ? {} : { preset: [rule] }),
    maxCommute: String(maxMinutes),
  };
}
