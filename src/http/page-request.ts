import type { FastifyRequest } from 'fastify';
import type { Language } from '../domain/codes.ts';
import { readerLanguage } from './reader-language.ts';

/** Addresses below these answer data, whoever asks; all others answer pages. */
const DATA_PREFIXES = ['/api', '/health', '/metrics'];

/** Whether the address of this request is a page's, so that its errors are pages too. */
export function isPageAddress(request: FastifyRequest): boolean {
  const path = pathOf(request.url);
  return !DATA_PREFIXES.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

/** Whether the page is wanted as its data: the reader moves on inside the page already loaded. */
export function wantsPageData(request: FastifyRequest): boolean {
  const accepts = request.headers.accept ?? '';
  return request.headers['x-sundet-page'] === '1' && /\bapplication\/json\b/i.test(accepts);
}

/** The language to answer this request in. */
export function languageOf(request: FastifyRequest): Language {
  const query = request.query;
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  return readerLanguage(asked, request.headers['accept-language']);
}

/** Path and query, as a page may safely link to itself: `//host` and `/\host` would lead to another site. */
export function ownPath(url: string): string {
  return `/${url.replace(/^[/\\]+/, '')}`;
}

/** The path of a URL without its query, which is the reader's own affair. */
export function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

/** Path and query of the search the reader came from; null where they came from elsewhere. */
export function searchBefore(request: FastifyRequest): string | null {
  const referrer = request.headers.referer;
  if (referrer === undefined || !URL.canParse(referrer)) return null;
  const url = new URL(referrer);
  return url.host === request.host && url.pathname === '/' ? `/${url.search}` : null;
}
