import type { Random } from '../../src/demo/random.ts';
import { type LabelledAd, paragraphsOf, type SourcedPosting } from './labelled-ad.ts';
import { fill, type Phrases, phrasesOf } from './phrases.ts';
import { brief, changed, later } from './rewrites.ts';

/** Two postings that look alike and are of two vacancies; null where this cannot be made of the ad. */
export type Contrast = (
  ad: LabelledAd,
  other: LabelledAd,
  random: Random,
) => readonly [SourcedPosting, SourcedPosting] | null;

const PLACES: Readonly<
  Record<'DK' | 'SE', readonly (readonly [code: string, name: string, post: string])[]>
> = {
  DK: [
    ['0217', 'Helsingør', '3000'],
    ['0259', 'Køge', '4600'],
    ['0376', 'Guldborgsund', '4800'],
  ],
  SE: [
    ['1281', 'Lund', '22100'],
    ['1290', 'Kristianstad', '29131'],
    ['1286', 'Ystad', '27131'],
  ],
};

/** Another job of the same employer at the same place: title and text of another real ad. */
export const otherJob: Contrast = (ad, other) => {
  if (other.posting.title === ad.posting.title) return null;
  return [ad, changed(ad, { title: other.posting.title, description: other.posting.description })];
};

/** The same ad in another town, with that town's name in it. */
export const otherTown: Contrast = (ad, _, random) => {
  const { country, municipality, city } = ad.posting.workplace;
  const free = PLACES[country].filter(([code]) => code !== municipality?.code);
  const [code, name, postcode] = free[random.whole(0, free.length - 1)] ?? ['', '', ''];
  if (code === '' || municipality === null) return null;
  const moved = (text: string) =>
    [municipality.name, city ?? municipality.name].reduce(replaceBy(name), text);
  const hasPostcode = ad.posting.workplace.postcode !== null;
  return [
    ad,
    changed(ad, {
      title: moved(ad.posting.title),
      description: moved(ad.posting.description),
      workplace: {
        ...ad.posting.workplace,
        municipality: { code, name },
        postcode: hasPostcode ? postcode : null,
        city: name,
        street: null,
      },
    }),
  ];
};

/** A chain's shops in one town: everything the same but the address. */
export const otherAddress: Contrast = (ad) => {
  const { workplace } = ad.posting;
  if (workplace.municipality === null) return null;
  const at = (street: string) => changed(ad, { workplace: { ...workplace, street } });
  return [at('Nørregade 12'), at('Jagtvej 48, st. th.')];
};

/** A staffing firm's ad copied by, or written for, another employer: number and name differ. */
export const otherEmployer: Contrast = (ad, other) => {
  const { employer } = other.posting;
  if (employer.name === ad.posting.employer.name) return null;
  return [ad, changed(ad, { employer })];
};

/** The same, where only the names can tell. */
export const otherEmployerWithoutNumber: Contrast = (ad, other, random) => {
  const pair = otherEmployer(ad, other, random);
  const name = other.posting.employer.name;
  if (pair === null || name === null) return null;
  return [ad, changed(ad, { employer: { name, orgNumber: null, country: other.posting.employer.country } })];
};

/** The client's own ad and the staffing firm's for it, which repeats most of it in a frame of its own. */
export const staffingForClient: Contrast = (ad, other) => {
  const { name } = other.posting.employer;
  const { description, employer, language } = ad.posting;
  if (name === null || employer.name === null || name === employer.name) return null;
  const { header } = phrasesOf(language);
  const text = `${fill(header, { employer: name })}\n\n${description}`;
  return [ad, changed(ad, { description: text, employer: other.posting.employer })];
};

/** Titles that differ by one word of a kind; both texts say their own. */
export function otherWord(
  kind: keyof Phrases & ('shifts' | 'extents' | 'ranks' | 'wards' | 'units' | 'counts' | 'terms'),
): Contrast {
  return (ad) => {
    const [one, two] = phrasesOf(ad.posting.language)[kind];
    return [withWord(ad, one), withWord(ad, two)];
  };
}

