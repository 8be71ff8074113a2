import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLooseJson, repairJson } from './repair-json.ts';

describe('parseLooseJson', () => {
  it('reads JSON as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
        expect(parseLooseJson(JSON.stringify(value, null, indent))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)),
        });
      }),
    );
  });

  it('leaves JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(repairJson(text)).toBe(text);
      }),
    );
  });

  it('finds what was meant where line breaks and tabs stand raw in strings', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'ø', '\n', '\r', '\t', '"', '\\', ',', '}', ' ', '😀'),
    });
    fc.assert(
      fc.property(
        fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer()), { noNullPrototype: true }),
        (value) => {
          const raw = JSON.stringify(value).replace(/(\\\\)|\\([nrt])/g, (whole, backslash, letter) => {
            if (backslash !== undefined) return whole;
            return { n: '\n', r: '\r', t: '\t' }[String(letter)] ?? whole;
          });
          expect(parseLooseJson(raw)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  it.each([
    ['{"a":[1,2,],}', { a: [1, 2] }],
    ['{"a":"x, ]"}', { a: 'x, ]' }],
    [String.raw`{"a":"it\'s"}`, { a: "it's" }],
    ['<!--\n{"a":1}\n-->', { a: 1 }],
    ['//<![CDATA[\n{"a":1,}\n//]]>', { a: 1 }],
    ['/*<![CDATA[*/{"a":1}/*]]>*/', { a: 1 }],
    ['{"a":1};', { a: 1 }],
    ['{"a":"\u0001"}', { a: '\u0001' }],
  ])('repairs %j', (text, value) => {
    expect(parseLooseJson(text)).toEqual({ ok: true, value });
  });

  it.each(['', '{', "{'a':1}", '{"a":1', '{"a":"x" y"}', '{a:1}', '{"a":"\\'])(
    'does not guess at %j',
    (text) => {
      expect(parseLooseJson(text)).toEqual({ ok: false });
    },
  );
});
