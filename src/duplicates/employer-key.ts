import type { Employer } from '../domain/vacancy.ts';
import { foldWords } from './fold-letters.ts';

/** Who an employer is, as far as two postings can be compared by it. */
export interface EmployerKey {
  /** CVR or organisation number, digits only. */
  readonly number: string | null;
  /** The name as written, for telling readers why. */
  readonly name: string | null;
  /** The words of the name, folded, without legal form; empty where the posting names nobody. */
  readonly words: readonly string[];
}

/** "v/", "c/o": what follows is a person or another firm. */
const AGENT = /\s(?:v\/|c\/o\b|att[:.]).*$/iu;
const LEGAL_FORM =
  /(?<![\p{L}\d])(?:a\.?m\.?b\.?a\.?|aps|a\/s|i\/s|k\/s|p\/s|ivs|smba|ab|aktiebolag|aktiebolaget|hb|handelsbolag|kb|kommanditbolag|ek\.?\s?för\.?|ekonomisk förening|ideell förening|\(?publ\.?\)?|filial|ltd|limited|inc|gmbh|oy|asa)(?![\p{L}\d/])/giu;
/** Written in full, abbreviated or left out, in front or behind. */
const FOUNDATION = /^(?:den selvejende institution|stiftelsen|stift|fonden|s\/i)\s/iu;
const COUNTRIES: ReadonlySet<string> = new Set(
  'sverige danmark sweden denmark nordic nordics norden scandinavia skandinavien'.split(' '),
);
const MUNICIPALITY: ReadonlySet<string> = new Set(
  'kommune kommun stad regionskommune municipality'.split(' '),
);

/**
 * The employer's number and its name as a key. Legal forms go ("ApS", "A/S", "AB", "HB", "I/S"), so do countries
 * behind the name; a municipality is one however it is written ("Københavns Kommune", "Malmö stad" → "malmo kommun"),
 * yet never the same as a firm of that name ("Lund AB").
 */
export function employerKey({ name, orgNumber }: Employer): EmployerKey {
  const number = orgNumber?.replace(/\D/g, '') ?? '';
  return { number: number === '' ? null : number, name, words: nameWords(name ?? '') };
}

function nameWords(name: string): string[] {
  const plain = name.replace(AGENT, '').replace(FOUNDATION, '').replace(LEGAL_FORM, ' ');
  const words = foldWords(plain);
  const local = withoutCountry(words.length > 0 ? words : foldWords(name));
  return municipalName(local);
}

function withoutCountry(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !COUNTRIES.has(word));
  return kept.length > 0 ? kept : words;
}

function municipalName(words: readonly string[]): string[] {
  const at = words.findIndex((word) => MUNICIPALITY.has(word));
  if (at < 0) return [...words];
  return words.flatMap((word, index) => {
    if (index === at) return ['kommun'];
    return index === at - 1 && word.length > 3 ? [word.replace(/s$/, '')] : [word];
  });
}

/** The name in one word, as spaces and hyphens come and go ("Doktor.se", "Doktorse"). */
export function squashedName(key: EmployerKey): string {
  return key.words.join('');
}
