import { describe, expect, it } from 'vitest';
import { sitemapIndex, urlset } from './fixtures/pages.ts';
import { parseSitemap } from './sitemap.ts';

const AT = new URL('http://byg.test/sitemap.xml');
const WHOLE = urlset('http://byg.test/job/1', 'http://byg.test/job/2');

function pagesIn(xml: string): string[] | null {
  return parseSitemap(xml, AT)?.locations.map(({ pathname }) => pathname) ?? null;
}

describe('parseSitemap', () => {
  it.each([
    ['as it is', WHOLE],
    ['with blanks behind it', `${WHOLE}\n\n`],
    [
      'with a remark behind it',
      `${WHOLE.replace('</urlset>', '</urlset >')}\n<!-- made in 0.3 s -->\n<!-- a > b -->`,
    ],
  ])('reads one that is whole, %s', (_how, xml) => {
    expect(pagesIn(xml)).toEqual(['/job/1', '/job/2']);
  });

  it('reads one that lists nothing', () => {
    expect(pagesIn('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>')).toEqual([]);
    expect(parseSitemap(sitemapIndex(), AT)).toEqual({ kind: 'sitemaps', locations: [] });
  });

  it('takes one that was cut anywhere for none, as it would seem to list less', () => {
    const lengths = Array.from({ length: WHOLE.length }, (_, length) => length);
    expect(lengths.filter((length) => pagesIn(WHOLE.slice(0, length)) !== null)).toEqual([]);
  });

  it('does not let a site speak for another', () => {
    expect(pagesIn(urlset('http://other.test/job/1', 'javascript:alert(1)'))).toEqual([]);
  });
});
