/** The ceiling of the first backoff, milliseconds; each further one is twice as high. */
const FIRST_CEILING_MS = 1_000;
const HIGHEST_CEILING_MS = 30_000;

/**
 * Exponential backoff with full jitter: evenly spread between nothing and a ceiling that doubles, so that clients
 * that failed together do not come back together
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param failures how many tries have failed, from 1.
 * @returns milliseconds.
 */
export function backoffMs(failures: number, random: () => number): number {
  return random() * Math.min(HIGHEST_CEILING_MS, FIRST_CEILING_MS * 2 ** (failures - 1));
}

/**
 * The value of a `Retry-After` header (RFC 9110, section 10.2.3): seconds, or an HTTP date.
 * @returns milliseconds from `now`, never negative; null where the header is absent or means nothing.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const value = header.trim();
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const at = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
