import { createHash } from 'node:crypto';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { canonicalJson } from '../lib/canonical-json.ts';

/** Hash of all that a posting says: equal hashes mean that there is nothing to write. Blind to the order of fields. */
export function contentHash(posting: NormalisedPosting): string {
  return createHash('sha256').update(canonicalJson(posting)).digest('base64url');
}
