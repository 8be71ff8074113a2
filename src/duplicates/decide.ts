import { compareEmployers, type EmployerLikeness } from './compare-employers.ts';
import { comparePlaces } from './compare-places.ts';
import { compareTexts, type TextLikeness } from './compare-texts.ts';
import { areContradictory, areForeign, compareTitles, type TitleLikeness } from './compare-titles.ts';
import type { ApartReason, JoinReason, SamePlace } from './join-reason.ts';
import type { PostingSketch } from './posting-sketch.ts';
import { TEXT_NOT_READ } from './stored-sketch.ts';

export type Decision =
  | { readonly same: true; readonly because: JoinReason }
  | { readonly same: false; readonly because: ApartReason };

/** What only a look at all postings can tell. */
export interface Evidence {
  /** Whether postings of different jobs lead to this page (a `urls` entry of a sketch): a list, a general form. */
  isSharedUrl(url: string): boolean;
  /** The same of an id in another system (an `externalIds` entry): of a project with several jobs, or no id at all. */
  isSharedId(id: string): boolean;
}

const NO_EVIDENCE: Evidence = { isSharedUrl: () => false, isSharedId: () => false };

/**
 * Below these a common page, or an id that several jobs have, proves nothing: their ads differ in title and in text.
 */
const LEAST_TITLE_ON_ONE_PAGE = 0.34;
const LEAST_TEXT_ON_ONE_PAGE = 0.4;

/** Of the shorter text in the longer: nearly all of it (a frame was put around it) … */
const WHOLE_TEXT = 0.93;
/** … or most of it, where the rest of both is small too (it was edited). Ads of one template have less. */
const EDITED_TEXT = 0.8;
const EDITED_RESEMBLANCE = 0.65;
/** Asked for where title or employer agree less than fully. */
const CERTAIN_TEXT = 0.9;
/** The same text; what is left are a source's own lines. */
const SAME_TEXT = 0.95;
/** A text of fewer shingles than this says next to nothing. */
const LEAST_SHINGLES = 15;

/** A text that lacks more than a quarter of the other, and is no longer than aggregators show, may be an excerpt. */
const MOST_OF_AN_EXCERPT = 0.75;
const LONGEST_EXCERPT_SHINGLES = 160;
/** Excerpts are cut, not rewritten. */
const EXCERPT_CONTAINMENT = 0.9;
/** On fewer sampled shingles the containment of an excerpt is chance. */
const LEAST_EXCERPT_EVIDENCE = 8;
/** Aggregators show an ad within so many days. */
const MOST_DAYS_APART = 2;
const DAY_MS = 86_400_000;

/**
 * Whether two postings are ads for one vacancy, and why. `decide(a, b)` and `decide(b, a)` are the same, and a
 * posting is the same as itself. It rather leaves one vacancy listed twice than hides one behind another:
 * - The same text in two municipalities, at two addresses of one, or by two employers is of two vacancies; so a
 *   staffing firm's ad for a client stays apart from the client's own, unless both lead to the same page.
 * - A word for shift, hours, rank or ward, or a number, that only one title has keeps them apart, however alike the
 *   texts.
 * - Two languages are joined only where employer, place, title words and deadline are all stated and the same
 *   ("Software Engineer"); a translated title is left apart, as nothing of the text can be compared.
 */
export function decide(a: PostingSketch, b: PostingSketch, evidence: Evidence = NO_EVIDENCE): Decision {
  if (a.id === b.id) return joined({ kind: 'same_posting', id: a.id });
  return decideByIdentity(a, b, evidence) ?? decideByContent(a, b);
}

/**
 * Whether `decide` tells two postings apart without a look at their texts, as it does most that meet: other places,
 * employers, hours or titles. By `decide` itself, so that the two cannot differ.
 */
export function isApartAtAGlance(a: PostingSketch, b: PostingSketch, evidence: Evidence): boolean {
  try {
    return !decide(a, b, evidence).same;
  } catch (error) {
    if (error === TEXT_NOT_READ) return false;
    throw error;
  }
}

