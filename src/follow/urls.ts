import type { Language } from '../domain/codes.ts';

/** Tokens stand in queries: paths are logged, queries never. */
function tokenUrl(publicUrl: URL, page: string, token: string, language: Language): string {
  return `${addressOf(publicUrl, `/follow/${page}`)}?${new URLSearchParams({ token, lang: language })}`;
}

export function confirmUrl(publicUrl: URL, token: string, language: Language): string {
  return tokenUrl(publicUrl, 'confirm', token, language);
}

export function stopUrl(publicUrl: URL, token: string, language: Language): string {
  return tokenUrl(publicUrl, 'stop', token, language);
}

export function vacancyUrl(publicUrl: URL, id: string, language: Language): string {
  return `${addressOf(publicUrl, `/vacancy/${encodeURIComponent(id)}`)}?lang=${language}`;
}

/** @param path of a search, with its query. */
export function searchUrl(publicUrl: URL, path: string, language: Language): string {
  return `${addressOf(publicUrl, path)}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

export function aboutUrl(publicUrl: URL, language: Language): string {
  return `${addressOf(publicUrl, '/about')}?lang=${language}`;
}

function addressOf(publicUrl: URL, path: string): string {
  return publicUrl.origin + publicUrl.pathname.replace(/\/$/, '') + path;
}
