import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestMetrics } from './request-metrics.ts';

function histogramOf(metrics: RequestMetrics) {
  const samples = metrics.families().find((family) => family.type === 'histogram')?.samples ?? [];
  const value = (suffix: string) => samples.find((sample) => sample.suffix === suffix)?.value;
  const buckets = samples.filter((sample) => sample.suffix === '_bucket');
  return { buckets, sum: value('_sum'), count: value('_count') };
}

describe('RequestMetrics', () => {
  it('counts by method, route and status', () => {
    const metrics = new RequestMetrics();
    metrics.observe('GET', '/vacancy/:id', 200, 0.01);
    metrics.observe('GET', '/vacancy/:id', 200, 0.01);
    metrics.observe('GET', '/vacancy/:id', 404, 0.01);
    expect(metrics.families()[0]?.samples.map(({ labels, value }) => [labels['status'], value])).toEqual([
      ['200', 2],
      ['404', 1],
    ]);
  });

  it('counts a request into each bucket that it fits: a bound is included', () => {
    const metrics = new RequestMetrics();
    metrics.observe('GET', '/', 200, 0.25);
    const { buckets } = histogramOf(metrics);
    const fits = buckets.filter((sample) => sample.value === 1).map((sample) => sample.labels['le']);
    expect(fits).toEqual(['0.25', '0.5', '1', '2.5', '5', '10', '+Inf']);
  });

  it('is a histogram whatever is observed: cumulative, ending in the count', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1 }), (times) => {
        const metrics = new RequestMetrics();
        for (const seconds of times) metrics.observe('GET', '/', 200, seconds);
        const { buckets, sum, count } = histogramOf(metrics);
        const values = buckets.map((sample) => sample.value);
        expect(values).toEqual(values.toSorted((a, b) => a - b));
        for (const sample of buckets) {
          const bound = Number(sample.labels['le']?.replace('+Inf', 'Infinity'));
          expect(sample.value).toBe(times.filter((seconds) => seconds <= bound).length);
        }
        expect(buckets.at(-1)?.labels['le']).toBe('+Inf');
        expect(count).toBe(times.length);
        expect(sum).toBeCloseTo(times.reduce((total, seconds) => total + seconds, 0));
      }),
    );
  });
});
