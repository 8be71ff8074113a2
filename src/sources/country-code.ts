/** What sources call countries in the three languages of the Sound, as far as the runtime's own tables know them. */
const NAMING_LANGUAGES = ['da', 'sv', 'en'] as const;

/** Codes of three letters as some sites write them. */
const ALPHA_3: ReadonlyMap<string, string> = new Map([
  ['dnk', 'DK'],
  ['swe', 'SE'],
]);

const CODES = regionCodes();
const CODES_BY_NAME = codesByName();

/**
 * A country as a source writes it: its ISO 3166 alpha-2 code ("DK"), or its name in Danish, Swedish or English
 * ("Danmark", "Sweden"), in any case.
 * @returns alpha-2 in upper case; null for anything else.
 */
export function countryCodeOf(text: string | null | undefined): string | null {
  const said = text?.trim() ?? '';
  if (CODES.has(said.toUpperCase())) return said.toUpperCase();
  const name = said.toLowerCase();
  return CODES_BY_NAME.get(name) ?? ALPHA_3.get(name) ?? null;
}

/** Withdrawn codes and aliases (UK, DD) stand for another one, so they are none themselves. */
function regionCodes(): ReadonlySet<string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return new Set(
    pairs.filter((code) => names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code),
  );
}

function codesByName(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const language of NAMING_LANGUAGES) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of CODES) {
      const name = names.of(code)?.toLowerCase();
      if (name !== undefined && !codes.has(name)) codes.set(name, code);
    }
  }
  return codes;
}
