import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { anyPosting, POSTING } from './posting.test-support.ts';
import type { PostingSketch } from './posting-sketch.ts';
import { sketch } from './sketch.ts';
import {
  Base64,
  decodeGlance,
  decodeText,
  encodeSketch,
  PLAIN_GLANCE,
  StoredGlance,
} from './sketch-codec.ts';
import { StoredSketch } from './stored-sketch.ts';

/** All of a sketch but its text, its lists looked at. */
function glanceOf(sketch: Omit<PostingSketch, 'text'>) {
  const { id, externalIds, urls, title, context, employer, place, language } = sketch;
  const { hours, positions, published, deadline, extents } = sketch;
  const { number, name, words } = employer;
  const codes = { language, hours, positions, published, deadline };
  return {
    id,
    externalIds,
    urls,
    title,
    context,
    employer: { number, name, words },
    place,
    ...codes,
    extents,
  };
}

describe('encodeSketch', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(anyPosting, fc.array(fc.string(), { maxLength: 3 }), (posting, ids) => {
        const made = sketch('jobnet', posting, { ids, urls: [] });
        const { glance, text } = encodeSketch(made);
        const [seen, read] = [decodeGlance(glance), decodeText(text)];
        expect(seen === null ? null : glanceOf(seen)).toEqual(glanceOf(made));
        const { bands: _, ...kept } = made.text;
        expect(read).toEqual(kept);
      }),
    );
  });

  it('keeps of the text nothing that only the index needs, and reads what did', () => {
    const made = sketch('jobnet', POSTING);
    const { text } = encodeSketch(made);
    expect(Object.keys(JSON.parse(text))).toEqual(['v', 'shingles', 'sample', 'opening', 'words']);
    const older = JSON.stringify({
      ...JSON.parse(text),
      bands: Buffer.from(made.text.bands.buffer).toString('base64'),
    });
    expect(decodeText(older)).toEqual(decodeText(text));
  });

  it('is small beside the ad', () => {
    const { glance, text } = encodeSketch(sketch('jobnet', POSTING));
    expect(glance.length).toBeLessThan(800);
    expect(glance.length + text.length).toBeLessThan(2500);
  });
});

describe('decodeGlance', () => {
  const SNIPPETS = [
    ...[
      '"',
      '"x"',
      ',',
      ',"x"',
      ':',
      '[',
      ']',
      '[]',
      '{',
      '}',
      '\\',
      '\\"',
      '\\u00e6',
      'null',
      'true',
      '0',
      '01',
      '-1',
      '1.5',
    ],
    ...[
      '1e9',
      '1e999',
      '9999999999',
      ' ',
      '\n',
      '\t',
      '\u0000',
      '\u001f',
      '\u007f',
      'é',
      '€',
      '\ud800',
      '"DK"',
      '"da"',
    ],
    ...['"v":2,', '"v":3,', '"__proto__":{},', '"title":[],', 'full_time', '"words":null'],
  ];
  /** Some of a text cut out, and something put in: often still a glance, mostly none. */
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.constantFrom(0, 0, 1, 2, 5),
    put: fc.constantFrom('', ...SNIPPETS),
  });
  const written = fc.tuple(anyPosting, fc.array(fc.string(), { maxLength: 2 })).map(([posting, ids]) => {
    return encodeSketch(sketch('jobnet', posting, { ids, urls: [] })).glance;
  });
  const damaged = fc.tuple(written, fc.array(edit, { maxLength: 2 })).map(([glance, edits]) =>
    edits.reduce((text, { at, cut, put }) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + put + text.slice(from + cut);
    }, glance),
  );
  const changed = fc.tuple(written, fc.nat(), fc.jsonValue({ maxDepth: 1 })).map(([glance, index, value]) => {
    const stored = JSON.parse(glance) as Record<string, unknown>;
    const names = Object.keys(stored);
    return JSON.stringify({ ...stored, [names[index % names.length] ?? 'v']: value });
  });

  /** What the schema says: the plain and slow way. */
  function bySchema(glance: string) {
    try {
      const parsed = StoredGlance.safeParse(JSON.parse(glance));
      return parsed.success ? glanceOf(new StoredSketch(parsed.data)) : null;
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  it('finds what the schema finds, whatever was done to it', () => {
    const found = { glances: 0, none: 0 };
    fc.assert(
      fc.property(fc.oneof(damaged, changed), (glance) => {
        const seen = decodeGlance(glance);
        const expected = bySchema(glance);
        expect(seen === null ? null : glanceOf(seen)).toEqual(expected);
        found[expected === null ? 'none' : 'glances'] += 1;
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(found.glances, found.none)).toBeGreaterThan(100);
  });

  it('knows by its pattern what is written, unless something in it is escaped', () => {
    const { glance } = encodeSketch(sketch('jobnet', POSTING));
    expect(PLAIN_GLANCE.test(glance)).toBe(true);
    const quoted = { ...POSTING, employer: { ...POSTING.employer, name: 'Kro "Sundet"' } };
    const escaped = encodeSketch(sketch('jobnet', quoted)).glance;
    expect(PLAIN_GLANCE.test(escaped)).toBe(false);
    expect(decodeGlance(escaped)?.employer.name).toBe('Kro "Sundet"');
  });

  it('reads one of any length', () => {
    const ids = Array.from({ length: 200_000 }, (_, index) => `hr:${index}`).sort();
    const { glance } = encodeSketch(sketch('jobnet', POSTING, { ids, urls: [] }));
    expect(decodeGlance(glance)?.externalIds).toEqual(ids);
    expect(decodeGlance(glance.slice(0, -1))).toBeNull();
  });

  it('has no text until it is given one', () => {
    const made = sketch('jobnet', POSTING);
    const seen = decodeGlance(encodeSketch(made).glance);
    expect(() => seen?.text).toThrow('before it was read');
    expect(seen?.withText(made.text).text).toBe(made.text);
  });
});

test('what is base64 is what zod says it is', () => {
  const signs = fc.constantFrom('A', 'z', '0', '+', '/', '=', '-', '_', ' ', '\n', 'å');
  const text = fc.oneof(fc.string({ unit: signs, maxLength: 12 }), fc.base64String(), fc.string());
  fc.assert(
    fc.property(text, (some) => Base64.safeParse(some).success === z.base64().safeParse(some).success),
    { numRuns: 2000 },
  );
});

describe('what is no sketch of this version', () => {
  const { glance, text } = encodeSketch(sketch('jobnet', POSTING));
  const storedGlance = JSON.parse(glance) as Record<string, unknown>;
  const storedText = JSON.parse(text) as Record<string, unknown>;

  it.each([
    ['another version', JSON.stringify({ ...storedGlance, v: 0 })],
    ['a field missing', JSON.stringify({ ...storedGlance, title: undefined })],
    ['not JSON', '{'],
    ['nothing', ''],
  ])('is null at a glance: %s', (_, stored) => {
    expect(decodeGlance(stored)).toBeNull();
  });

  it.each([
    ['another version', JSON.stringify({ ...storedText, v: 0 })],
    ['a field missing', JSON.stringify({ ...storedText, opening: undefined })],
    ['a cut filter', JSON.stringify({ ...storedText, words: 'AAAA' })],
    ['not base64', JSON.stringify({ ...storedText, sample: '§' })],
    ['not JSON', '{'],
    ['nothing', ''],
  ])('is null as a text: %s', (_, stored) => {
    expect(decodeText(stored)).toBeNull();
  });
});
