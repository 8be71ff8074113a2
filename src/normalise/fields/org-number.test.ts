import { describe, expect, it } from 'vitest';
import { readOrgNumber } from './org-number.ts';

describe('readOrgNumber', () => {
  it.each([
    ['27989306', '27989306', 'DK'],
    ['DK-27 98 93 06', '27989306', 'DK'],
    ['DK46250729', '46250729', 'DK'],
    ['2120001124', '2120001124', 'SE'],
    ['212000-1124', '2120001124', 'SE'],
    ['16556016-0680', '5560160680', 'SE'],
  ] as const)('%s is %s of %s', (raw, number, country) => {
    expect(readOrgNumber(raw)).toEqual({ kind: 'valid', number, country });
  });

  it.each([
    '27989307',
    '2120001125',
    '00000000',
    '0000000000',
    '1234567',
    '',
    'ukendt',
    '165560160681',
    '99212000112400',
  ])('%j is invalid', (raw) => {
    expect(readOrgNumber(raw).kind).toMatch(/invalid|personal/);
    expect(readOrgNumber(raw)).not.toHaveProperty('number');
  });

  it.each(['8501011236', '850101-1236', '198501011236', '20010203-1234'])('%s is a person', (raw) => {
    expect(readOrgNumber(raw)).toEqual({ kind: 'personal' });
  });

  it('notices any single wrong digit', () => {
    for (const good of ['27989306', '5560160680']) {
      for (const [at, digit] of Array.from(good).entries()) {
        const wrong = good.slice(0, at) + ((Number(digit) + 1) % 10) + good.slice(at + 1);
        expect(readOrgNumber(wrong).kind).not.toBe('valid');
      }
    }
  });
});