/** Only one of the titles has the word. */
export function addedWord(kind: 'shifts' | 'ranks' | 'terms' | 'units'): Contrast {
  return (ad) => [ad, withWord(ad, phrasesOf(ad.posting.language)[kind][0])];
}

/** Advertised again with other hours, title and the rest of the text unchanged; one field says so, or none. */
export const otherHours: Contrast = (ad, _, random) => {
  const { fullTime, partTime } = phrasesOf(ad.posting.language);
  const hours = random.chance(0.5);
  const text = withoutFigures(ad.posting.description);
  return [
    changed(ad, { description: `${text}\n\n${fullTime}`, hours: hours ? 'full_time' : null }),
    changed(ad, { description: `${text}\n\n${partTime}`, hours: hours ? 'part_time' : null }),
  ];
};

/**
 * Two ads of one employer and town made of one template: some 70 % of each text is common, the rest is of other real
 * ads, and the titles are the same.
 */
export const sameTemplate: Contrast = (ad, other, random) => {
  const [common, own] = templateParts(ad);
  const theirs = paragraphsOf(other.posting.description).join('\n\n').slice(0, own.length);
  if (common.length < 400 || theirs.length < own.length * 0.8) return null;
  const isFirst = random.chance(0.5);
  const compose = (part: string) => (isFirst ? `${common}\n\n${part}` : `${part}\n\n${common}`);
  return [changed(ad, { description: compose(own) }), changed(ad, { description: compose(theirs) })];
};

/** The same, with the ward in the titles. */
export const sameTemplateOtherUnit: Contrast = (ad, other, random) => {
  const pair = sameTemplate(ad, other, random);
  const [one, two] = phrasesOf(ad.posting.language).units;
  if (pair === null) return null;
  const [first, second] = pair;
  return [
    changed(first, { title: `${first.posting.title}, ${one}` }),
    changed(second, { title: `${second.posting.title}, ${two}` }),
  ];
};

/** One page for all jobs of an employer, linked from ads of two of them. */
export const commonPage: Contrast = (ad, other, random) => {
  const pair = otherJob(ad, other, random);
  if (pair === null) return null;
  const url = 'https://careers.example.com/open-application/form';
  return [changed(pair[0], { url }), changed(pair[1], { url })];
};

function withWord(ad: LabelledAd, word: string): LabelledAd {
  const { title, description } = ad.posting;
  return changed(ad, { title: `${title}, ${word}`, description: `${description}\n\n${title}, ${word}.` });
}

/** About 70 % and 30 % of the text, cut between paragraphs or, in one long paragraph, sentences. */
function templateParts(ad: LabelledAd): [string, string] {
  const text = ad.posting.description;
  const pieces = text.split(/(?<=[.!?])\s+|\n\n/);
  let common = '';
  let used = 0;
  for (const piece of pieces) {
    if (common.length + piece.length > text.length * 0.7) break;
    common += `${piece} `;
    used += 1;
  }
  return [common.trim(), pieces.slice(used).join(' ')];
}

/** Without what it says in figures of how much one works, so that the two versions can say it. */
function withoutFigures(text: string): string {
  return text.replace(/\d{2,3}(?:[.,]\d+)?\s?(?:%|procent|timer|timmar|tim|hours)/gi, '');
}

function replaceBy(name: string): (text: string, old: string) => string {
  return (text, old) => (old === '' ? text : text.replaceAll(old, name));
}

/**
 * What an aggregator shows of one ad of a template, and another ad of it in full, published some days before or
 * after. Where the template comes first the two texts say the same.
 */
export const briefOfSameTemplate: Contrast = (ad, other, random) => {
  const pair = sameTemplate(ad, other, random);
  if (pair === null) return null;
  const [first, second] = pair;
  const short = brief({ ...ad, ...first }, random);
  const { publishedAt } = second.posting;
  if (short === null || publishedAt === null) return null;
  return [short, changed(second, { publishedAt: later(publishedAt, random.whole(1, 30)) })];
};
