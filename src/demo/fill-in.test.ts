import { describe, expect, it } from 'vitest';
import { capitalise, fillIn, slugOf, withoutArticle } from './fill-in.ts';

describe('fillIn', () => {
  it('fills every placeholder, also one that stands twice', () => {
    expect(fillIn('{a} og {b} og {a}', { a: 'Køge', b: 'Greve' })).toBe('Køge og Greve og Køge');
  });

  it('takes values as they are', () => {
    expect(fillIn('{a}', { a: '{b} $1' })).toBe('{b} $1');
  });

  it('refuses to leave a hole', () => {
    expect(() => fillIn('søges til {town}', {})).toThrow('no value for {town}');
  });
});

describe('words', () => {
  it('takes off the article', () => {
    expect(withoutArticle('ett vårdbiträde')).toBe('vårdbiträde');
    expect(withoutArticle('en servitör eller servitris')).toBe('servitör eller servitris');
  });

  it('capitalises the first letter alone', () => {
    expect(capitalise('ændring på Bornholm')).toBe('Ændring på Bornholm');
  });

  it('writes names as they stand in web addresses', () => {
    expect(slugOf('Brombærhegnets Anlæg & Byg')).toBe('brombaerhegnets-anlaeg-byg');
    expect(slugOf(' Åkeri – Öst ')).toBe('aakeri-ost');
  });
});
