import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventCvr, inventOrganisationNumber, inventPhone, inventUuid } from './identity-numbers.ts';
import { seededRandom } from './random.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** As a reader checks it: all eight digits weighted, the check digit by one, divisible by eleven. */
function passesModulus11(cvr: string): boolean {
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  return weights.reduce((sum, weight, place) => sum + weight * Number(cvr[place]), 0) % 11 === 0;
}

/** As a reader checks it: from the right every second digit doubled, divisible by ten. */
function passesLuhn(number: string): boolean {
  const doubled = [...number].reverse().map((digit, place) => Number(digit) * (place % 2 === 1 ? 2 : 1));
  const sum = doubled.reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0);
  return sum % 10 === 0;
}

describe('invented numbers', () => {
  it('the checks know real numbers from broken ones', () => {
    expect(passesModulus11('13585628')).toBe(true);
    expect(passesModulus11('13585629')).toBe(false);
    expect(passesLuhn('2321000032')).toBe(true);
    expect(passesLuhn('2321000033')).toBe(false);
  });

  it('a CVR number passes its check and lies beyond the issued ones', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const cvr = inventCvr(seededRandom(seed));
        expect(cvr).toMatch(/^9\d{7}$/);
        expect(passesModulus11(cvr)).toBe(true);
      }),
    );
  });

  it('an organisation number passes its check and lies beyond the issued ones', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, isPublic) => {
        const number = inventOrganisationNumber(seededRandom(seed), isPublic);
        expect(number).toMatch(isPublic ? /^2299\d{6}$/ : /^5599\d{6}$/);
        expect(passesLuhn(number)).toBe(true);
      }),
    );
  });

  it('a UUID is one of version 4', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(inventUuid(seededRandom(seed))).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it('Swedish telephone numbers stay within those kept free for fiction', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(inventPhone(seededRandom(seed), 'SE')).toMatch(/^040-628 04 \d\d$/);
        expect(inventPhone(seededRandom(seed), 'DK')).toMatch(/^67 \d\d \d\d \d\d$/);
      }),
    );
  });
});
