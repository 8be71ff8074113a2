import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPosting, POSTING } from './posting.test-support.ts';
import { sketch } from './sketch.ts';
import { decodeGlance, decodeText, encodeSketch } from './sketch-codec.ts';

describe('encodeSketch', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(anyPosting, fc.array(fc.string(), { maxLength: 3 }), (posting, ids) => {
        const made = sketch('jobnet', posting, { ids, urls: [] });
        const { glance, text } = encodeSketch(made);
        expect({ ...decodeGlance(glance), text: decodeText(text) }).toEqual(made);
      }),
    );
  });

  it('is small beside the ad', () => {
    const { glance, text } = encodeSketch(sketch('jobnet', POSTING));
    expect(glance.length).toBeLessThan(800);
    expect(glance.length + text.length).toBeLessThan(2600);
  });
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
    ['a field missing', JSON.stringify({ ...storedText, bands: undefined })],
    ['a cut filter', JSON.stringify({ ...storedText, words: 'AAAA' })],
    ['not base64', JSON.stringify({ ...storedText, sample: '§' })],
    ['not JSON', '{'],
    ['nothing', ''],
  ])('is null as a text: %s', (_, stored) => {
    expect(decodeText(stored)).toBeNull();
  });
});
