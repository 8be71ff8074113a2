import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateKeys } from './candidate-keys.ts';
import { decide } from './decide.ts';
import { anyPair, posting } from './posting.test-support.ts';
import { sketch } from './sketch.ts';

describe('candidateKeys', () => {
  it('lets all meet that are joined by id, page, number or name', () => {
    let joined = 0;
    fc.assert(
      fc.property(anyPair, ([one, two]) => {
        const [a, b] = [sketch('jobnet', one), sketch('jobtech', two)];
        const decision = decide(a, b);
        if (!decision.same) return;
        const { because } = decision;
        if ('employer' in because && !['number', 'name'].includes(because.employer.by)) return;
        joined += 1;
        const keys = new Set(candidateKeys(a));
        expect(candidateKeys(b).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(joined).toBeGreaterThan(20);
  });

  it('are few and short', () => {
    const keys = candidateKeys(sketch('jobnet', posting({ url: `https://a.example/${'x'.repeat(3000)}` })));
    expect(keys.length).toBeLessThanOrEqual(23);
    for (const key of keys) expect(key.length).toBeLessThan(220);
  });

  it('do not let towns meet by employer or text', () => {
    const at = (code: string) =>
      posting({ workplace: { municipality: { code, name: code }, postcode: null } });
    const there = new Set(candidateKeys(sketch('jobtech', { ...at('0219'), url: 'https://b.example/2' })));
    expect(candidateKeys(sketch('jobnet', at('0217'))).filter((key) => there.has(key))).toEqual([]);
  });
});
