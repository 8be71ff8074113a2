import { describe, expect, it } from 'vitest';
import type { Workplace } from '../../domain/vacancy.ts';
import { da } from '../messages/da.ts';
import { sv } from '../messages/sv.ts';
import { placeInWords, placeLine } from './places.ts';

const MALMO: Workplace = {
  country: 'SE',
  municipality: { code: '1280', name: 'Malmö' },
  postcode: null,
  city: null,
  street: null,
  lat: null,
  lon: null,
  precision: 'municipality',
};

describe('placeLine', () => {
  it.each([
    [{}, 'Malmö, Sverige'],
    [{ city: 'MALMÖ' }, 'Malmö, Sverige'],
    [{ city: 'Limhamn' }, 'Limhamn, Malmö, Sverige'],
    [{ municipality: null }, 'Sverige'],
    [{ municipality: null, city: 'Limhamn' }, 'Limhamn, Sverige'],
    [
      { country: 'DK', municipality: { code: '0101', name: 'København' }, city: 'København S' },
      'København S, Danmark',
    ],
  ] as const)('says the town where it adds something: %j', (parts, line) => {
    expect(placeLine({ ...MALMO, ...parts }, da)).toBe(line);
  });
});

describe('placeInWords', () => {
  it('never lets a municipality look like an address', () => {
    const workplace = { ...MALMO, city: 'Malmö', postcode: '211 20', street: 'Storgatan 1' };
    expect(placeInWords(workplace, sv)).toBe('Någonstans i Malmö kommun, Sverige – adress saknas');
  });

  it('writes an address whole', () => {
    const workplace = { ...MALMO, city: 'Malmö', postcode: '211 20', street: 'Storgatan 1' };
    expect(placeInWords({ ...workplace, precision: 'address' }, da)).toBe(
      'Storgatan 1, 211 20 Malmö, Sverige',
    );
  });

  it('says when only the postcode is known', () => {
    const workplace: Workplace = { ...MALMO, city: 'Malmö', postcode: '211 20', precision: 'postcode' };
    expect(placeInWords(workplace, da)).toBe('211 20 Malmö, Sverige – adressen er ikke oplyst');
  });

  it('says when not even the municipality is known', () => {
    const workplace: Workplace = { ...MALMO, municipality: null, precision: 'unknown' };
    expect(placeInWords(workplace, da)).toBe('Et sted i Sverige – kommunen er ikke oplyst');
  });
});
