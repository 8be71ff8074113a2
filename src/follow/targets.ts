import { isIP } from 'node:net';
import { z } from 'zod';
import type { FollowChannel, Following } from '../domain/follow.ts';
import { isLoopbackAddress, isPublicAddress } from '../lib/public-address.ts';

/** RFC 5321, 4.5.3.1.3. */
const LONGEST_EMAIL = 254;
const LONGEST_URL = 500;
const Email = z.email().max(LONGEST_EMAIL);

/** Why this is no target; null where it is one. See `Following`. */
export function refuseTarget(
  channel: FollowChannel,
  target: string,
  allowLoopback: boolean,
): ReturnType<Following['refuse']> {
  const text = target.trim();
  if (channel === 'email') return Email.safeParse(text).success ? null : 'not_an_email';
  if (text.length > LONGEST_URL || !URL.canParse(text)) return 'not_a_url';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'not_a_url';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isOwnMachine = host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);
  if (isOwnMachine) {
    if (!allowLoopback) return 'not_public';
    return /^https?:$/.test(url.protocol) ? null : 'not_https';
  }
  if (url.protocol !== 'https:') return 'not_https';
  // Names are judged by what they lead to, when they are called on; these say it themselves.
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : 'not_public';
  return host.includes('.') ? null : 'not_public';
}

/** One spelling of each target; the part of an e-mail address before the @ is its owner's business. */
export function normaliseTarget(channel: FollowChannel, target: string): string {
  const text = target.trim();
  if (channel === 'email') {
    const at = text.lastIndexOf('@');
    return text.slice(0, at) + text.slice(at).toLowerCase();
  }
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
