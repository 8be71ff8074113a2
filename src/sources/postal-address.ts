import { countryCodeOf } from './country-code.ts';

/** An address in one line, taken apart. */
export interface PostalAddressParts {
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
}

/** Danish and Norwegian of four digits, Swedish of five ("211 20"), perhaps with the country in front. */
const POSTCODE = /^(?:(DK|SE|S|D)[\s-]+)?(\d{4}|\d{3} ?\d{2})(?:\s+(\D.*))?$/i;

/**
 * Takes apart an address written in one line or several, in the Nordic order: street, postcode, town, country, the
 * parts between commas or line breaks and each of them optional: "Prøvevej 1, 2300 København S, Danmark",
 * "Prøvevej 1, 2300, København S", "Malmö, Sverige". Never throws; what is not there is null.
 */
export function parsePostalAddress(text: string): PostalAddressParts {
  const parts = text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const country = countryCodeOf(parts.at(-1));
  const local = country === null ? parts : parts.slice(0, -1);
  const at = local.findLastIndex((part) => POSTCODE.test(part));
  if (at === -1) {
    const street = local.slice(0, -1).join(', ');
    return { street: street === '' ? null : street, postcode: null, city: local.at(-1) ?? null, country };
  }
  const [, prefix, postcode = null, sameLine] = POSTCODE.exec(local[at] ?? '') ?? [];
  const street = local.slice(0, at).join(', ');
  const city = sameLine?.trim() ?? local[at + 1] ?? null;
  return {
    street: street === '' ? null : street,
    postcode,
    city,
    country: country ?? countryOfPrefix(prefix),
  };
}

function countryOfPrefix(prefix: string | undefined): string | null {
  const upper = prefix?.toUpperCase();
  if (upper === 'DK') return 'DK';
  return upper === 'SE' || upper === 'S' ? 'SE' : null;
}
