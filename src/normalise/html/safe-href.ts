import { findEmails } from '../people/find-emails.ts';

const MAX_LENGTH = 2000;

/**
 * A link's address if readers may be sent there: absolute http or https, no user name, and nobody's e-mail address
 * in it. Null for `javascript:`, `data:`, `mailto:`, `tel:` and the rest, and for relative addresses, whose base is
 * the original page and not ours.
 */
export function safeHref(raw: string): string | null {
  const trimmed = raw.trim();
  if (trimmed.length > MAX_LENGTH) return null;
  const url = parse(/^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.username !== '' || url.password !== '' || namesSomebody(url.href)) return null;
  return url.href.length > MAX_LENGTH ? null : url.href;
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function namesSomebody(href: string): boolean {
  return findEmails(href.replace(/%40/gi, '@')).length > 0;
}
