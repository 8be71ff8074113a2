import { createHash } from 'node:crypto';
import { canonicalJson } from '../lib/canonical-json.ts';

/**
 * The version of an upstream's record: SHA-256, cut to 128 bits, hex, over its content with keys in order, so that
 * the order in which an upstream happens to write them changes nothing.
 * @param mapping number of the mapping that reads the record: a better mapping has to see every record again.
 * @param leaveOut keys at the top that change without the ad changing, or that tell of people.
 */
export function recordVersion(record: object, mapping: number, leaveOut: ReadonlySet<string>): string {
  const kept = Object.fromEntries(Object.entries(record).filter(([key]) => !leaveOut.has(key)));
  const content = canonicalJson([mapping, kept]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
