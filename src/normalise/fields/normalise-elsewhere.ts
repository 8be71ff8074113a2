import type { KnownElsewhere } from '../../domain/posting-draft.ts';

/** Far more than any ad has: an upstream gone wrong must not fill the index by which postings meet. */
const MOST = 5;
const LONGEST_ID = 120;
const LONGEST_URL = 2_000;

/**
 * How others know an ad, as far as it may be kept: whole web addresses and ids, each once. What may name a person (an
 * address with an e-mail address or a login in it) is left out.
 * @returns null where nothing is left.
 */
export function normaliseElsewhere(raw: KnownElsewhere | undefined): KnownElsewhere | null {
  if (raw === undefined) return null;
  const ids = fewOnce(raw.ids.map((id) => id.trim()).filter(isId));
  const urls = fewOnce(raw.urls.map((url) => url.trim()).filter(isPage));
  return ids.length + urls.length === 0 ? null : { ids, urls };
}

function isId(id: string): boolean {
  return id !== '' && id.length <= LONGEST_ID && !namesSomeone(id);
}

function isPage(url: string): boolean {
  if (url.length > LONGEST_URL || namesSomeone(url) || !URL.canParse(url)) return false;
  return /^https?:$/.test(new URL(url).protocol);
}

function namesSomeone(text: string): boolean {
  return /@|%40/.test(text);
}

function fewOnce(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, MOST);
}
