import type { Requirement } from '../../domain/requirement.ts';
import type { Statement } from './statements.ts';

type State = Requirement['state'];

/**
 * The words by which Danish, Swedish and English ads say that something must be, need not be or would be good to have.
 * All three languages at once: many ads are in two, and no word of one means the opposite in another.
 */
const DENIED =
  /\b(?:inget|inte (?:ett|något)?|ej|utan|intet|ikke (?:et|noget|nogen)?|ingen|no|not an?|not|without)\s+(?:absolut\s+|formelt\s+|formal\s+)?(?:krav|kräv\w*|nödvändig\w*|nødvendig\w*|requirement|required|demand|necessary|needed|need)\b|\b(?:krävs|kræves|behövs|behøves)\s+(?:ej|inte|ikke)\b|\b(?:behöver|behøver)\s+(?:du\s+)?(?:inte|ej|ikke)\b|\bdo(?:es)?(?:n[’']t| not) (?:need|require)\b|\bno\b[^,.;]{0,40}\b(?:needed|required|necessary)\b|\binga?\b[^,.;]{0,30}\b(?:krävs|behövs)\b|\bingen krav\b/i;
const MERIT =
  /merit|önskvär|fördel|\bplus\b|\bgärna\b|\bfordel\b|\bgerne\b|ønskelig|ønskværdig|advantage|preferabl[ey](?! in)|\bpreferred\b(?! language)|desirable|nice to have|\bbonus\b|\bbeneficial\b|\ban asset\b|sätter (?:därför )?värde/i;
const HEDGED =
  /\bbör\b|\bbør\b|\bkan (?:förekomma|komma|forekomme)|förekommer|forekommer|\bibland\b|lejlighedsvis|occasional|möjlighet|mulighed|possib|\balternativt\b|\blämplig bakgrund\b|\bideally\b/i;
const DEMANDED =
  /krav|kräv|kræv|måste|\bmust\b|required|requirement|\bska(?:ll|l)?\b|behöver|behøver|essential|förutsät|forudsæt|prerequisite|nödvändig|nødvendig|necessary|mandatory|\bneed(?:ed|s)?\b|\bminst\b|\bmindst\b|at least|\bexpected\b|forvent/i;
const HAD =
  /\b(?:du|dig som|som|you|applicants?|candidates?)\b(?:[^,;]{0,60})?\b(?:har|innehar|är|er|have|has|hold|holds|possess)\b|^\W*(?:har|innehar|have|has|hold|are|är|er)\b|\b(?:should|individuals who) (?:have|hold)\b|\bsom har\b|\bsøger en\b[^,;]{0,40}\bmed\b|\bsöker (?:dig|en)\b/i;

const CLAUSE_END =
  /,(?!\s*(?:hvis|om|at|att|if|that)\b)|[;:(]|\s[–—-]\s|\b(?:men|but|dock|however)\b|\b(?:och|og|and|samt)(?= (?:du|det är|you|det er|gärna|gerne|preferably)\b)/gi;

/**
 * Whether what a statement names at `index` is required. The words of its own clause count first, those of the whole
 * statement only where they demand; what contradicts itself, or only may be, says nothing.
 * @param assumed what a statement says that has no such words at all.
 */
export function stateOfMention(statement: Statement, index: number, assumed: State | null): State | null {
  const { text, heading, isItem } = statement;
  if (heading === 'offer') return null;
  const own = judge(clauseAt(text, index), text);
  if (own !== 'silent') return own;
  if (assumed !== null && heading === 'none' && !REFERS_BACK.test(text)) return assumed;
  const whole = judge(text, text);
  if (whole === 'required') return heading === 'merit' && !DEMANDED.test(text) ? 'not_required' : whole;
  if (whole !== 'silent') return null;
  if (heading === 'merit') return 'not_required';
  const isBare = isItem && (text.length <= LONGEST_BARE_ITEM || index <= LATEST_BARE_START);
  return isBare ? 'required' : assumed;
}

/** "Du talar tyska, vilket är en fördel": the next clause is about this one. */
const REFERS_BACK = /\b(?:vilket|hvilket|which)\b/i;

/** An item longer than this tells a story, in which a thing may be named that nobody asks for. */
const LONGEST_BARE_ITEM = 110;
/** Unless it begins with it: "En akademisk examen inom …". */
const LATEST_BARE_START = 5;

function judge(words: string, sentence: string): State | 'silent' | null {
  if (DENIED.test(words)) return 'not_required';
  const isMerit = MERIT.test(words);
  const isDemanded = DEMANDED.test(words);
  if (isMerit) return isDemanded ? null : 'not_required';
  if (isDemanded) return HEDGED.test(words) ? null : 'required';
  if (HEDGED.test(words)) return null;
  return HAD.test(words) && !sentence.trimEnd().endsWith('?') ? 'required' : 'silent';
}

/** The part of a sentence around `index`, between commas, dashes and the "but" of each language. */
export function clauseAt(text: string, index: number): string {
  let start = 0;
  for (const match of text.matchAll(CLAUSE_END)) {
    if (match.index > index) return text.slice(start, match.index);
    start = match.index + match[0].length;
  }
  return text.slice(start);
}
