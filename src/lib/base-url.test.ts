import { describe, expect, it } from 'vitest';
import { appendPath } from './base-url.ts';

describe('appendPath', () => {
  it.each([
    ['https://upstream.test', 'v2/snapshot', 'https://upstream.test/v2/snapshot'],
    ['https://upstream.test/', '/v2/snapshot', 'https://upstream.test/v2/snapshot'],
    ['http://127.0.0.1:9000/jobtech', 'v2/snapshot', 'http://127.0.0.1:9000/jobtech/v2/snapshot'],
    ['http://127.0.0.1:9000/jobtech//', 'v2/snapshot', 'http://127.0.0.1:9000/jobtech/v2/snapshot'],
    ['https://upstream.test/bff?x=1#y', 'FindJob/Search', 'https://upstream.test/bff/FindJob/Search'],
  ])('%s + %s', (base, path, expected) => {
    expect(appendPath(new URL(base), path).href).toBe(expected);
  });

  it('leaves the base as it was', () => {
    const base = new URL('https://upstream.test/a');
    appendPath(base, 'b');
    expect(base.href).toBe('https://upstream.test/a');
  });
});
