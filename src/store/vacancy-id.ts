import { createHash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Characters of 5 bits: 80 bits, so that a clash among a hundred million vacancies is one chance in 10⁸. */
export const VACANCY_ID_LENGTH = 16;

/**
 * The id of the vacancy that this posting is the first of: the same at every harvest and in every database, since it
 * is made of nothing but the posting's own name. RFC 4648 base32, lower case.
 */
export function vacancyId(source: string, sourceId: string): string {
  const digest = createHash('sha256').update(`${source}\n${sourceId}`).digest();
  let id = '';
  let bits = 0;
  let held = 0;
  for (const byte of digest.subarray(0, (VACANCY_ID_LENGTH * 5) / 8)) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) id += ALPHABET[(held >> (bits - 5)) & 31];
    held &= 31;
  }
  return id;
}
