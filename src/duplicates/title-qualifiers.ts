import type { Hours } from '../domain/codes.ts';

/**
 * Words that tell two jobs of otherwise the same title apart: when one works, how much, for how long, at what rank,
 * at which of several wards. Folded beginnings of words, in Danish, Swedish and English.
 */
const DISTINGUISHING = new RegExp(
  `^(?:${[
    // When
    'nat',
    'natt',
    'night',
    'dag',
    'day',
    'kvall',
    'aften',
    'evening',
    'helg',
    'weekend',
    'jour',
    'vagt',
    'skift',
    'shift',
    // How much, for how long
    'deltid',
    'heltid',
    'fuldtid',
    'part',
    'full',
    'vikar',
    'sommar',
    'sommer',
    'summer',
    'barsel',
    'foraldra',
    'tim[ev]',
    'extra',
    'ekstra',
    'fast',
    'tillsvidare',
    'tidsbegran',
    'tidsbegrans',
    'visstid',
    'permanent',
    'temporary',
    'projekt',
    // Rank
    'senior',
    'junior',
    'chef',
    'sous',
    'leder',
    'ledare',
    'lead',
    'head',
    'manager',
    'direkt',
    'direct',
    'vice',
    'bitrad',
    'stedfor',
    'stallfor',
    'assist',
    'koordinator',
    'samordnare',
    'ansvar',
    'overlak',
    'overlag',
    'special',
    'legitimerad',
    'autoriser',
    'erfar',
    'experienced',
    'trainee',
    'elev',
    'larling',
    'praktik',
    'intern(?:ship)?$',
    'stud',
    'st$',
    'bt$',
    'phd',
    'postdoc',
    // Which of several
    'avd',
    'afd',
    'afsnit',
    'team',
    'enhet',
    'enhed',
    'ward',
    'nord',
    'norr',
    'norra',
    'nordre',
    'syd',
    'sod',
    'ost',
    'vast',
    'vest',
  ].join('|')})`,
);
/** Also at the end of a compound: "afdelingsleder", "gruppchef", "barselsvikar". */
const RANK_AT_END =
  /(?:chef|leder|ledare|manager|vikar|vikariat|vagt|hold|elev|assistent|ansvarlig|ansvarig)$/;
const ROMAN = /^(?:i{1,3}|iv|v|vi{1,3}|ix|x)$/;
const SHORTEST_REFERENCE = 5;

const PART_TIME = /^(?:deltid|parttime|part$)/;
const FULL_TIME = /^(?:heltid|fuldtid|fulltid|fulltime|full$|100pct$)/;

/** Whether a word that only one of two titles has says that they are two jobs. */
export function isDistinguishing(word: string): boolean {
  if (/\d/.test(word)) return !isReference(word);
  return word.length === 1 || ROMAN.test(word) || DISTINGUISHING.test(word) || RANK_AT_END.test(word);
}

/** A number too long to count positions or name a ward: the employer's own reference. */
function isReference(word: string): boolean {
  return /^\d+$/.test(word) && word.length >= SHORTEST_REFERENCE;
}

/** What the other posting states outside its title. */
export interface StatedElsewhere {
  readonly hours: Hours | null;
  readonly positions: number | null;
}

/** Whether the other posting says the same as `word`, only not in its title. */
export function isStatedElsewhere(word: string, other: StatedElsewhere): boolean {
  if (PART_TIME.test(word)) return other.hours === 'part_time';
  if (FULL_TIME.test(word)) return other.hours === 'full_time';
  return /^\d{1,2}$/.test(word) && Number(word) === other.positions;
}
