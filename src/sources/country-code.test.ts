import { describe, expect, it } from 'vitest';
import { countryCodeOf } from './country-code.ts';

describe('countryCodeOf', () => {
  it.each([
    ['DK', 'DK'],
    ['dk', 'DK'],
    ['Danmark', 'DK'],
    [' DENMARK ', 'DK'],
    ['Sverige', 'SE'],
    ['Sweden', 'SE'],
    ['SWE', 'SE'],
    ['Tyskland', 'DE'],
    ['United Kingdom', 'GB'],
    ['UK', null],
    ['København', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%j', (text, expected) => {
    expect(countryCodeOf(text)).toBe(expected);
  });
});
