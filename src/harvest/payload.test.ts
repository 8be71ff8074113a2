import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostingDraft } from '../domain/posting-draft.ts';
import { fixedClock } from '../lib/clock.ts';
import { normalisePosting } from '../normalise/normalise-posting.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import { packDraft, unpackDraft } from './payload.ts';

const places = await loadPlaces();
const clock = fixedClock('2026-03-01T12:00:00Z');

const DRAFT: PostingDraft = {
  sourceId: 'a/ø',
  url: 'https://example.org/job/7',
  title: 'Sygeplejerske, ring 12 34 56 78',
  body: { kind: 'html', content: '<p>Vi søger en kollega.</p>' },
  employer: { name: 'Rigshospitalet', orgNumber: '29190623', country: 'DK' },
  place: {
    country: 'DK',
    municipalityCode: '0101',
    municipalityName: 'København',
    postcode: '2100',
    city: 'København Ø',
    street: 'Blegdamsvej 9',
    coordinates: { lat: 55.696, lon: 12.566 },
    listedIn: 'DK',
  },
  occupations: [{ scheme: 'star-esco', code: '1', label: 'sygeplejerske' }],
  hours: 'full_time',
  duration: null,
  positions: 2,
  publishedAt: '2026-02-20T08:00:00+01:00',
  deadline: '2026-03-20T23:59:59+01:00',
  openUntil: null,
};

function pack(draft: PostingDraft): { payload: Uint8Array; posting: unknown } {
  const normalised = normalisePosting(draft, places, clock);
  if (normalised.kind !== 'posting') throw new Error('the sample is a posting');
  return { payload: packDraft(draft, normalised.posting), posting: normalised.posting };
}

function renormalise(payload: Uint8Array): unknown {
  const again = normalisePosting(unpackDraft(payload), places, clock);
  return again.kind === 'posting' ? again.posting : again;
}

const textOf = (payload: Uint8Array): string => inflateRawSync(payload).toString('utf8');

describe('a payload', () => {
  test('normalised again gives the same posting', () => {
    const { payload, posting } = pack(DRAFT);
    expect(renormalise(payload)).toEqual(posting);
  });

  test('keeps how others know the ad, without what names a person', () => {
    const elsewhere = { ids: ['dxa:46-1'], urls: ['https://a.test/1', 'https://a.test/?to=anna@a.test'] };
    const { payload, posting } = pack({ ...DRAFT, elsewhere });
    expect(posting).toMatchObject({ elsewhere: { ids: ['dxa:46-1'], urls: ['https://a.test/1'] } });
    expect(renormalise(payload)).toEqual(posting);
    expect(textOf(payload)).not.toContain('anna');
  });

  test('keeps the other workplaces of an ad, masked, so that it is placed the same again', () => {
    const nowhere = { ...DRAFT.place, municipalityCode: null, municipalityName: null, postcode: null };
    const bare = { ...nowhere, city: 'Aarhus C', street: null, coordinates: null, listedIn: null };
    const other = { ...DRAFT.place, street: 'Blegdamsvej 9, ring 12 34 56 78' };
    const { payload, posting } = pack({ ...DRAFT, place: { ...bare, otherPlaces: [other] } });
    expect(renormalise(payload)).toEqual(posting);
    expect(textOf(payload)).not.toContain('12 34 56 78');
  });

  test('of any text does too, and holds no address that was in it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        '<b>',
        '</b>',
        '<p>',
        '<li>',
        '&amp;',
        'x@example.org',
        '12 34 56 78',
        '\n',
        '<a href="mailto:x@example.org">',
        '</a>',
        '<!-- x@example.org -->',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom('html', 'text'), (pieces, kind) => {
        const { payload, posting } = pack({ ...DRAFT, body: { kind, content: pieces.join(' ') } });
        expect(renormalise(payload)).toEqual(posting);
        expect(textOf(payload)).not.toContain('x@example.org');
      }),
    );
  });

  test('holds nobody who stood in title, address, label, an attribute, a comment or split by tags', () => {
    const { payload } = pack({
      ...DRAFT,
      title: 'Kok, skriv til anna@example.org',
      body: {
        kind: 'html',
        content:
          '<p data-mail="anna@example.org" title="anna@example.org">Ring 12<b>34</b>5678<!-- anna@example.org -->' +
          ' eller anna&#64;example.org <a href="mailto:anna@example.org">her</a></p>',
      },
      place: { ...DRAFT.place, street: 'Blegdamsvej 9, tlf. 12 34 56 78', city: 'København Ø' },
      occupations: [{ scheme: 'star-esco', code: '1', label: 'kok anna@example.org' }],
    });
    expect(textOf(payload)).not.toMatch(/anna|34 56|345678/);
  });

  test('holds no personal identity number in the place of an organisation’s', () => {
    const { payload } = pack({
      ...DRAFT,
      employer: { name: 'Firma', orgNumber: '19121212-1212', country: 'SE' },
    });
    expect(textOf(payload)).not.toContain('1212');
  });

  test('that is none is refused', () => {
    expect(() => unpackDraft(new Uint8Array([1, 2, 3]))).toThrow();
    const { payload } = pack(DRAFT);
    expect(() => unpackDraft(payload.slice(0, -10))).toThrow();
  });
});
