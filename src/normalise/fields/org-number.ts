import type { Country } from '../../domain/codes.ts';

export type OrgNumber =
  | { readonly kind: 'valid'; readonly number: string; readonly country: Country }
  /** A Swedish sole trader's number is the owner's personal identity number. */
  | { readonly kind: 'personal' }
  | { readonly kind: 'invalid' };

/** Weights of the CVR number's modulus 11 check (Det Centrale Virksomhedsregister). */
const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1] as const;

/**
 * An employer's number: a Danish CVR number (8 digits) or a Swedish organisation number (10, or 12 with the century
 * "16" before it), however it is grouped, its check digit right.
 */
export function readOrgNumber(raw: string): OrgNumber {
  const digits = raw
    .replace(/^\s*(?:DK|SE|CVR)\b[\s:.-]*/i, '')
    .replace(/^(?:DK|SE)(?=\d)/i, '')
    .replace(/[\s.-]/g, '');
  if (/^\d{8}$/.test(digits))
    return isCvr(digits) ? { kind: 'valid', number: digits, country: 'DK' } : { kind: 'invalid' };
  if (!/^(?:\d{2})?\d{10}$/.test(digits)) return { kind: 'invalid' };
  return readSwedish(digits.slice(-10), digits.slice(0, -10));
}

/** The third digit is 2 or more in an organisation number, so that it is never a month (SFS 1974:174). */
function readSwedish(number: string, century: string): OrgNumber {
  if (Number(number[2]) < 2 || century === '19' || century === '20') return { kind: 'personal' };
  const isValid = (century === '' || century === '16') && hasLuhnDigit(number);
  return isValid ? { kind: 'valid', number, country: 'SE' } : { kind: 'invalid' };
}

function isCvr(digits: string): boolean {
  const sum = CVR_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum % 11 === 0 && !digits.startsWith('0');
}

/** ISO/IEC 7812-1, annex B. */
function hasLuhnDigit(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0 && Number(digits) > 0;
}
