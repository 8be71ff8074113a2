import { Temporal } from 'temporal-polyfill';
import type { Random } from '../../src/demo/random.ts';
import type { NormalisedPosting } from '../../src/domain/normalised-posting.ts';
import { detectLanguage } from '../../src/normalise/language/detect-language.ts';
import { type LabelledAd, paragraphsOf, type SourcedPosting } from './labelled-ad.ts';
import { fill, phrasesOf } from './phrases.ts';

/** What becomes of an ad on its way to another source; null where it does not apply to this ad. */
export type Rewrite = (ad: LabelledAd, random: Random) => LabelledAd | null;

/** The same posting with some fields changed; its language is found anew, as the normaliser would. */
export function changed<T extends SourcedPosting>(ad: T, changes: Partial<NormalisedPosting>): T {
  const posting = { ...ad.posting, ...changes };
  return { ...ad, posting: { ...posting, language: detectLanguage(posting.title, posting.description) } };
}

/** The title as another source writes it: with "søges"/"sökes", with employer or town behind it. */
export const otherTitleForm: Rewrite = (ad, random) => {
  const { title, employer, workplace, language } = ad.posting;
  const town = workplace.city ?? workplace.municipality?.name ?? null;
  const forms = phrasesOf(language).titles.filter((form) => town !== null || !form.includes('{town}'));
  const [first = '{title}', ...others] = forms;
  const template = random.pick([first, ...others]);
  return changed(ad, { title: fill(template, { title, employer: employer.name ?? '', town: town ?? '' }) });
};

/** Only what stands before the first stroke, comma or dash, or as much as fits into 45 characters. */
export const shortTitle: Rewrite = (ad) => {
  const { title } = ad.posting;
  const [head = ''] = title.split(/ [-–—|/] |[,:|/!?] ?/);
  const short = (head.length >= 12 ? head : title).slice(0, 45);
  const whole = title.startsWith(`${short} `) || short === title ? short : short.replace(/\s+\S*$/, '');
  return whole === title ? null : changed(ad, { title: whole });
};

/**
 * The beginning of the text and a place, as aggregators have it: neither number, address, deadline nor hours, and the
 * same day or the next.
 */
export const brief: Rewrite = (ad, random) => {
  const { description, employer, workplace, publishedAt } = ad.posting;
  const cut = description.slice(0, random.whole(300, 600)).replace(/\s+\S*$/, '');
  if (cut.length > description.length - 20) return null;
  return changed(ad, {
    description: `${cut.replace(/\s+/g, ' ')} …`,
    employer: { ...employer, orgNumber: null },
    workplace: { ...workplace, postcode: null, street: null },
    publishedAt: publishedAt === null ? null : later(publishedAt, random.whole(0, 1)),
    deadline: null,
    hours: null,
  });
};

