import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPosting, POSTING } from './posting.test-support.ts';
import { sketch } from './sketch.ts';
import { decodeSketch, encodeSketch } from './sketch-codec.ts';

describe('encodeSketch', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(anyPosting, fc.array(fc.string(), { maxLength: 3 }), (posting, ids) => {
        const made = sketch('jobnet', posting, { ids, urls: [] });
        expect(decodeSketch(encodeSketch(made))).toEqual(made);
      }),
    );
  });

  it('is small beside the ad', () => {
    expect(encodeSketch(sketch('jobnet', POSTING)).length).toBeLessThan(2600);
  });
});

describe('decodeSketch', () => {
  const stored = JSON.parse(encodeSketch(sketch('jobnet', POSTING))) as Record<string, unknown>;

  it.each([
    ['another version', JSON.stringify({ ...stored, v: 0 })],
    ['a field missing', JSON.stringify({ ...stored, title: undefined })],
    ['a cut filter', JSON.stringify({ ...stored, words: 'AAAA' })],
    ['not base64', JSON.stringify({ ...stored, sample: '§' })],
    ['not JSON', '{'],
    ['nothing', ''],
  ])('answers null for %s', (_, text) => {
    expect(decodeSketch(text)).toBeNull();
  });
});
