import { describe, expect, it } from 'vitest';
import { words } from './posting.test-support.ts';
import { BANDS } from './text-bands.ts';
import { sampleText } from './text-sample.ts';

/** How many of 200 pairs of texts of 300 words, alike but for `different` of them, share a band. */
function meetings(different: number): number {
  return Array.from({ length: 200 }, (_, pair) => pair).filter((pair) => {
    const common = words(`p${pair}c`, 300 - different);
    const one = sampleText(`${common} ${words(`p${pair}a`, different)}`).bands;
    const two = new Set(sampleText(`${common} ${words(`p${pair}b`, different)}`).bands);
    return [...one].some((band) => two.has(band));
  }).length;
}

describe('textBands', () => {
  it('lets nearly all texts meet that are nearly the same', () => {
    expect(meetings(20)).toBeGreaterThanOrEqual(198);
  });

  it('lets few texts meet that have a little in common', () => {
    expect(meetings(230)).toBeLessThan(30);
  });

  it('gives all bands to a text of one word and none to one without', () => {
    expect(sampleText('kok').bands).toHaveLength(BANDS);
    expect(sampleText('kok').bands).toEqual(sampleText('KOK!').bands);
    expect(sampleText(' – ').bands).toHaveLength(0);
  });
});
