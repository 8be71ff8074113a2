import { expect, test } from 'vitest';
import { loggedPath } from './logged-path.ts';

test.each([
  ['/vacancy/a?q=secret#x', '/vacancy/a'],
  ['/shared/abc?lang=da', '/shared/…'],
  ['/shared/abc/', '/shared/…'],
  ['/%73hared/abc', '/shared/…'],
  ['/shared/%zz', '/shared/…'],
  ['/shared', '/shared'],
])('%s is logged as %s', (url, logged) => {
  expect(loggedPath(url)).toBe(logged);
});
