import { describe, expect, it } from 'vitest';
import { safeHref } from './safe-href.ts';

describe('safeHref', () => {
  it.each([
    ['https://example.org/a?b=1&c=2', 'https://example.org/a?b=1&c=2'],
    [' http://example.org ', 'http://example.org/'],
    ['www.example.org/job', 'https://www.example.org/job'],
  ])('keeps %s', (raw, href) => {
    expect(safeHref(raw)).toBe(href);
    expect(safeHref(href)).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'mailto:anna@example.org',
    'tel:+4512345678',
    '/apply',
    '//example.org',
    'https://user:secret@example.org/',
    'https://example.org/apply?to=anna@firma.dk',
    'https://example.org/apply?to=anna%40firma.dk',
    `https://example.org/${'a'.repeat(3000)}`,
    'file:///etc/passwd',
    '',
  ])('drops %s', (raw) => {
    expect(safeHref(raw)).toBeNull();
  });
});
