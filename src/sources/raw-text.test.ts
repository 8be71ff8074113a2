import { describe, expect, it } from 'vitest';
import { bodyOf, textOrNull, webAddressOrNull } from './raw-text.ts';

describe('bodyOf', () => {
  it.each(['<p>Hej</p>', 'Hej<br>du', 'Hej<br/>du', 'a <strong class="x">b', '<UL><LI>x', '<h2>Om os</h2>'])(
    '%j is HTML',
    (text) => {
      expect(bodyOf(text)).toEqual({ kind: 'html', content: text });
    },
  );

  it.each([
    'Hej\n\n\n\tdu',
    'løn < 30 000 > 20 000',
    'vi <3 dig',
    'skriv til <namn>',
    'pris <price>',
    'R&amp;D',
    '',
  ])('%j is text', (text) => {
    expect(bodyOf(text)).toEqual({ kind: 'text', content: text });
  });
});

describe('textOrNull', () => {
  it.each([
    [' a ', 'a'],
    ['', null],
    [' \n\t', null],
    [null, null],
    [undefined, null],
  ])('%j', (text, expected) => {
    expect(textOrNull(text)).toBe(expected);
  });
});

describe('webAddressOrNull', () => {
  it.each([
    ['https://a.test/job?id=1', 'https://a.test/job?id=1'],
    [' http://a.test ', 'http://a.test'],
    ['javascript:alert(1)', null],
    ['www.a.test', null],
    ['', null],
    [null, null],
  ])('%j', (text, expected) => {
    expect(webAddressOrNull(text)).toBe(expected);
  });
});
