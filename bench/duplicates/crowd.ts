import { type Random, seededRandom, seedOf } from '../../src/demo/random.ts';
import { rareWord } from '../support/rare-words.ts';
import { type LabelledAd, paragraphsOf, type SourcedPosting } from './labelled-ad.ts';
import { REWRITES } from './labelled-set.ts';
import { changed } from './rewrites.ts';

/** A posting of a crowd, and which job it is of. */
export interface CrowdPosting extends SourcedPosting {
  readonly job: number;
}

/** Of so many jobs one is to be found at an aggregator as well. */
const SHOWN_TWICE = 0.6;
/** A large employer has many of one trade: one title in four is one of these few. */
const COMMON_TITLES = 6;
const COMMON_SHARE = 0.25;
const DAYS = 40;

/**
 * What a large employer has open in one municipality: `jobs` of them, out of the titles and paragraphs of all ads at hand
 * of one language, each with some sentences of its own, its last paragraph that of all; and what aggregators show of some,
 * by the rewrites of the labelled set. The same every time.
 * @param index of the ad whose employer, place and language they have, among those that have all three.
 * @throws RangeError where there is none.
 */
export function crowdOf(ads: readonly LabelledAd[], index: number, jobs: number): CrowdPosting[] {
  const placed = ads.filter(
    ({ posting }) => posting.workplace.municipality !== null && posting.employer.orgNumber !== null,
  );
  const ad = placed[index % placed.length];
  if (ad === undefined) throw new RangeError('no ad has both a municipality and a number');
  const random = seededRandom(seedOf(`crowd of ${ad.posting.sourceId}`));
  const pool = ads.filter(({ posting }) => posting.language === ad.posting.language);
  const common = random.some(pool, COMMON_TITLES);
  return Array.from({ length: jobs }, (_, job) => {
    const own = jobOf(ad, pool, common, job, random);
    if (!random.chance(SHOWN_TWICE)) return [{ ...own, job }];
    const [, rewrite] = random.pick(Object.entries(REWRITES) as [RewriteEntry, ...RewriteEntry[]]);
    const made = rewrite(own, random);
    if (made === null) return [{ ...own, job }];
    const url = `https://aggregator.example/annonce/${own.posting.sourceId}`;
    const posting = { ...made.posting, sourceId: `${own.posting.sourceId}-b`, url };
    return [
      { ...own, job },
      { source: 'other', elsewhere: { ids: [], urls: [] }, posting, job },
    ];
  }).flat();
}

type RewriteEntry = [string, (typeof REWRITES)[string]];

function jobOf(
  ad: LabelledAd,
  pool: readonly LabelledAd[],
  common: readonly LabelledAd[],
  job: number,
  random: Random,
): LabelledAd {
  const titles = random.chance(COMMON_SHARE) ? common : pool;
  const [titled, first, second] = [titles, pool, pool].map((from) => random.some(from, 1)[0] ?? ad);
  const title = titled?.posting.title ?? '';
  const ward = random.chance(0.5) ? `, ${rareWord(random)}` : '';
  const theirs = [first, second].flatMap((other) => {
    const paragraphs = paragraphsOf(other?.posting.description ?? '');
    return random.some(paragraphs, Math.min(paragraphs.length, 3));
  });
  const closing = paragraphsOf(ad.posting.description).at(-1) ?? '';
  const paragraphs = [sentences(random), ...theirs, sentences(random), closing];
  const published = new Date(Date.UTC(2025, 7, 1 + random.whole(0, DAYS), 8));
  const deadline = new Date(published.getTime() + random.whole(10, 35) * 86_400_000);
  const sourceId = `${ad.posting.sourceId}-${job}`;
  return {
    ...changed(ad, {
      sourceId,
      title: `${title}${ward}`,
      description: paragraphs.join('\n\n'),
      url: `https://state.example/job/${sourceId}`,
      publishedAt: published.toISOString(),
      deadline: random.chance(0.9) ? deadline.toISOString() : null,
    }),
    otherDescription: null,
    elsewhere: { ids: [], urls: [] },
  };
}

function sentences(random: Random): string {
  const words = () => Array.from({ length: 8 }, () => rareWord(random)).join(' ');
  return Array.from({ length: random.whole(2, 5) }, () => `${words()}.`).join(' ');
}
