import { describe, expect, it, test } from 'vitest';
import { type CrowdPosting, crowdOf } from '../../bench/duplicates/crowd.ts';
import type { LabelledAd } from '../../bench/duplicates/labelled-ad.ts';
import { crowdMatcher, measureCrowd } from '../../bench/duplicates/measure-crowds.ts';
import { ownAds } from '../../bench/duplicates/own-ads.ts';
import { hasRealAds, realAds } from '../../bench/duplicates/real-ads.ts';
import type { PostingMatcher } from '../../src/store/posting-matcher.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();

/** As a large employer would find them, at a hundredth of the size. */
const narrow: PostingMatcher = {
  ...crowdMatcher,
  limits: { plain: 6, looked: 1000, marked: 30, most: 12, witnesses: 12 },
};

async function expectAllFound(ads: readonly LabelledAd[]): Promise<void> {
  const figures = await measureCrowd(database(), crowdOf(ads, 0, 70), narrow);
  expect(figures.postings).toBeGreaterThan(90);
  expect(figures.matches).toBeGreaterThan(15);
  expect(figures).toMatchObject({ found: figures.matches, wronglyJoined: 0, otherCompany: 0 });
}

describe('what a large employer has open in one place', () => {
  it('is found to be at an aggregator as well, in whatever order it came', () => expectAllFound(ownAds()));

  test.skipIf(!hasRealAds)('the same, made of real ads', () => expectAllFound(realAds()));

  it('is not joined by a page that all of it leads to', async () => {
    const form = 'https://employer.example/soeg/12345';
    const jobs = crowdOf(ownAds(), 0, 40).filter(({ source }) => source !== 'other');
    const atForm = (each: CrowdPosting): CrowdPosting => ({ ...each, elsewhere: { ids: [], urls: [form] } });
    const [some, ...others] = jobs;
    if (some === undefined) throw new Error('a crowd of none');
    // Nobody else of them has a title like it.
    const first = { ...some, posting: { ...some.posting, title: 'Fyrmester' } };
    const posting = { ...first.posting, sourceId: 'x', url: 'https://other.example/x', description: 'Kort.' };
    const stranger: CrowdPosting = { ...atForm(first), source: 'other', job: -1, posting };
    const alone = await measureCrowd(database(), [atForm(first), stranger], narrow);
    expect(alone.wronglyJoined).toBe(1);
    const among = await measureCrowd(database(), [...[first, ...others].map(atForm), stranger], narrow);
    expect(among.wronglyJoined).toBe(0);
  });
});
