import { createHash } from 'node:crypto';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';

/** Hash of all that a posting says: equal hashes mean that there is nothing to write. Blind to the order of fields. */
export function contentHash(posting: NormalisedPosting): string {
  return createHash('sha256').update(canonicalJson(posting)).digest('base64url');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
