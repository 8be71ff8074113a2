import { load } from 'cheerio';

/** A sitemap: the pages it lists, or the sitemaps that it points to. */
export interface Sitemap {
  readonly kind: 'pages' | 'sitemaps';
  /** Absolute http or https addresses on the sitemap's own host, each once, in its order. */
  readonly locations: readonly URL[];
}

/** Characters at the end of a sitemap, a remark of its maker's behind it included. */
const MOST_OF_END = 2_000;
/** The parser is patient and closes what was cut: only its root's own end says that a sitemap is whole. */
const WHOLE =
  /(?:<\/(?:urlset|sitemapindex)\s*|<(?:urlset|sitemapindex)\b[^<>]*\/)>\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*$/;

/**
 * Reads a sitemap after https://www.sitemaps.org/protocol.html: a `urlset` or a `sitemapindex`. Addresses on other
 * hosts are left out, as the protocol does not let a site speak for another.
 * @returns null where it is neither, or not whole.
 */
export function parseSitemap(xml: string, at: URL): Sitemap | null {
  if (!WHOLE.test(xml.slice(-MOST_OF_END))) return null;
  const $ = load(xml, { xml: true });
  const isIndex = $.root().children('sitemapindex').length > 0;
  if (!isIndex && $.root().children('urlset').length === 0) return null;
  const selector = isIndex ? 'sitemapindex > sitemap > loc' : 'urlset > url > loc';
  const texts = $(selector)
    .toArray()
    .map((location) => $(location).text().trim());
  const own = texts
    .filter((text) => URL.canParse(text))
    .map((text) => new URL(text))
    .filter((url) => /^https?:$/.test(url.protocol) && url.host === at.host);
  return { kind: isIndex ? 'sitemaps' : 'pages', locations: distinct(own) };
}

/** Addresses that differ only in their fragment are one page. */
export function distinct(urls: readonly URL[]): URL[] {
  const byAddress = new Map<string, URL>();
  for (const url of urls) {
    const page = new URL(url);
    page.hash = '';
    if (!byAddress.has(page.href)) byAddress.set(page.href, page);
  }
  return [...byAddress.values()];
}
