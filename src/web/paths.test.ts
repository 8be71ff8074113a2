import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLanguage, namedLanguage, ownPath, searchPath, vacancyPath, webAddress } from './paths.ts';
import { EMPTY_FORM, type SearchForm } from './search-form.ts';

const FULL: SearchForm = {
  q: 'svets & "plåt"',
  countries: ['SE', 'DK'],
  municipalities: ['1280', '0101'],
  hours: ['full_time'],
  employers: ['Region Skåne'],
  languages: ['en'],
  occupations: ['2221'],
  requires: ['language:en'],
  lacks: ['driving_licence', 'shift:night'],
  durations: ['permanent'],
  sources: ['jobtech'],
  publishedAfter: '2026-03-01T00:00:00+01:00',
  deadlineAfter: '2026-03-02T00:00:00+01:00',
  translate: false,
  without: ['place:1280'],
  sort: 'deadline',
  limit: 50,
  home: null,
};

describe('searchPath', () => {
  it('is the bare front page for an empty form', () => {
    expect(searchPath(EMPTY_FORM, null)).toBe('/');
  });

  it('asks in the parameters of the API, repeated where there are several', () => {
    const { searchParams } = new URL(searchPath(FULL, 'sv', 'abc'), 'http://host');
    expect([...searchParams]).toEqual([
      ['q', 'svets & "plåt"'],
      ['country', 'SE'],
      ['country', 'DK'],
      ['municipality', '1280'],
      ['municipality', '0101'],
      ['employer', 'Region Skåne'],
      ['occupation', '2221'],
      ['hours', 'full_time'],
      ['duration', 'permanent'],
      ['language', 'en'],
      ['requires', 'language:en'],
      ['lacks', 'driving_licence'],
      ['lacks', 'shift:night'],
      ['source', 'jobtech'],
      ['publishedAfter', '2026-03-01T00:00:00+01:00'],
      ['deadlineAfter', '2026-03-02T00:00:00+01:00'],
      ['translate', 'false'],
      ['without', 'place:1280'],
      ['sort', 'deadline'],
      ['limit', '50'],
      ['cursor', 'abc'],
      ['lang', 'sv'],
    ]);
  });

  it('leaves out words that are only blanks', () => {
    expect(searchPath({ ...EMPTY_FORM, q: '  ' }, null)).toBe('/');
  });

  it('keeps any words whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (q) => {
        const words = new URL(searchPath({ ...EMPTY_FORM, q }, null), 'http://host').searchParams.get('q');
        expect(words ?? '').toBe(q.trim());
      }),
    );
  });
});

describe('vacancyPath', () => {
  it('keeps ids with slashes in one segment', () => {
    expect(vacancyPath('a/../b?c', null)).toBe('/vacancy/a%2F..%2Fb%3Fc');
  });

  it('names the language only where the address did', () => {
    expect(vacancyPath('1', 'da')).toBe('/vacancy/1?lang=da');
  });
});

describe('inLanguage', () => {
  it('keeps the search and replaces the language', () => {
    expect(inLanguage('/?q=kok&lang=da&country=SE', 'sv')).toBe('/?q=kok&country=SE&lang=sv');
  });

  it('takes the language off', () => {
    expect(inLanguage('/vacancy/1?lang=da', null)).toBe('/vacancy/1');
  });

  it('is read back by namedLanguage', () => {
    expect(namedLanguage(inLanguage('/?q=x', 'en'))).toBe('en');
    expect(namedLanguage('/?lang=fi')).toBeNull();
    expect(namedLanguage('/?q=x')).toBeNull();
  });
});

describe('ownPath', () => {
  it.each([
    '//evil.example/x',
    '/\\evil.example',
    '/.//evil.example',
    'https://evil.example/a',
    'javascript:alert(1)',
    'http://[',
    '',
  ])('does not lead away: %s', (path) => {
    expect(new URL(ownPath(path), 'http://host').origin).toBe('http://host');
  });

  it('never leads away, whatever the path', () => {
    const hostile = fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', '?', '#', 'a', '\t') });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (path) => {
        expect(new URL(ownPath(path), 'http://host').origin).toBe('http://host');
      }),
    );
  });

  it('leaves a path of ours as it is', () => {
    expect(ownPath('/?q=kok&country=SE')).toBe('/?q=kok&country=SE');
  });
});

describe('webAddress', () => {
  it('takes web addresses only', () => {
    expect(webAddress('https://jobnet.dk/1')).toBe('https://jobnet.dk/1');
    for (const url of ['javascript:alert(1)', ' https://x', 'data:text/html,x', '/local', 'https://', '']) {
      expect(webAddress(url)).toBeNull();
    }
  });
});
