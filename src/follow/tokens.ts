import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: nobody guesses one, so that a plain hash of it is as good as a slow one. */
const TOKEN_BYTES = 32;

export interface Token {
  /** Goes into a link, and is kept nowhere. */
  readonly text: string;
  /** What is kept. */
  readonly hash: string;
}

export function newToken(): Token {
  const text = randomBytes(TOKEN_BYTES).toString('base64url');
  return { text, hash: hashToken(text) };
}

export function hashToken(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
