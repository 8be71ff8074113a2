import type { Language } from '../../domain/codes.ts';

/** The three languages in the order they are offered, without the run-time weight of the domain's schema. */
export const READER_LANGUAGES = ['da', 'sv', 'en'] as const satisfies readonly Language[];

/** What each language calls itself: the same whatever language a page is in. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { da: 'Dansk', sv: 'Svenska', en: 'English' };

const LOCALES = { da: 'da-DK', sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Language, string>;

/** BCP 47 tag for `Intl`: dates and numbers as they are written around the Sound. */
export function localeOf(language: Language): string {
  return LOCALES[language];
}

/** A whole number with the reader's thousands separator. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(value);
}
