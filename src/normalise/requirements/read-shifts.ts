import { type RequirementClaim, SHIFTS, type Shift } from '../../domain/requirement.ts';
import type { Statement } from './statements.ts';

const WORDS: Readonly<Record<Shift, string>> = {
  day: 'dag(?:tid|pass|skift|hold|arbejde|vagt|vagter)?|day(?:time)?',
  evening:
    'kväll(?:ar|s|stid|spass|sarbete|sskift)?|aften(?:er|en|vagt|vagter|hold|arbejde|skift)?|evenings?',
  night:
    'natt(?:pass|arbete|skift|etid|jänst|jänstgöring)?|nätter|nat(?:hold|arbejde|vagt|vagter|skift)?|nights?',
  weekend: 'helg(?:er|pass|arbete|tjänstgöring)?|weekend(?:s|er|en|arbejde|vagt|vagter)?',
};
const MENTION = new RegExp(
  SHIFTS.map((shift) => `(?<${shift}>(?<![\\p{L}-])(?:${WORDS[shift]})(?![\\p{L}]))`).join('|'),
  'giu',
);
/** A part of every mention: few statements have one, and the mentions themselves take a dozen times as long to look for. */
const HINT = /dag|day|kväll|aften|evening|nat|nät|night|helg|weekend/iu;
/** Words that make of "day" and "evening" the hours of the work. */
const OF_WORK =
  /\barbetstid|\bomfattning\b|\bschema\b|förlagd|tjänstgöring|\bskift|\bpass\b|\barbejdstid|\bvagt|\barbejde|\bhold\b|\bshifts?\b|working hours|\bwork(?:ing)? (?:on )?(?:days|evenings?|nights?|weekends?|the night)|\b(?:dag|nat|aften)hold|(?:dag|natt?|aften|weekend|kvälls|helg)(?:vagt|pass|arbete|arbejde|skift)|jobba (?:kväll|natt|helg)|arbeta (?:kväll|natt|helg)/i;
const DENIED =
  /\b(?:inga|ingen|inget|ej|inte|ikke|intet|no|not|without|utan|uden|slipper|fri från)\b[^.;]{0,25}$/i;
/** A choice, a chance or an exception is no demand. */
const LOOSE =
  /\beller\b|\bor\b|\beither\b|möjlighet|mulighed|possib|flexib|\bibland\b|\bkan (?:förekomma|komma|forekomme)|förekommer|forekommer|occasional|lejlighedsvis|vid behov|efter behov|\bgärna\b|\bgerne\b|önska|ønske|optional|\?$/i;

/** An item that is nothing but the hours: "Daghold mandag til fredag 07.00–15.00". */
const BARE =
  /^(?:fast |fasta |permanent )?(?:daghold|nathold|aftenhold|day shifts?|evening shifts?|night shifts?|dagtid|nattarbete|kvällsarbete)\b/i;

/** A shift that the title names by itself: "Undersköterska, natt". */
export function readTitleShifts(title: string): Shift[] {
  if (!HINT.test(title) || LOOSE.test(title)) return [];
  return shiftsIn(title)
    .filter(({ word, index }) => !title.startsWith('-', index + word.length))
    .filter(({ shift, word }) => shift !== 'day' || word.length > 'dagtid'.length - 1)
    .map(({ shift }) => shift);
}

/** Whether the statement leaves a choice of shifts: then none that the ad names is required. */
export function leavesChoice({ text }: Statement): boolean {
  return HINT.test(text) && OF_WORK.test(text) && LOOSE.test(text) && shiftsIn(text).length > 0;
}

/** What a statement says of when the work is done. */
export function readShifts({ text, heading }: Statement): RequirementClaim[] {
  if (!HINT.test(text) || !OF_WORK.test(text)) return [];
  const mentions = shiftsIn(text);
  const first = mentions[0];
  if (first === undefined) return [];
  const requirements = mentions.map(({ shift }) => `shift:${shift}` as const);
  if (DENIED.test(text.slice(0, first.index)))
    return requirements.map((requirement) => ({ requirement, state: 'not_required' }));
  if (LOOSE.test(text) || (heading === 'offer' && !BARE.test(text))) return [];
  return requirements.map((requirement) => ({ requirement, state: 'required' }));
}

function shiftsIn(text: string): { readonly shift: Shift; readonly index: number; readonly word: string }[] {
  return [...text.matchAll(MENTION)].flatMap(({ groups, index, 0: word }) => {
    const shift = SHIFTS.find((name) => groups?.[name] !== undefined);
    return shift === undefined ? [] : [{ shift, index, word }];
  });
}
