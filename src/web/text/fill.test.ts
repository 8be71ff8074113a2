import { describe, expect, it } from 'vitest';
import { fill, fillPlural } from './fill.ts';

describe('fill', () => {
  it('fills every place, with values as they are', () => {
    expect(fill('{a} og {b} og {a}', { a: '{b}', b: '$&' })).toBe('{b} og $& og {b}');
  });

  it('ends a sentence once, whatever its last word ends with', () => {
    expect(fill('Til {to}. Data: {from}.', { to: '12. feb.', from: 'DSB' })).toBe('Til 12. feb. Data: DSB.');
  });

  it('refuses a message with a place that has no value', () => {
    expect(() => fill('om {days} dage', {})).toThrow(RangeError);
  });
});

describe('fillPlural', () => {
  const message = { one: '{count} job', other: '{count} jobs' };

  it('chooses the form by the number', () => {
    expect(fillPlural(message, 1, 'en')).toBe('1 job');
    expect(fillPlural(message, 0, 'en')).toBe('0 jobs');
  });

  it('writes numbers as the reader does', () => {
    expect(fillPlural(message, 1606, 'da')).toBe('1.606 jobs');
    expect(fillPlural(message, 1606, 'sv')).toBe('1\u00a0606 jobs');
  });
});
