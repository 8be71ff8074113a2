import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MetricFamily, prometheusText } from './prometheus-text.ts';

function gauge(samples: MetricFamily['samples'], help = 'What it is'): MetricFamily {
  return { name: 'sundet_thing', help, type: 'gauge', samples };
}

/** Reads a label's value back as the format says, so that what was written is what is meant. */
function readBack(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

describe('prometheusText', () => {
  it('writes help, type and samples, one a line, each line ended', () => {
    const text = prometheusText([
      gauge([
        { labels: {}, value: 1.5 },
        { labels: { source: 'jobtech', outcome: 'ok' }, value: 0 },
      ]),
      {
        name: 'sundet_seconds',
        help: 'How long',
        type: 'histogram',
        samples: [
          { suffix: '_bucket', labels: { le: '+Inf' }, value: 2 },
          { suffix: '_sum', labels: {}, value: 0.25 },
          { suffix: '_count', labels: {}, value: 2 },
        ],
      },
    ]);
    expect(text).toBe(`# HELP sundet_thing What it is
# TYPE sundet_thing gauge
sundet_thing 1.5
sundet_thing{source="jobtech",outcome="ok"} 0
# HELP sundet_seconds How long
# TYPE sundet_seconds histogram
sundet_seconds_bucket{le="+Inf"} 2
sundet_seconds_sum 0.25
sundet_seconds_count 2
`);
  });

  it('leaves out a metric that has nothing to say', () => {
    expect(prometheusText([gauge([])])).toBe('');
  });

  it.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '+Inf'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
    [1e21, '1e+21'],
  ])('writes %s as Prometheus reads it', (value, text) => {
    expect(prometheusText([gauge([{ labels: {}, value }])])).toContain(`\nsundet_thing ${text}\n`);
  });

  it('escapes whatever a label holds, on one line, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '}', 'ø', ' ') }), (value) => {
        const text = prometheusText([gauge([{ labels: { of: value }, value: 1 }], value)]);
        expect(text.split('\n')).toHaveLength(4);
        const written = /^sundet_thing\{of="(.*)"\} 1$/m.exec(text)?.[1] ?? 'nothing';
        expect(readBack(written)).toBe(value);
      }),
    );
  });

  it.each(['sundet-thing', '1thing', 'thing{'])('refuses the name %s', (name) => {
    expect(() => prometheusText([{ ...gauge([{ labels: {}, value: 1 }]), name }])).toThrow(RangeError);
  });

  it.each(['__name', 'a-b', ''])('refuses the label %j', (label) => {
    expect(() => prometheusText([gauge([{ labels: { [label]: 'x' }, value: 1 }])])).toThrow(RangeError);
  });
});
