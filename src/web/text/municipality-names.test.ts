import { describe, expect, it } from 'vitest';
import { foldLetters } from './fold.ts';
import { municipalityAuthority, municipalityCountry, municipalityName } from './municipality-names.ts';

const CODES = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'));
const KNOWN = CODES.filter((code) => municipalityName(code) !== null);

describe('municipalityName', () => {
  it('knows the 46 of Sjælland and Bornholm and the 33 of Skåne', () => {
    expect(KNOWN.filter((code) => municipalityCountry(code) === 'DK')).toHaveLength(46);
    expect(KNOWN.filter((code) => municipalityCountry(code) === 'SE')).toHaveLength(33);
    expect(municipalityName('0101')).toBe('København');
    expect(municipalityName('1283')).toBe('Helsingborg');
  });

  it('knows none outside', () => {
    for (const code of ['0180', '0751', 'constructor', '']) expect(municipalityName(code)).toBeNull();
  });
});

describe('municipalityAuthority', () => {
  it.each([
    ['0101', 'Københavns Kommune'],
    ['0259', 'Køge Kommune'],
    ['0400', 'Bornholms Regionskommune'],
    ['1281', 'Lunds kommun'],
    ['1280', 'Malmö kommun'],
    ['1284', 'Höganäs kommun'],
    ['1256', 'Östra Göinge kommun'],
  ])('%s is %s', (code, authority) => {
    expect(municipalityAuthority(code, municipalityName(code) ?? '')).toBe(authority);
  });
});

describe('foldLetters', () => {
  it('meets both alphabets and a keyboard that has neither', () => {
    expect(foldLetters('Helsingør')).toBe('helsingor');
    expect(foldLetters('Ängelholm')).toBe(foldLetters('Ængelholm'));
    expect(foldLetters('Kävlinge')).toBe('kavlinge');
    expect(foldLetters('A\u030astorp')).toBe('astorp');
  });
});
