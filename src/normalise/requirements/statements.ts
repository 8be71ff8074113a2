/** A sentence or an item of a list, with what the heading above says of all that follows. */
export interface Statement {
  readonly text: string;
  /** An item or a bare line: it names what it names without a verb. */
  readonly isItem: boolean;
  readonly heading: Heading;
}

/** `merit`: what follows is an advantage. `offer`: what follows is given, not asked for. */
export type Heading = 'merit' | 'offer' | 'none';

const BULLET = /^\s*(?:[-*•·–—]|\d{1,2}[.)])\s+/;
const SENTENCE_END = /(?<=[.!?])\s+(?=[\p{Lu}\d"“])/u;
const LONGEST_ITEM = 70;
const LONGEST_HEADING = 90;

const MERIT_HEADING =
  /merit|önskvärt|ser gärna|extra plus|ett plus|fördel|nice to have|preferred|desirable|an advantage|is a plus|bonus|ønskeligt|ønskværdig|en fordel|ser gerne/i;
const OFFER_HEADING =
  /erbjud|förmåner|om oss|om företaget|what we offer|we offer|our offer|benefits|about (?:us|the)|tilbyder|får du|om os\b|om virksomheden|får hos oss/i;

/** Cuts a text of the renderer's shape (lines, items with a dash) into statements; lines that say nothing are left out. */
export function statementsOf(text: string, isOfInterest: (line: string) => boolean): Statement[] {
  const statements: Statement[] = [];
  let heading: Heading = 'none';
  for (const line of text.split('\n')) {
    const isBullet = BULLET.test(line);
    const said = line.replace(BULLET, '').trim();
    if (said === '') continue;
    if (!isBullet && isHeading(said)) heading = headingOf(said);
    if (!isOfInterest(said)) continue;
    for (const sentence of said.split(SENTENCE_END)) {
      const isItem = isBullet || (sentence.length <= LONGEST_ITEM && !/[.!?]$/.test(sentence));
      for (const part of partsOf(sentence)) statements.push({ text: part, isItem, heading });
    }
  }
  return statements;
}

/** Nobody writes longer sentences; what is none is cut, so that no text takes longer to read than it is long. */
const LONGEST_SENTENCE = 800;

function partsOf(sentence: string): string[] {
  if (sentence.length <= LONGEST_SENTENCE) return [sentence];
  const count = Math.ceil(sentence.length / LONGEST_SENTENCE);
  return Array.from({ length: count }, (_, index) =>
    sentence.slice(index * LONGEST_SENTENCE, (index + 1) * LONGEST_SENTENCE),
  );
}

function isHeading(line: string): boolean {
  return line.length <= LONGEST_HEADING && !/[.!]$/.test(line);
}

function headingOf(line: string): Heading {
  if (MERIT_HEADING.test(line)) return 'merit';
  return OFFER_HEADING.test(line) ? 'offer' : 'none';
}
