import type { ShareReceipt } from '../../domain/shared-list.ts';
import { keptValue } from '../client/kept-value.ts';

/** What is needed to pass a shared list on, and to withdraw it. Only this browser has it. */
export type Share = Pick<ShareReceipt, 'token' | 'secret' | 'expiresAt'>;

const VERSION = 1;

/** Lists that were shared from this browser, latest first. */
export const keptShares = keptValue<readonly Share[]>('sundet.shares', {
  empty: [],
  parse: readShares,
  write: (shares) => ({ version: VERSION, shares }),
});

/** Null where it is nothing that this version wrote. */
export function readShares(kept: unknown): readonly Share[] | null {
  if (typeof kept !== 'object' || kept === null || Reflect.get(kept, 'version') !== VERSION) return null;
  const shares: unknown = Reflect.get(kept, 'shares');
  return Array.isArray(shares) ? shares.filter(isShare) : null;
}

/** Those that can still be read. */
export function live(shares: readonly Share[], now: number): readonly Share[] {
  return shares.filter(({ expiresAt }) => Date.parse(expiresAt) > now);
}

function isShare(value: unknown): value is Share {
  return ['token', 'secret', 'expiresAt'].every(
    (name) => typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'string',
  );
}
