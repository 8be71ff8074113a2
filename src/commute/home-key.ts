import { createHmac, randomBytes } from 'node:crypto';

/** Of this process only: a key that leaves it, in a dump of its memory, tells no home. */
const SECRET = randomBytes(32);

/** A key for what was asked, from which the home cannot be read. */
export function homeKey(question: object): string {
  return createHmac('sha256', SECRET).update(JSON.stringify(question)).digest('base64url');
}