/** The text of the source's other format; where it gives one only, other list marks, quotes and line breaks. */
export const otherMarkup: Rewrite = (ad) => {
  const text = ad.otherDescription ?? ad.posting.description;
  const plain = text
    .replace(/^- /gm, '• ')
    .replace(/[”“"]/g, '’')
    .replace(/\n\n/g, '\n')
    .replace(/ & /g, ' &amp; ');
  return changed(ad, { description: plain });
};

export const reorderedParagraphs: Rewrite = (ad, random) => {
  const paragraphs = paragraphsOf(ad.posting.description);
  if (paragraphs.length < 3) return null;
  return changed(ad, { description: random.shuffle(paragraphs).join('\n\n') });
};

/** A frame of the employer's or the site's own around the text. */
export const framed: Rewrite = (ad, random) => {
  const { description, employer, language } = ad.posting;
  const { header, footer } = phrasesOf(language);
  const isBoth = random.chance(0.4);
  const isHeader = isBoth || random.chance(0.5);
  const parts = [isHeader ? header : '', description, isBoth || !isHeader ? footer : ''];
  return changed(ad, {
    description: fill(parts.filter(Boolean).join('\n\n'), { employer: employer.name ?? '' }),
  });
};

export const extendedDeadline: Rewrite = (ad, random) => {
  const { deadline, description, language } = ad.posting;
  if (deadline === null) return null;
  return changed(ad, {
    deadline: later(deadline, random.whole(5, 21)),
    description: `${phrasesOf(language).extended}\n\n${description}`,
  });
};

/** The lines with contact data are left out by one source; where there are none, the other has them. */
export const otherContactLines: Rewrite = (ad) => {
  const { description, language } = ad.posting;
  const without = description
    .split('\n')
    .filter((line) => line.length > 200 || !/\[(?:e-mail|tel\.)\]/.test(line))
    .join('\n');
  const isSame = without === description;
  return changed(ad, {
    description: isSame ? `${description}\n\n${phrasesOf(language).contact}` : without,
  });
};

/** Some words in a hundred misspelt, left out or doubled, and one sentence dropped. */
export const smallEdits: Rewrite = (ad, random) => {
  const sentences = ad.posting.description.split(/(?<=[.!?])\s+/);
  const dropped = sentences.length > 6 ? random.whole(1, sentences.length - 1) : -1;
  const text = sentences.filter((_, index) => index !== dropped).join(' ');
  const words = text.split(' ').flatMap((word) => (random.chance(0.02) ? editWord(word, random) : [word]));
  return changed(ad, { description: words.join(' ') });
};

/** No number, and the name in another case or with another legal form. */
export const withoutNumber: Rewrite = (ad, random) => {
  const { name } = ad.posting.employer;
  if (name === null) return null;
  const bare = name.replace(/\s(?:AB|HB|ApS|A\/S)$/i, '');
  const forms: [string, ...string[]] = [name.toUpperCase(), bare, name.replace(/^REGION/, 'Region')];
  return changed(ad, { employer: { ...ad.posting.employer, name: random.pick(forms), orgNumber: null } });
};

/** The employer's other name, with the number. */
export const tradeName: Rewrite = (ad) => {
  if (ad.tradeName === null || ad.posting.employer.orgNumber === null) return null;
  return changed(ad, { employer: { ...ad.posting.employer, name: ad.tradeName } });
};

/**
 * The employer's other name, without the number. Only where the two names share a word: nothing else could tell
 * the employer's own other name from a staffing firm's client.
 */
export const tradeNameWithoutNumber: Rewrite = (ad) => {
  const { name } = ad.posting.employer;
  if (ad.tradeName === null || name === null || !shareWord(name, ad.tradeName)) return null;
  return changed(ad, { employer: { ...ad.posting.employer, name: ad.tradeName, orgNumber: null } });
};

/** An aggregator's brief under a title of its own that leads to the page where one applies. */
export const briefWithUrl: Rewrite = (ad, random) => {
  const short = brief(ad, random);
  const isOwn = ad.elsewhere.urls.length > 0 && !ad.posting.url.includes('jobnet.dk');
  const url = ad.elsewhere.urls[0] ?? ad.posting.url;
  if (short === null || !isOwn) return null;
  const tracked = `${url}${url.includes('?') ? '&' : '?'}utm_source=aggregator&utm_medium=feed`;
  return changed({ ...short, elsewhere: { ids: [], urls: [] } }, { url: tracked });
};

/** Several rewrites, one after another. */
export function together(...rewrites: readonly Rewrite[]): Rewrite {
  return (ad, random) =>
    rewrites.reduce<LabelledAd | null>((made, rewrite) => (made === null ? null : rewrite(made, random)), ad);
}

/** Two to four rewrites drawn by chance. */
export const mixed: Rewrite = (ad, random) => {
  const steps = random.some(
    [otherMarkup, reorderedParagraphs, smallEdits, framed, extendedDeadline, otherTitleForm, withoutNumber],
    random.whole(2, 4),
  );
  return steps.reduce<LabelledAd>((made, rewrite) => rewrite(made, random) ?? made, ad);
};

function editWord(word: string, random: Random): string[] {
  const at = random.whole(0, Math.max(0, word.length - 1));
  return random.pick([[], [word, word], [word.slice(0, at) + word.slice(at + 1)]]);
}

/** The instant some days later on the clock of Copenhagen. */
export function later(instant: string, days: number): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Copenhagen').add({ days });
  return zoned.toString({ timeZoneName: 'never' });
}

function shareWord(a: string, b: string): boolean {
  const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? [];
  const words = wordsOf(b);
  return wordsOf(a).some((word) => words.includes(word));
}
