import { type Random, seededRandom, seedOf } from '../../src/demo/random.ts';
import { compareTexts } from '../../src/duplicates/compare-texts.ts';
import { sampleText } from '../../src/duplicates/text-sample.ts';
import {
  addedWord,
  briefOfSameTemplate,
  type Contrast,
  commonPage,
  otherAddress,
  otherEmployer,
  otherEmployerWithoutNumber,
  otherHours,
  otherJob,
  otherTown,
  otherWord,
  sameTemplate,
  sameTemplateOtherUnit,
  staffingForClient,
} from './contrasts.ts';
import type { LabelledAd, SourcedPosting } from './labelled-ad.ts';
import {
  brief,
  briefWithUrl,
  extendedDeadline,
  framed,
  mixed,
  otherContactLines,
  otherMarkup,
  otherTitleForm,
  type Rewrite,
  reorderedParagraphs,
  shortTitle,
  smallEdits,
  together,
  tradeName,
  tradeNameWithoutNumber,
  withoutNumber,
} from './rewrites.ts';

/*
 * How the set is built. From each ad (the real ones of both sources; ten of ours where those are missing):
 * - pairs that are one vacancy: the ad and what becomes of it on its way to another source, one pair for each
 *   rewrite of `REWRITES` that applies to it;
 * - pairs that are two: one for each contrast of `CONTRASTS`, with another ad of the same language where the contrast
 *   needs one, and every two real ads of one employer in one municipality.
 * The second of a pair comes from another source under an id and an address of its own, so that only the contents can
 * tell. Everything is drawn from a generator seeded with the ad's id and the kind: the set is the same every time.
 * Every third ad, by a hash of its id, is held out: thresholds and word lists were chosen without looking at its
 * pairs, and it is reported on apart.
 */

/** Two postings and whether they are ads for one vacancy. */
export interface LabelledPair {
  readonly kind: string;
  readonly same: boolean;
  readonly heldOut: boolean;
  readonly a: SourcedPosting;
  readonly b: SourcedPosting;
}

const NOWHERE = { ids: [], urls: [] };
export const REWRITES: Readonly<Record<string, Rewrite>> = {
  'title in another form': otherTitleForm,
  'title cut short': shortTitle,
  'HTML and text': otherMarkup,
  'paragraphs in another order': reorderedParagraphs,
  'header and footer added': framed,
  'deadline extended': extendedDeadline,
  'contact lines left out': otherContactLines,
  'small edits': smallEdits,
  'no number, name written otherwise': withoutNumber,
  'trade name': tradeName,
  'trade name, no number': tradeNameWithoutNumber,
  'brief of 300 to 600 characters': brief,
  'brief, title in another form': together(brief, otherTitleForm),
  'brief that links to the application': briefWithUrl,
  'two to four of these': mixed,
  'framed, edited, other title, no number': together(framed, smallEdits, otherTitleForm, withoutNumber),
};

const CONTRASTS: Readonly<Record<string, Contrast>> = {
  'other job, same employer and town': otherJob,
  'same text, other town': otherTown,
  'same text, other address in town': otherAddress,
  'same text, other employer': otherEmployer,
  'same text, other employer, no number': otherEmployerWithoutNumber,
  'staffing firm for the client': staffingForClient,
  'other shift': otherWord('shifts'),
  'other extent in the title': otherWord('extents'),
  'other rank': otherWord('ranks'),
  'other ward by number': otherWord('wards'),
  'other unit by name': otherWord('units'),
  'other number of positions': otherWord('counts'),
  'temporary and permanent': otherWord('terms'),
  'shift in one title only': addedWord('shifts'),
  'rank in one title only': addedWord('ranks'),
  'unit by name in one title only': addedWord('units'),
  'advertised again with other hours': otherHours,
  'one template, same title': sameTemplate,
  'one template, other unit': sameTemplateOtherUnit,
  'brief of one template, same title': briefOfSameTemplate,
  'one page for two jobs': commonPage,
};

/** Pairs in which the second keeps the address it was given. */
const KEEP_URL: ReadonlySet<string> = new Set([
  'brief that links to the application',
  'one page for two jobs',
]);

/** Two real ads of one employer with texts more alike than this may well be one vacancy: nobody has labelled them. */
const UNLABELLED_RESEMBLANCE = 0.7;

export function labelledSet(ads: readonly LabelledAd[]): LabelledPair[] {
  return [...ads.flatMap((ad) => [...positivesOf(ad), ...negativesOf(ad, ads)]), ...oneEmployerPairs(ads)];
}

function positivesOf(ad: LabelledAd): LabelledPair[] {
  return Object.entries(REWRITES).flatMap(([kind, rewrite]) => {
    const made = rewrite(ad, randomFor(ad, kind));
    return made === null ? [] : [pairOf(kind, true, ad, [ad, made])];
  });
}

function negativesOf(ad: LabelledAd, ads: readonly LabelledAd[]): LabelledPair[] {
  return Object.entries(CONTRASTS).flatMap(([kind, contrast]) => {
    const random = randomFor(ad, kind);
    const made = contrast(ad, companionOf(ad, ads, random), random);
    return made === null ? [] : [pairOf(kind, false, ad, made)];
  });
}

/** Another ad, of the same language and another employer where there is one. */
function companionOf(ad: LabelledAd, ads: readonly LabelledAd[], random: Random): LabelledAd {
  const others = ads.filter((other) => other !== ad);
  const alike = others.filter(
    ({ posting }) =>
      posting.language === ad.posting.language && posting.employer.name !== ad.posting.employer.name,
  );
  return random.some(alike.length > 0 ? alike : others, 1)[0] ?? ad;
}

function oneEmployerPairs(ads: readonly LabelledAd[]): LabelledPair[] {
  return ads.flatMap((ad, index) =>
    ads
      .slice(index + 1)
      .filter((other) => isOneEmployer(ad, other) && !isUnlabelled(ad, other))
      .map((other) => pairOf('two real ads, same employer and town', false, ad, [ad, other])),
  );
}

function isOneEmployer({ posting: a }: LabelledAd, { posting: b }: LabelledAd): boolean {
  return (
    a.employer.orgNumber !== null &&
    a.employer.orgNumber === b.employer.orgNumber &&
    a.workplace.municipality?.code === b.workplace.municipality?.code
  );
}

function isUnlabelled({ posting: a }: LabelledAd, { posting: b }: LabelledAd): boolean {
  const { resemblance } = compareTexts(sampleText(a.description), sampleText(b.description));
  return resemblance > UNLABELLED_RESEMBLANCE;
}

function pairOf(
  kind: string,
  same: boolean,
  ad: LabelledAd,
  [a, b]: readonly [SourcedPosting, SourcedPosting],
): LabelledPair {
  const heldOut = seedOf(ad.posting.sourceId) % 3 === 0;
  const first = KEEP_URL.has(kind) ? a : { ...a, elsewhere: NOWHERE };
  return { kind, same, heldOut, a: first, b: asOtherSource(b, KEEP_URL.has(kind)) };
}

function asOtherSource({ posting }: SourcedPosting, keepUrl: boolean): SourcedPosting {
  const url = keepUrl ? posting.url : `https://aggregator.example/annonce/${posting.sourceId}`;
  return {
    source: 'other',
    elsewhere: NOWHERE,
    posting: { ...posting, url, sourceId: `${posting.sourceId}-b` },
  };
}

function randomFor(ad: LabelledAd, kind: string): Random {
  return seededRandom(seedOf(`${ad.posting.sourceId} ${kind}`));
}
