import type { Language } from '../../domain/codes.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { fill } from './fill.ts';
import { localeOf } from './locale.ts';

/** "Kørekort (C)", "Svenska", "Nights": a requirement's code in the reader's words. */
export function requirementName(
  code: string,
  { language, messages }: { readonly language: Language; readonly messages: Catalogue },
): string {
  const [kind = '', value = ''] = code.split(':');
  const words = messages.requirements;
  switch (kind) {
    case 'driving_licence':
      return value === '' ? words.drivingLicence : fill(words.drivingLicenceOf, { class: value });
    case 'own_car':
      return words.ownCar;
    case 'language':
      return languageName(value, language);
    case 'education':
      return named(words.education, value);
    case 'shift':
      return named(words.shifts, value);
    default:
      return code;
  }
}

function languageName(code: string, language: Language): string {
  const name = new Intl.DisplayNames([localeOf(language)], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function named(names: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
