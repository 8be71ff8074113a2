import type { Language } from '../../domain/codes.ts';
import type { Plural } from '../messages/catalogue.ts';
import { formatNumber, localeOf } from './locale.ts';

/**
 * Puts values in the places a message keeps for them: `fill('om {days} dage', {days: '5'})`.
 * What ends with the full stop of an abbreviation (`12 feb.`) ends a sentence with the same one.
 * @throws RangeError for a place without a value: a fault of ours that a test should meet.
 */
export function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for {${name}} in "${message}"`);
    return value.endsWith('.') ? value : value + stop;
  });
}

/** The form of the message that the number asks for, with `{count}` as the reader writes numbers. */
export function fillPlural(
  message: Plural,
  count: number,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  const one = new Intl.PluralRules(localeOf(language)).select(count) === 'one';
  return fill(one ? message.one : message.other, { ...values, count: formatNumber(count, language) });
}
