import { createHash } from 'node:crypto';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { saidBy } from './vacancy-row.ts';

/**
 * Hash of all that a posting says: equal hashes mean that there is nothing to write.
 * @param said what `saidBy` makes of the posting, nearly all of it, where that was made already.
 */
export function contentHash(posting: NormalisedPosting, said: Uint8Array = saidBy(posting)): string {
  const { sourceId, url, elsewhere } = posting;
  const rest = canonicalJson([sourceId, url, elsewhere]);
  return createHash('sha256').update(said).update(rest).digest('base64url');
}
