import { createHash } from 'node:crypto';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { type SaidBytes, saidBy } from './vacancy-row.ts';

/** Where a part ends, so that none can pass for the beginning of the next: NUL, which PostgreSQL's texts cannot have. */
const END = Uint8Array.of(0);

/**
 * Hash of all that a posting says: equal hashes mean that there is nothing to write.
 * @param said what `saidBy` makes of the posting, nearly all of it, where that was made already.
 */
export function contentHash(posting: NormalisedPosting, said: SaidBytes = saidBy(posting)): string {
  const { sourceId, url, elsewhere } = posting;
  const rest = canonicalJson([sourceId, url, elsewhere]);
  const hash = createHash('sha256');
  for (const part of [said.members, said.description, said.descriptionHtml]) hash.update(part).update(END);
  return hash.update(rest).digest('base64url');
}