/** Null where no id and no page is common to both. */
function decideByIdentity(a: PostingSketch, b: PostingSketch, evidence: Evidence): Decision | null {
  const ids = commonIds(a, b);
  const ownId = ids.find((name) => !evidence.isSharedId(name)) ?? null;
  const id = ownId ?? ids[0] ?? null;
  const url = common(a.urls, b.urls).find((key) => !evidence.isSharedUrl(key)) ?? null;
  if (id === null && url === null) return null;
  if (comparePlaces(a.place, b.place).relation === 'elsewhere') return apart('other_country_or_municipality');
  if (!isOtherLanguage(a, b) && areContradictory(a, b)) return apart('other_title');
  const title = compareTitles(a, b);
  const text = compareTexts(a.text, b.text);
  if (id !== null && (ownId !== null || !isOtherJob(a, b, title, text))) {
    return joined({ kind: 'external_id', id });
  }
  if (url === null || isOtherJob(a, b, title, text)) return decideByContent(a, b);
  return joined({ kind: 'url', url, titleSimilarity: title.similarity, textSimilarity: likeness(text) });
}

function isOtherJob(a: PostingSketch, b: PostingSketch, title: TitleLikeness, text: TextLikeness): boolean {
  // Of two languages neither title nor text can be compared: two employers have two jobs, unless they end on one day.
  if (isOtherLanguage(a, b))
    return compareEmployers(a.employer, b.employer) === null && !isSameDeadline(a, b);
  return title.similarity < LEAST_TITLE_ON_ONE_PAGE && likeness(text) < LEAST_TEXT_ON_ONE_PAGE;
}

function decideByContent(a: PostingSketch, b: PostingSketch): Decision {
  const place = comparePlaces(a.place, b.place);
  if (place.relation === 'elsewhere') return apart('other_country_or_municipality');
  if (place.relation === 'nearby') return apart('other_address');
  if (place.relation === 'unknown') return apart('place_unknown');
  const employer = compareEmployers(a.employer, b.employer);
  if (employer === null) return apart('other_employer');
  if (haveOtherHours(a, b)) return apart('other_hours');
  if (areForeign(a.title, b.title)) return apart('other_title');
  const title = compareTitles(a, b);
  if (title.relation === 'different') return apart('other_title');
  return decideByText(a, b, { employer, place, title, text: compareTexts(a.text, b.text) });
}

/** What two postings of one place and perhaps one employer have in common. */
interface Common {
  readonly employer: EmployerLikeness;
  readonly place: SamePlace;
  readonly title: TitleLikeness;
  readonly text: TextLikeness;
}

function decideByText(a: PostingSketch, b: PostingSketch, common: Common): Decision {
  const { employer, place, title, text } = common;
  const excerpt = isExcerpt(text);
  const isPlain = title.relation === 'equal' && isNamed(employer) && place.by !== 'country';
  if (!(excerpt ? isExcerptOf(text) : isWholeText(text, isPlain))) {
    // An ad in two languages may be taken for either: only where the texts differ does the language say anything.
    return isOtherLanguage(a, b) ? decideTranslation(a, b, common) : apart('other_text');
  }
  if (!isKnownWell(a, b, common, isPlain, excerpt)) return apart('too_little_known');
  return joined({
    kind: 'employer_and_text',
    employer,
    place,
    titleSimilarity: title.similarity,
    textSimilarity: likeness(text),
    excerpt,
  });
}

/** Whether texts that agree are enough, or say too little to rest on. */
function isKnownWell(
  a: PostingSketch,
  b: PostingSketch,
  { employer, place, title, text }: Common,
  isPlain: boolean,
  excerpt: boolean,
): boolean {
  const isDated = isSameDeadline(a, b);
  if (title.relation === 'unsupported') {
    return isNamed(employer) && isDated && isOtherSource(a, b) && text.resemblance >= SAME_TEXT;
  }
  if (text.shorter < LEAST_SHINGLES) return isPlain && isDated && text.resemblance >= WHOLE_TEXT;
  if (excerpt) return isPlain && isCorroborated(a, b, title, place);
  return employer.by !== 'nothing' || isDated;
}

