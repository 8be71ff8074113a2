import { LICENCE_CLASSES, type LicenceClass, type RequirementClaim } from '../../domain/requirement.ts';
import { stateOfMention } from './state-of-mention.ts';
import type { Statement } from './statements.ts';

const CLASS = '(?<class>AM|BE|B|C1E|C1|CE|C|D1E|D1|DE|D|A)';
const CLASSES = `${CLASS}(?:[- ,/]*(?:och|og|and|eller|or|/|,|samt)[- ]*(?<second>BE|C1E|C1|CE|C|D1E|D1|DE|D)\\b)?`;
const LICENCE = "(?:[Kk]örkort|KÖRKORT|[Kk]ørekort|[Dd]riv(?:er[’']?s?|ing) [Ll]icen[cs]e)";
/** "B-körkort", "körkort klass B", "kørekort kategori C", "category B driving licence", "manuellt körkort - B". */
const MENTION = new RegExp(
  `(?:(?<![\\p{L}\\d])${CLASSES.replaceAll('?<class>', '?<before>').replaceAll('?<second>', '?<beforeToo>')}[- ]?)?(?:gyldigt |giltigt |valid )?${LICENCE}(?:sbehörighet)?(?:(?:[ (,-]*(?:av typ|typ|klass|med behörighet|behörighet|kategori|type|till|til|category|class)?[ (-]*)${CLASSES}(?![\\p{L}\\d]))?`,
  'gu',
);
/** A lorry or a bus, which says the class as well. */
const VEHICLES: readonly (readonly [RegExp, LicenceClass])[] = [
  [/^ (?:till|til|for an?) (?:lastbil|lorry|truck)/i, 'C'],
  [/^ (?:till|til|for an?) (?:personbil|bil\b|car)/i, 'B'],
  [/^ (?:till|til|for an?) bus/i, 'D'],
];
const CAR =
  /\begen bil\b|\btillgång till (?:egen )?bil\b|\bbil til rådighed\b|\badgang til (?:egen )?bil\b|\b(?:your |an? )?own car\b|\baccess to (?:a|your own|own) (?:car|vehicle)\b/gi;
/** Where the employer gives the car. */
const GIVEN =
  /\b(?:får|erbjud\w*|offer\w*|tilbyd\w*|stiller|provide\w*|förmånsbil|firmabil|company car|tjänstebil)\b/i;

/** So that the mention, which may begin with a class, is not tried at every letter of every sentence. */
const HINT = /k[öø]re?kort|licen[cs]e/i;

/** What a statement says of driving licences and of a car of one's own. */
export function readLicence(statement: Statement): RequirementClaim[] {
  return [...(HINT.test(statement.text) ? readLicences(statement) : []), ...readCar(statement)];
}

function readLicences(statement: Statement): RequirementClaim[] {
  return [...statement.text.matchAll(MENTION)].flatMap((match): RequirementClaim[] => {
    const state = stateOfMention(statement, match.index + match[0].search(/k[öø]r|driv/i), null);
    if (state === null) return [];
    const classes = classesOf(match, statement.text);
    if (classes.length === 0) return [{ requirement: 'driving_licence', state }];
    const named = classes.map((name) => ({ requirement: `driving_licence:${name}` as const, state }));
    // That an ordinary licence is no demand says that none is; that a lorry's is not says nothing of others.
    const isNone = state === 'not_required' && classes.includes('B');
    return isNone ? [...named, { requirement: 'driving_licence', state }] : named;
  });
}

function classesOf({ groups, index, 0: mention }: RegExpMatchArray, text: string): LicenceClass[] {
  const { before, beforeToo, class: after, second } = groups ?? {};
  // "A driving licence" is any.
  const isArticle = before === 'A' && mention.startsWith('A ');
  const named = [isArticle ? undefined : before, beforeToo, after, second].flatMap(
    (name) => LICENCE_CLASSES.find((known) => known === name) ?? [],
  );
  const rest = text.slice((index ?? 0) + mention.length);
  return named.length > 0
    ? named
    : VEHICLES.filter(([pattern]) => pattern.test(rest)).map(([, name]) => name);
}

/** Most statements name no car: to look for one in all the ways it may be said takes several times as long. */
const CAR_HINT = /bil|car|vehicle/i;

function readCar(statement: Statement): RequirementClaim[] {
  if (!CAR_HINT.test(statement.text) || GIVEN.test(statement.text)) return [];
  return [...statement.text.matchAll(CAR)].flatMap(({ index }) => {
    const state = stateOfMention(statement, index, null);
    return state === null ? [] : [{ requirement: 'own_car', state }];
  });
}
