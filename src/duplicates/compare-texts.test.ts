import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';
import { words } from './posting.test-support.ts';
import { SAMPLE_SIZE, sampleText } from './text-sample.ts';

/** The oracle: all shingles, as strings. */
function shinglesOf(text: string): Set<string> {
  const parts = text.split(' ').filter(Boolean);
  if (parts.length === 0) return new Set();
  const runs = Math.max(1, parts.length - 2);
  return new Set(Array.from({ length: runs }, (_, start) => parts.slice(start, start + 3).join(' ')));
}

function exactly(a: string, b: string): { resemblance: number; containment: number } {
  const [one, two] = [shinglesOf(a), shinglesOf(b)];
  const shared = [...one].filter((shingle) => two.has(shingle)).length;
  const union = one.size + two.size - shared;
  const least = Math.min(one.size, two.size);
  return { resemblance: union === 0 ? 0 : shared / union, containment: least === 0 ? 0 : shared / least };
}

const text = (most: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: most }).map((parts) => parts.join(' '));

describe('compareTexts', () => {
  it('is exact for texts that are kept whole', () => {
    fc.assert(
      fc.property(text(60), text(60), (a, b) => {
        const { resemblance, containment } = compareTexts(sampleText(a), sampleText(b));
        expect(resemblance).toBeCloseTo(exactly(a, b).resemblance, 10);
        expect(containment).toBeCloseTo(exactly(a, b).containment, 10);
      }),
    );
  });

  it('estimates the share of longer texts', () => {
    for (const shared of [0, 300, 700, 1000]) {
      const a = `${words('common', shared)} ${words('one', 1000 - shared)}`;
      const b = `${words('common', shared)} ${words('two', 1000 - shared)}`;
      const { resemblance, containment } = compareTexts(sampleText(a), sampleText(b));
      expect(Math.abs(resemblance - exactly(a, b).resemblance)).toBeLessThan(0.12);
      expect(Math.abs(containment - exactly(a, b).containment)).toBeLessThan(0.12);
    }
  });

  it('finds an excerpt in a text ten times as long', () => {
    const whole = sampleText(words('ad', 1000));
    expect(whole.sample).toHaveLength(SAMPLE_SIZE);
    const middle = compareTexts(sampleText(words('ad', 100, 450)), whole);
    expect(middle.containment).toBe(1);
    expect(middle.evidence).toBeGreaterThan(4);
    expect(middle.openingContainment).toBe(0);
    expect(compareTexts(sampleText(words('ad', 60)), whole).openingContainment).toBe(1);
  });

  it('knows a text with its paragraphs in another order', () => {
    const [one, two, three] = [words('one', 100), words('two', 100), words('three', 100)];
    const { containment } = compareTexts(
      sampleText(`${one} ${two} ${three}`),
      sampleText(`${three} ${one} ${two}`),
    );
    expect(containment).toBeGreaterThan(0.93);
  });

  it('finds nothing in common with nothing', () => {
    expect(compareTexts(sampleText(''), sampleText(''))).toMatchObject({
      resemblance: 0,
      containment: 0,
      evidence: 0,
    });
  });

  it('does not depend on the order of the two', () => {
    fc.assert(
      fc.property(text(400), text(400), (a, b) => {
        expect(compareTexts(sampleText(a), sampleText(b))).toEqual(
          compareTexts(sampleText(b), sampleText(a)),
        );
      }),
    );
  });
});
