import type { RequiredLanguage, RequirementClaim } from '../../domain/requirement.ts';
import { clauseAt, stateOfMention } from './state-of-mention.ts';
import type { Statement } from './statements.ts';

/** How each is called in Danish, Swedish and English; the adjective of a country is told from the language by `FRAME`. */
const NAMES: Readonly<Record<string, RequiredLanguage>> = {
  ...{ dansk: 'da', danska: 'da', danish: 'da', svensk: 'sv', svenska: 'sv', swedish: 'sv' },
  ...{ engelsk: 'en', engelska: 'en', english: 'en', norsk: 'no', norska: 'no', norwegian: 'no' },
  ...{ tysk: 'de', tyska: 'de', german: 'de', finsk: 'fi', finska: 'fi', finnish: 'fi' },
  ...{ islandsk: 'is', isländska: 'is', icelandic: 'is', fransk: 'fr', franska: 'fr', french: 'fr' },
  ...{ spansk: 'es', spanska: 'es', spanish: 'es', italiensk: 'it', italienska: 'it', italian: 'it' },
  ...{
    hollandsk: 'nl',
    nederländska: 'nl',
    holländska: 'nl',
    dutch: 'nl',
    polsk: 'pl',
    polska: 'pl',
    polish: 'pl',
  },
  ...{ portugisisk: 'pt', portugisiska: 'pt', portuguese: 'pt', russisk: 'ru', ryska: 'ru', russian: 'ru' },
  ...{ ukrainsk: 'uk', ukrainska: 'uk', ukrainian: 'uk', rumænsk: 'ro', rumänska: 'ro', romanian: 'ro' },
  ...{ tyrkisk: 'tr', turkiska: 'tr', turkish: 'tr', arabisk: 'ar', arabiska: 'ar', arabic: 'ar' },
  ...{ persisk: 'fa', persiska: 'fa', persian: 'fa', somali: 'so', somaliska: 'so', urdu: 'ur', hindi: 'hi' },
  ...{
    kinesisk: 'zh',
    kinesiska: 'zh',
    chinese: 'zh',
    mandarin: 'zh',
    japansk: 'ja',
    japanska: 'ja',
    japanese: 'ja',
  },
};
/** What may follow a language: "svenska kyrkan" and "Danish company" speak of countries. */
const AFTER =
  'språk|språket|sprog|language|och|eller|samt|både|såväl|i|på|är|krävs|väl|bra|flytande|obehindrat|med|som|vilket|men|og|er|kræves|godt|flydende|hvilket|and|or|is|are|both|in|as|at|on|well|fluently|spoken|written|speaking|communication|skills|proficiency|with|which|but';
const NAME = new RegExp(
  `(?<![\\p{L}-])(?:${Object.keys(NAMES).join('|')})(?=\\s*$|\\s*[^\\s\\p{L}]|\\s+(?:${AFTER})(?!\\p{L}))`,
  'giu',
);

/** Words by which a language is something one knows, not something a company is. */
const FRAME =
  /flytande|obehindrat|kunskap|behärsk|\btala\b|\btalar\b|\bskriv|\bkommunicera|förstå|uttrycka|\bi (?:både )?tal\b|tal (?:och|som) skrift|färdigheter|\bmodersmål|flydende|behersk|\btaler?\b|\blæse|formulere|kundskab|skrift og tale|tale og skrift|skriftlig|mundtlig|kommuniker|forstå|modersmål|fluen|proficien|command of|\bspeak|\bspoken|\bwritten|\bwrite|native|language skills|knowledge of|communicat|\boral|\bverbal/i;
/** What is to be written in a language is the application, or what somebody has published. */
const OF_APPLICATION =
  /\bansök(?:an|ningar|er)?\b|ansøgning|\bapplications?\b|\bapply\b|\bcv\b|personligt brev|publi(?:c|sh)|publikation|\bversion\b/i;
const OF_US = /\b(?:we|vi|our|vår|vårt|vores|vore)\b/i;
const OF_YOU =
  /\b(?:you|your|du|dig|din|dina|ditt|dit|applicants?|candidates?|must|required|essential|krav|krävs|kræves|ansökande)\b/i;
const EITHER = /\b(?:eller|or|och\/eller|og\/eller|and\/or|alternativt)\b/i;

/** What a statement says of languages. Where one of several is enough none of them is required. */
export function readLanguages(statement: Statement): RequirementClaim[] {
  const { text } = statement;
  if (!FRAME.test(text) || OF_APPLICATION.test(text) || (OF_US.test(text) && !OF_YOU.test(text))) return [];
  const mentions = [...text.matchAll(NAME)];
  const isChoice = mentions.length > 1 && isEither(text, mentions);
  return mentions.flatMap(({ index, 0: name }) => {
    const code = NAMES[name.toLowerCase()];
    const clause = clauseAt(text, index);
    const state = stateOfMention(
      statement,
      index,
      FRAME.test(clause) || mentions.length > 1 ? 'required' : null,
    );
    if (code === undefined || state === null || (state === 'required' && isChoice)) return [];
    return [{ requirement: `language:${code}` as const, state }];
  });
}

/** "dansk, engelsk eller tysk": an "or" between two of them. */
function isEither(text: string, mentions: readonly RegExpExecArray[]): boolean {
  return mentions.some((mention, index) => {
    const next = mentions[index + 1];
    return next !== undefined && EITHER.test(text.slice(mention.index, next.index));
  });
}
