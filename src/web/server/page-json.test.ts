import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddableJson } from './page-json.ts';

describe('embeddableJson', () => {
  it('cannot end its script element', () => {
    const json = embeddableJson({ title: '</script><script>alert(1)</script><!-- \u2028\u2029 &amp;' });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(embeddableJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never holds a character that means something in HTML', () => {
    const text = fc.string({ unit: fc.constantFrom('<', '>', '&', '/', '!', '-', '"', '\\', '\u2028', 's') });
    fc.assert(
      fc.property(text, (value) => {
        expect(embeddableJson([value])).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });
});
