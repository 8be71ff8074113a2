import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateMarks } from './candidate-marks.ts';
import { decide } from './decide.ts';
import { anyPair, posting } from './posting.test-support.ts';
import { sketch } from './sketch.ts';

const marksOf = (changes: Parameters<typeof posting>[0]) =>
  candidateMarks(sketch('jobnet', posting(changes)));

function common(a: Parameters<typeof posting>[0], b: Parameters<typeof posting>[0]): number {
  const others = new Set(marksOf(b));
  return marksOf(a).filter((mark) => others.has(mark)).length;
}

describe('candidateMarks', () => {
  it('are common to all that are joined by employer and text', () => {
    let joined = 0;
    fc.assert(
      fc.property(anyPair, ([one, two]) => {
        const [a, b] = [sketch('jobnet', one), sketch('jobtech', two)];
        const decision = decide(a, b);
        if (!decision.same || !['employer_and_text', 'translation'].includes(decision.because.kind)) return;
        joined += 1;
        const marks = candidateMarks(b);
        expect(candidateMarks(a).some((mark) => marks.includes(mark))).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(joined).toBeGreaterThan(20);
  });

  it.each([
    ['another ending', 'Sygeplejerske', 'Sygeplejersker til nat'],
    ['a slip further on', 'Sygeplejerske', 'Sygeplejeske'],
    ['a space put in', 'Socialrådgiver', 'Social rådgiver'],
  ])('are common to titles with %s', (_, one, other) => {
    expect(common({ title: one }, { title: other })).toBeGreaterThan(0);
  });

  it('are none of two titles without a word alike, whatever else agrees', () => {
    expect(common({ title: 'Kok' }, { title: 'Tjener' })).toBe(0);
  });

  it('are more where deadline, postcode or the time of publication agree as well', () => {
    const plain = { deadline: null, publishedAt: null, workplace: { postcode: null } };
    expect(common(plain, posting())).toBe(marksOf(plain).length);
    const dated = { ...plain, deadline: '2026-03-31T23:59:59+02:00' };
    expect(common(dated, posting())).toBe(2 * marksOf(plain).length);
    const placed = { ...plain, workplace: { postcode: '3000' } };
    expect(common(placed, posting())).toBe(2 * marksOf(plain).length);
  });

  it('have two days in common that are no more than two apart, and none that are far', () => {
    const at = (day: number) => ({
      title: 'Kok',
      publishedAt: new Date(Date.UTC(2026, 0, day)).toISOString(),
    });
    const undated = common({ title: 'Kok' }, { title: 'Kok', publishedAt: null });
    for (let day = 1; day < 20; day += 1) {
      for (const days of [0, 1, 2]) expect(common(at(day), at(day + days))).toBeGreaterThan(undated);
      expect(common(at(day), at(day + 4))).toBe(undated);
    }
  });

  it('are few, each once, and of 32 bits', () => {
    const marks = marksOf({
      title: Array.from({ length: 30 }, (_, index) => `ord${index} x${index}`).join(' '),
    });
    expect(marks.length).toBeLessThanOrEqual(40);
    expect(new Set(marks).size).toBe(marks.length);
    expect([...Int32Array.from(marks)]).toEqual(marks);
  });
});
