import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelledAd } from '../../bench/duplicates/labelled-ad.ts';
import { type LabelledPair, labelledSet } from '../../bench/duplicates/labelled-set.ts';
import { ownAds } from '../../bench/duplicates/own-ads.ts';
import { hasRealAds, realAds } from '../../bench/duplicates/real-ads.ts';
import { type Score, score } from '../../bench/duplicates/score.ts';

const LEAST_PRECISION = 0.98;
const LEAST_RECALL = 0.9;
/** Of the contrasts of one kind, none may be joined as a rule. */
const MOST_JOINED_OF_A_KIND = 0.15;

function checkSet(ads: () => LabelledAd[], leastPairs: number): void {
  let pairs: LabelledPair[];
  let scored: Score;

  beforeAll(() => {
    pairs = labelledSet(ads());
    scored = score(pairs);
  });

  it('has pairs enough of both', () => {
    expect(pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(leastPairs);
    expect(pairs.filter(({ same }) => !same).length).toBeGreaterThanOrEqual(leastPairs);
  });

  it('tells one vacancy from two', () => {
    expect(scored.precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
    expect(scored.recall).toBeGreaterThanOrEqual(LEAST_RECALL);
  });

  it('does as well on the ads held out', () => {
    const heldOut = score(pairs.filter((pair) => pair.heldOut));
    expect(heldOut.pairs).toBeGreaterThan(leastPairs / 10);
    expect(heldOut.precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
    expect(heldOut.recall).toBeGreaterThanOrEqual(LEAST_RECALL);
  });

  it('joins no kind of two vacancies', () => {
    const strays = scored.kinds.filter(
      ({ same, joined, pairs: all }) => !same && joined > all * MOST_JOINED_OF_A_KIND,
    );
    expect(strays).toEqual([]);
  });

  it('has every pair it joins meet in the index', () => {
    const ones = scored.kinds.filter(({ same }) => same);
    const unmet = ones.reduce((sum, kind) => sum + kind.unmet, 0);
    const joined = ones.reduce((sum, kind) => sum + kind.joined, 0);
    expect(unmet).toBeLessThanOrEqual(joined * 0.01);
  });

  it('has every pair it joins meet among the many of a large employer', () => {
    const ones = scored.kinds.filter(({ same }) => same);
    const unmarked = ones.reduce((sum, kind) => sum + kind.unmarked, 0);
    const joined = ones.reduce((sum, kind) => sum + kind.joined, 0);
    expect(unmarked).toBeLessThanOrEqual(joined * 0.01);
  });
}

describe('duplicates among pairs made of ads of ours', () => checkSet(ownAds, 100));

describe.skipIf(!hasRealAds)('duplicates among pairs made of real ads', () => checkSet(realAds, 500));
