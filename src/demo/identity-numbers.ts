import type { Random } from './random.ts';

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2] as const;

/**
 * A CVR number that passes its modulus-11 check and cannot be a real one: none are issued from 90 million up.
 */
export function inventCvr(random: Random): string {
  for (;;) {
    const digits = [9, ...Array.from({ length: 6 }, () => random.whole(0, 9))];
    const sum = CVR_WEIGHTS.reduce((total, weight, place) => total + weight * (digits[place] ?? 0), 0);
    const check = (11 - (sum % 11)) % 11;
    // A check digit of ten does not exist: such numbers are left out.
    if (check < 10) return [...digits, check].join('');
  }
}

/**
 * A Swedish organisation number of ten digits that passes its Luhn check and cannot be a real one: companies from
 * 559 900-0000 up and public bodies from 229 900-0000 up are not issued.
 */
export function inventOrganisationNumber(random: Random, isPublic: boolean): string {
  const start = isPublic ? '2299' : '5599';
  const digits = [...start, ...Array.from({ length: 5 }, () => String(random.whole(0, 9)))].map(Number);
  return [...digits, luhnCheckDigit(digits)].join('');
}

function luhnCheckDigit(digits: readonly number[]): number {
  const sum = digits.reduce((total, digit, place) => {
    const weighted = place % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** A random (version 4) UUID, drawn from our own stream so that it is the same every time. */
export function inventUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.whole(0, 15).toString(16));
  hex[12] = '4';
  hex[16] = random.whole(8, 11).toString(16);
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}

/**
 * A telephone number that reaches nobody. Swedish: the numbers that PTS keeps free for fiction (040-628 04 00 to 99).
 * Danish: the 67 series, which is not handed out.
 */
export function inventPhone(random: Random, country: 'DK' | 'SE'): string {
  const two = (): string => String(random.whole(0, 99)).padStart(2, '0');
  return country === 'SE' ? `040-628 04 ${two()}` : `67 ${two()} ${two()} ${two()}`;
}
