import { describe, expect, it } from 'vitest';
import { compareEmployers } from './compare-employers.ts';
import { type EmployerKey, employerKey, squashedName } from './employer-key.ts';

function key(name: string | null, orgNumber: string | null = null): EmployerKey {
  return employerKey({ name, orgNumber, country: null });
}

describe('employerKey', () => {
  it.each([
    ['Kystens El ApS', 'KYSTENS EL'],
    ['Kystens El A/S', 'Kystens El'],
    ['Skördegård Livsmedel AB', 'Skördegård Livsmedel AB (publ)'],
    ['Bryggans Mat HB', 'Bryggans mat'],
    ['Københavns Kommune', 'KØBENHAVN KOMMUNE'],
    ['Malmö stad', 'Malmö kommun'],
    ['Region Skåne', 'REGION SKÅNE'],
    ['Doktor.se', 'Doktorse Nordic AB'],
    ['Stift Carlanderska Sjukhuset', 'Stiftelsen Carlanderska sjukhuset'],
    ['Salon Klip v/Anna Andersen', 'Salon Klip'],
    ['Evify Sweden AB', 'Evify'],
  ])('%s = %s', (one, two) => {
    expect(squashedName(key(one))).toBe(squashedName(key(two)));
  });

  it.each([
    ['Lund AB', 'Lunds kommun'],
    ['Nord ApS', 'Syd ApS'],
    ['ASAB Städ', 'Städ'],
  ])('%s ≠ %s', (one, two) => {
    expect(squashedName(key(one))).not.toBe(squashedName(key(two)));
  });

  it('keeps a name that is nothing but a legal form', () => {
    expect(key('AB').words).toEqual(['ab']);
  });

  it('writes numbers alike', () => {
    expect(key(null, '556000-0001').number).toBe('5560000001');
    expect(key(null, '').number).toBeNull();
  });
});

describe('compareEmployers', () => {
  it('trusts numbers before names', () => {
    expect(compareEmployers(key('A', '12345678'), key('B', '12345678'))).toEqual({
      by: 'number',
      number: '12345678',
    });
    expect(compareEmployers(key('Same', '12345678'), key('Same', '87654321'))).toBeNull();
  });

  it('goes by the names where a number is missing or of the other country', () => {
    expect(compareEmployers(key('Havn A/S', '12345678'), key('HAVN'))).toEqual({ by: 'name', name: 'HAVN' });
    expect(compareEmployers(key('Havn', '12345678'), key('Havn', '5560000001'))).toMatchObject({
      by: 'name',
    });
    expect(compareEmployers(key('Havn', '12345678'), key('Kaj', '5560000001'))).toBeNull();
  });

  it('knows a name with a department behind it, but not by a word that many names have', () => {
    const whole = key('Umeå kommun, Äldreomsorg');
    expect(compareEmployers(key('Umeå kommun'), whole)).toEqual({ by: 'part_of_name', name: 'Umeå kommun' });
    expect(compareEmployers(key('Restaurant'), key('Restaurant Soluret'))).toBeNull();
  });

  it('knows nothing of an employer without a name', () => {
    expect(compareEmployers(key(null), key('Havn', '12345678'))).toEqual({ by: 'nothing' });
  });
});
