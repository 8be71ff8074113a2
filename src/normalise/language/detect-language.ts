import { LANGUAGES, type Language } from '../../domain/codes.ts';
import { FORMS, FUNCTION_WORDS, type KnownLanguage, LETTERS } from './function-words.ts';
import { scanWords } from './scan-words.ts';
import { UNKNOWN, WordMemory } from './word-memory.ts';

/** Enough to know a language by; the rest of a long ad would only cost time. */
const READ_LENGTH = 20_000;
/** What a reader meets first: decides where an ad is in two languages of the same length. */
const OPENING_LENGTH = 1000;
/** Less evidence than about one telling function word is no evidence. */
const LEAST_SCORE = 0.3;
/** The best must speak this much louder than the second. */
const LEAST_LEAD = 1.12;

/** Whose score a word raises, by its place in `KNOWN`, and by how much. */
type Vote = readonly [language: number, weight: number];

const KNOWN = knownLanguages();
const WEIGHTS = weighWords();
const CLUES = [...LETTERS, ...FORMS].map(({ pattern, speaksFor }) => ({
  pattern,
  votes: languageEntries(speaksFor).map(voteOf),
}));

/** Most words of an ad have been in another: what they speak for is remembered, by its place in `ballots`. */
const remembered = new WordMemory();
/** What words speak for, each only once: there are some hundred. Most words speak for nothing, the first. */
const ballots: (readonly Vote[])[] = [[]];
const SILENT = 0;

/**
 * The language an ad is written in; null where it is none of the three, or where too little is said to know. Of an
 * ad in two languages, the one with more text. By function words, letters and word forms, each word speaking for the
 * languages it can be of (the classic small-scale method, after Grefenstette 1995).
 */
export function detectLanguage(title: string, text: string): Language | null {
  const verdict = judge(`${title}\n${text.slice(0, READ_LENGTH)}`);
  return verdict === 'undecided' ? ours(judge(`${title}\n${text.slice(0, OPENING_LENGTH)}`)) : ours(verdict);
}

function judge(text: string): KnownLanguage | 'undecided' | null {
  const totals = scoresOf(text);
  const scores = KNOWN.map((language, index) => ({ language, score: totals[index] ?? 0 }));
  const [best, second] = scores.sort((a, b) => b.score - a.score);
  if (best === undefined || best.score < LEAST_SCORE) return null;
  return second !== undefined && best.score < second.score * LEAST_LEAD ? 'undecided' : best.language;
}

function ours(verdict: ReturnType<typeof judge>): Language | null {
  return LANGUAGES.find((language) => language === verdict) ?? null;
}

/** What all words of a text say for each of `KNOWN`. */
function scoresOf(text: string): Float64Array {
  const scores = new Float64Array(KNOWN.length);
  const isRead = scanWords(text, (hash, otherHash, start, end) => {
    let ballot = remembered.get(hash, otherHash);
    if (ballot === UNKNOWN) {
      ballot = placeOfBallot(votesOf(text.slice(start, end).toLowerCase()));
      remembered.set(hash, otherHash, ballot);
    }
    if (ballot !== SILENT) addVotes(scores, ballots[ballot] ?? []);
  });
  if (isRead) return scores;
  scores.fill(0);
  for (const word of wordsOf(text)) addVotes(scores, votesOf(word));
  return scores;
}

function placeOfBallot(votes: readonly Vote[]): number {
  const same = ballots.findIndex(
    (each) =>
      each.length === votes.length &&
      each.every(([language, weight], at) => votes[at]?.[0] === language && votes[at]?.[1] === weight),
  );
  return same === -1 ? ballots.push(votes) - 1 : same;
}

function addVotes(scores: Float64Array, votes: readonly Vote[]): void {
  for (let at = 0; at < votes.length; at += 1) {
    const vote = votes[at];
    if (vote !== undefined) scores[vote[0]] = (scores[vote[0]] ?? 0) + vote[1];
  }
}

/** As `scanWords`, for any letters; several times slower. */
export function wordsOf(text: string): string[] {
  const prose = text.replace(/\[[^\]\s]{1,10}\]|https?:\/\/\S+|www\.\S+|\S*\d\S*/g, ' ');
  return prose.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function votesOf(word: string): readonly Vote[] {
  const clues = word.length < 3 ? [] : CLUES.filter(({ pattern }) => pattern.test(word));
  return [...(WEIGHTS.get(word) ?? []), ...clues.flatMap((clue) => clue.votes)];
}

/** A word of one language weighs 1, of n languages 1/n for each. */
function weighWords(): Map<string, Vote[]> {
  const languages = new Map<string, Set<KnownLanguage>>();
  for (const [language, list] of languageEntries(FUNCTION_WORDS)) {
    for (const word of list.split(' ')) languages.set(word, (languages.get(word) ?? new Set()).add(language));
  }
  return new Map(
    [...languages].map(([word, set]) => [word, [...set].map((language) => voteOf([language, 1 / set.size]))]),
  );
}

function knownLanguages(): KnownLanguage[] {
  const spokenFor = [...LETTERS, ...FORMS].flatMap(({ speaksFor }) => languageEntries(speaksFor));
  const languages = [...languageEntries(FUNCTION_WORDS), ...spokenFor].map(([language]) => language);
  return [...new Set(languages)];
}

function voteOf([language, weight]: [KnownLanguage, number]): Vote {
  return [KNOWN.indexOf(language), weight];
}

function languageEntries<Value>(record: Partial<Record<KnownLanguage, Value>>): [KnownLanguage, Value][] {
  return Object.entries(record) as [KnownLanguage, Value][];
}
