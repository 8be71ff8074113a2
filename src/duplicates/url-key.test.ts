import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlKey } from './url-key.ts';

describe('urlKey', () => {
  it.each([
    ['http://www.firma.example/job/12/', 'https://firma.example/job/12'],
    ['https://firma.example/job/12?utm_source=x&utm_medium=y&fbclid=z', 'https://firma.example/job/12'],
    ['https://FIRMA.example:443/job/12#apply', 'https://firma.example/job/12'],
    [
      'https://jobs.firma.example/jobs/64-kok?promotion=16-arbetsformedlingen',
      'https://jobs.firma.example/jobs/64-kok',
    ],
    ['https://jobs.firma.example/jobs/64-kok/applications/new', 'https://jobs.firma.example/jobs/64-kok'],
    ['https://r.example/apply?guid=a1&publishCode=AMS&TK=77', 'https://r.example/apply?guid=a1'],
    ['https://r.example/x?b=2&a=1', 'https://r.example/x?a=1&b=2'],
    ['https://r.example/x?id=7&ref=arbetsformedlingen.se%2F', 'https://r.example/x?id=7'],
    ['https://r.example/x?id=7&lang=da', 'https://r.example/x?id=7&lang=en'],
  ])('%s = %s', (one, two) => {
    expect(urlKey(one)).not.toBeNull();
    expect(urlKey(one)).toBe(urlKey(two));
  });

  it.each([
    ['https://firma.example/job/12', 'https://firma.example/job/13'],
    ['https://r.example/x?id=7', 'https://r.example/x?id=8'],
    ['https://r.example/x?ref=UDP0525', 'https://r.example/x?ref=UDP0526'],
    ['https://app.example/#/job/a', 'https://app.example/#/job/b'],
    ['https://one.example/job/12', 'https://two.example/job/12'],
  ])('%s ≠ %s', (one, two) => {
    expect(urlKey(one)).not.toBe(urlKey(two));
  });

  it.each([
    'https://firma.example/',
    'https://www.firma.example/jobs?utm_source=x',
    'https://firma.example/da/karriere/',
    'https://firma.example/ledige-stillinger.html',
    'https://firma.example/om-oss',
    'mailto:job@firma.example',
    'javascript:alert(1)',
    'not an address',
    '',
  ])('%s is of no job in particular', (url) => {
    expect(urlKey(url)).toBeNull();
  });

  it('cuts a long address without letting two of them meet', () => {
    const long = `https://firma.example/job/${'a'.repeat(400)}`;
    expect(urlKey(long)).toHaveLength(200);
    expect(urlKey(long)).not.toBe(urlKey(`${long}b`));
  });

  it('never throws, and is the same for its own result', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (url) => {
          const key = urlKey(url);
          if (key !== null && !key.includes('~')) expect(urlKey(`https://${key}`)).toBe(key);
        },
      ),
    );
  });
});
