import type { Language } from '../domain/codes.ts';
import { foldWords } from './fold-letters.ts';
import { stemWord } from './stem-word.ts';

/** One word of a title that says something of the job. */
export interface TitleWord {
  /** Folded: lower case, without accents. */
  readonly word: string;
  /** Without its inflection; two words with the same stem are the same word. */
  readonly stem: string;
}

/** Who is addressed, by law or custom: "(m/k)", "m/w/d", "f/m/x". */
const ADDRESSEES = /\(?\b(?:[mkfwdx]\s?\/\s?){1,3}[mkfwdx]\b\)?/giu;
/** Written with a stroke, these would come apart into letters that look like the name of a ward. */
const LEGAL_FORMS = /\b(?:a\/s|i\/s|k\/s|p\/s)(?![\p{L}\d])/giu;
const THOUSANDS = /(\d)[. \u00a0](?=\d{3}(?!\d))/gu;
const PERCENT = /(\d)\s?(?:%|procent\b|percent\b)/giu;
const SIGNED_NAMES: readonly [RegExp, string][] = [
  [/\bc#/giu, 'csharp'],
  [/\bc\+\+/giu, 'cplusplus'],
  [/\.net\b/giu, ' dotnet'],
];

/** Words by which titles differ between sources although they mean the same job. Folded; da, sv and en together. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `vi du dig din dit dine de den det en et ett i pa at att og och med som der er ar til till hos av af for fra fran om
  ved vid inom inden indenfor samt vores var vart vara vore sig kan vil vill mot eller men
  soger soges sog soker sokes sok sokas sokande onskes ansatter anstaller rekryterar rekrutterer rekrytering behover
  mangler bliv bli blive kom ny nya nye nytt nyt ledig ledige lediga ledigt stilling stillinger tjanst tjanster job jobb
  jobba arbejde arbeta hurtigst muligt omgaende omgaaende straks snarest
  the a an and or of in on with as by we are is our us you your who looking seeking wanted hiring join vacancy
  position opening now new`.split(/\s+/),
);

/** Small numbers written out, where the language is sure: "to" is two in Danish and nothing in English. */
const NUMBERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  da: { to: '2', tre: '3', fire: '4', fem: '5', seks: '6' },
  sv: { tva: '2', tre: '3', fyra: '4', fem: '5', sex: '6' },
  en: { two: '2', three: '3', four: '4', five: '5', six: '6' },
};

/**
 * The words of a title that tell one job from another, in their order and each once. A title that has none keeps
 * all of its words.
 */
export function titleWords(title: string, language: Language | null): TitleWord[] {
  const all = foldWords(withoutNoise(title)).map((word) => numberOf(word, language) ?? word);
  const telling = all.filter((word) => !EMPTY_WORDS.has(word) && word !== 'to');
  const kept = telling.length > 0 ? telling : all;
  const byStem = new Map<string, TitleWord>();
  for (const word of kept) {
    const stem = stemWord(word);
    if (!byStem.has(stem)) byStem.set(stem, { word, stem });
  }
  return [...byStem.values()];
}

function withoutNoise(title: string): string {
  const plain = title
    .replace(LEGAL_FORMS, ' ')
    .replace(ADDRESSEES, ' ')
    .replace(THOUSANDS, '$1')
    .replace(PERCENT, '$1pct ');
  return SIGNED_NAMES.reduce((text, [pattern, name]) => text.replace(pattern, name), plain);
}

function numberOf(word: string, language: Language | null): string | undefined {
  const numbers = language === null ? undefined : NUMBERS[language];
  return numbers !== undefined && Object.hasOwn(numbers, word) ? numbers[word] : undefined;
}
