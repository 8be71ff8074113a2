import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePostalAddress } from './postal-address.ts';

const parts = (
  street: string | null,
  postcode: string | null,
  city: string | null,
  country: string | null,
) => ({
  street,
  postcode,
  city,
  country,
});

describe('parsePostalAddress', () => {
  it.each([
    ['Prøvevej 1-7, 2300, København S, Denmark', parts('Prøvevej 1-7', '2300', 'København S', 'DK')],
    ['Prøvevej 1, 2300 København S', parts('Prøvevej 1', '2300', 'København S', null)],
    ['Prøvevej 1, 2. sal, DK-2300 København S', parts('Prøvevej 1, 2. sal', '2300', 'København S', 'DK')],
    ['Provgatan 1\n211 20 Malmö\nSverige', parts('Provgatan 1', '211 20', 'Malmö', 'SE')],
    ['Copenhagen, Denmark', parts(null, null, 'Copenhagen', 'DK')],
    ['Lund', parts(null, null, 'Lund', null)],
    ['Danmark', parts(null, null, null, 'DK')],
    ['2300', parts(null, '2300', null, null)],
    ['Rådhuset, Prøvevej 1, Køge', parts('Rådhuset, Prøvevej 1', null, 'Køge', null)],
    [' , ,', parts(null, null, null, null)],
  ])('%j', (text, expected) => {
    expect(parsePostalAddress(text)).toEqual(expected);
  });

  it('finds again what stood between the commas', () => {
    const word = fc.stringMatching(/^[A-ZÆØÅÄÖ][a-zæøåäö]{4,10} [a-z]{5}$/);
    const postcode = fc.integer({ min: 1000, max: 9999 }).map(String);
    fc.assert(
      fc.property(word, postcode, word, (street, code, city) => {
        const expected = parts(`${street} 1`, code, city, 'SE');
        expect(parsePostalAddress(`${street} 1, ${code} ${city}, Sverige`)).toEqual(expected);
        expect(parsePostalAddress(`${street} 1, ${code}, ${city}, SE`)).toEqual(expected);
      }),
    );
  });
});
