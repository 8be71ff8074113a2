import type { OccupationText } from '../../seeds/demo/occupation-seed.ts';
import { PHRASES, type Phrases } from '../../seeds/demo/phrases.ts';
import type { SectorText } from '../../seeds/demo/sector-seed.ts';
import type { DemoVacancy, ListItem, Section } from './demo-vacancy.ts';
import { fillIn, withoutArticle } from './fill-in.ts';
import type { Random } from './random.ts';

const DUTIES = 5;
const NEEDS = 3;
const OWN_OFFERS = 3;
const COMMON_OFFERS = 3;
/** How long one stands in for another. */
const COVER_MONTHS = [6, 12] as const;
const DANISH_WEEK_HOURS = 37;
/** Some ads come straight to the point, others take their time. */
const BRIEF_SHARE = 0.12;
const LONG_SHARE = 0.25;

/** What the text says of a vacancy; `town` may be two towns. */
export interface BodyFacts extends Omit<DemoVacancy, 'headline' | 'body' | 'place' | 'publishedMinutesAgo'> {
  readonly town: string;
  /** Its preposition in Danish and Swedish. */
  readonly at: string;
  /** The deadline as a plain date. */
  readonly deadline: { readonly day: number; readonly month: number } | null;
  readonly text: OccupationText;
  readonly sector: SectorText;
}

/** Builds an ad out of the seeds' phrases: who seeks whom, the workplace, the work, the demands, the terms, how to apply. */
export function composeBody(facts: BodyFacts, random: Random): Section[] {
  const phrases: Phrases = PHRASES[facts.language];
  const values = valuesOf(facts, phrases, random);
  const say = (templates: readonly [string, ...string[]]): string => fillIn(random.pick(templates), values);
  const intro = section(null, [say(facts.positions > 1 ? phrases.introsForSeveral : phrases.intros)]);
  const about = section(say(phrases.headings.about), [say(facts.sector.about)]);
  const work = [dutiesOf(facts, phrases, say, random), needsOf(facts, phrases, say, random)];
  const terms = section(say(phrases.headings.times), [termsOf(facts, phrases, say)]);
  const offers = offersOf(facts, phrases, say, random);
  const apply = section(say(phrases.headings.apply), applicationOf(facts, phrases, say, random));
  const extent = random.fraction();
  if (extent < BRIEF_SHARE) return [intro, ...work, terms, apply];
  const more = extent < 1 - LONG_SHARE ? [] : random.some(phrases.more, 2);
  return [
    intro,
    about,
    ...work,
    terms,
    offers,
    ...more.map(({ heading, paragraphs }) => section(heading, paragraphs)),
    apply,
  ];
}

type Say = (templates: readonly [string, ...string[]]) => string;

function section(heading: string | null, paragraphs: readonly string[] = []): Section {
  return { heading, paragraphs, list: null, closing: [] };
}

function plainItems(texts: readonly string[]): ListItem[] {
  return texts.map((text) => ({ text, items: [] }));
}

function valuesOf(facts: BodyFacts, phrases: Phrases, random: Random): Readonly<Record<string, string>> {
  return {
    aim: random.pick(facts.sector.aim),
    employer: facts.employer.name,
    town: facts.town,
    at: facts.at,
    noun: facts.text.noun,
    role: withoutArticle(facts.text.noun),
    count: String(facts.employer.colleagues),
    start: random.pick(phrases.starts),
    hours: String(Math.round((DANISH_WEEK_HOURS * facts.percent) / 100)),
    percent: String(facts.percent),
    months: String(random.whole(...(facts.occupation.term ?? COVER_MONTHS))),
    positions: String(facts.positions),
    mail: facts.employer.mail,
    phone: facts.employer.phone,
    reference: facts.reference,
    deadline: facts.deadline === null ? '' : dateIn(phrases, facts.deadline),
  };
}

function dateIn(phrases: Phrases, date: { readonly day: number; readonly month: number }): string {
  return fillIn(phrases.date, { day: String(date.day), month: phrases.months[date.month - 1] ?? '' });
}

function termsOf(facts: BodyFacts, phrases: Phrases, say: Say): string {
  const extent = facts.percent === 100 ? phrases.fullTime : phrases.partTime;
  const limited = facts.occupation.term === undefined ? phrases.temporary : phrases.fixedTerm;
  const duration = facts.isPermanent ? phrases.permanent : limited;
  return [phrases.times[facts.occupation.times], extent, duration, phrases.start].map(say).join(' ');
}

function dutiesOf(facts: BodyFacts, phrases: Phrases, say: Say, random: Random): Section {
  const items = plainItems(random.some(facts.text.duties, DUTIES));
  return { ...section(say(phrases.headings.duties)), list: { lead: say(phrases.dutiesLead), items } };
}

function needsOf(facts: BodyFacts, phrases: Phrases, say: Say, random: Random): Section {
  const items = plainItems(random.some(facts.text.needs, NEEDS));
  const list = { lead: say(phrases.needsLead), items };
  return { ...section(say(phrases.headings.needs)), list, closing: [say(phrases.qualities)] };
}

/** Every other ad sorts its offers under two points, as a list within a list. */
function offersOf(facts: BodyFacts, phrases: Phrases, say: Say, random: Random): Section {
  const own = random.some(facts.sector.offers, OWN_OFFERS);
  const common = random.some(
    phrases.offers.filter((offer) => !isSaidIn(own, offer)),
    COMMON_OFFERS,
  );
  const { terms, workplace } = phrases.headings;
  const nested = [
    { text: workplace, items: own },
    { text: terms, items: common },
  ];
  const items = random.chance(0.5) ? nested : plainItems([...own, ...common]);
  return { ...section(say(phrases.headings.offers)), list: { lead: say(phrases.offersLead), items } };
}

function applicationOf(facts: BodyFacts, phrases: Phrases, say: Say, random: Random): string[] {
  const how = say(facts.deadline === null ? phrases.applyAnyTime : phrases.apply);
  const mail = random.chance(0.35) ? [say(phrases.mail)] : [];
  const phone = random.chance(0.3) ? [say(phrases.phone)] : [];
  return [how, ...mail, ...phone, say(phrases.closings)];
}

/** Whether an offer's longest word, "kollektivavtal" say, is already in the others. */
function isSaidIn(offers: readonly string[], offer: string): boolean {
  const [longest = ''] = offer.split(' ').sort((a, b) => b.length - a.length);
  return offers.some((other) => other.includes(longest));
}