function decideTranslation(a: PostingSketch, b: PostingSketch, common: Common): Decision {
  const { employer, place, title } = common;
  const isOne =
    isNamed(employer) && place.by !== 'country' && title.relation === 'equal' && title.shared >= 2;
  if (!isOne || a.deadline === null || !isSameDeadline(a, b)) return apart('other_language');
  const { similarity: titleSimilarity } = title;
  return joined({ kind: 'translation', employer, place, deadline: a.deadline, titleSimilarity });
}

function isWholeText({ containment, resemblance }: TextLikeness, isPlain: boolean): boolean {
  if (!isPlain) return containment >= CERTAIN_TEXT && resemblance >= EDITED_RESEMBLANCE;
  return containment >= WHOLE_TEXT || (containment >= EDITED_TEXT && resemblance >= EDITED_RESEMBLANCE);
}

function isExcerpt({ shorter, longer }: TextLikeness): boolean {
  return shorter <= LONGEST_EXCERPT_SHINGLES && shorter < longer * MOST_OF_AN_EXCERPT;
}

function isExcerptOf({ containment, openingContainment, evidence }: TextLikeness): boolean {
  if (openingContainment >= EXCERPT_CONTAINMENT) return true;
  return containment >= EXCERPT_CONTAINMENT && evidence >= LEAST_EXCERPT_EVIDENCE;
}

/** Ads of one employer often begin alike: something more must speak for it than title and beginning. */
function isCorroborated(a: PostingSketch, b: PostingSketch, title: TitleLikeness, place: SamePlace): boolean {
  if (place.by === 'postcode' || isSameDeadline(a, b)) return true;
  return title.shared >= 2 && isPublishedTogether(a, b);
}

function isPublishedTogether(a: PostingSketch, b: PostingSketch): boolean {
  if (a.published === null || b.published === null) return false;
  return Math.abs(Date.parse(a.published) - Date.parse(b.published)) <= MOST_DAYS_APART * DAY_MS;
}

function isNamed({ by }: EmployerLikeness): boolean {
  return by === 'number' || by === 'name';
}

/** What is said of how much one works has nothing in common. */
function haveOtherHours(a: PostingSketch, b: PostingSketch): boolean {
  if (a.hours !== null && b.hours !== null && a.hours !== b.hours) return true;
  if (a.extents.length === 0 || b.extents.length === 0) return false;
  return !a.extents.some((extent) => b.extents.includes(extent));
}

function isOtherLanguage(a: PostingSketch, b: PostingSketch): boolean {
  return a.language !== null && b.language !== null && a.language !== b.language;
}

/** One source tells its own ads apart by their titles; two sources write their own for one ad. */
function isOtherSource(a: PostingSketch, b: PostingSketch): boolean {
  return a.id.split(':', 1)[0] !== b.id.split(':', 1)[0];
}

function isSameDeadline(a: PostingSketch, b: PostingSketch): boolean {
  return a.deadline !== null && a.deadline === b.deadline;
}

/** The share of the shorter text that the longer has, by the better of the two looks at it. */
function likeness(text: TextLikeness): number {
  return isExcerpt(text) ? Math.max(text.containment, text.openingContainment) : text.containment;
}

/** As `common`, of two postings whose own ids differ. */
function commonIds(a: PostingSketch, b: PostingSketch): readonly string[] {
  const named = common(a.externalIds, b.externalIds);
  const [isNamedByB, isNamedByA] = [b.externalIds.includes(a.id), a.externalIds.includes(b.id)];
  if (!isNamedByB && !isNamedByA) return named;
  return [...named, ...(isNamedByB ? [a.id] : []), ...(isNamedByA ? [b.id] : [])].sort();
}

const NONE: readonly string[] = [];

/** In order, so that the first is the same whichever posting comes first. */
function common(a: readonly string[], b: readonly string[]): readonly string[] {
  // As most have none, no list is made for them.
  return a.some((value) => b.includes(value)) ? a.filter((value) => b.includes(value)).sort() : NONE;
}

function joined(because: JoinReason): Decision {
  return { same: true, because };
}

function apart(because: ApartReason): Decision {
  return { same: false, because };
}
