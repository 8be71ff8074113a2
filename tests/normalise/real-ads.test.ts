import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NormalisedPosting } from '../../src/domain/normalised-posting.ts';
import { NOWHERE, type PlaceDraft, type PostingDraft } from '../../src/domain/posting-draft.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { normalisePosting } from '../../src/normalise/normalise-posting.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';

/** Real ads, kept outside the project: its writers' own words are not ours to publish. */
const DATA = new URL('../../../shared/data/', import.meta.url);
const isHere = existsSync(DATA);

const places = await loadPlaces();
const clock = fixedClock('2025-10-01T12:00:00Z');

interface PlatsbankenAd {
  readonly id: string;
  readonly webpage_url: string;
  readonly headline: string;
  readonly description: { readonly text: string; readonly text_formatted: string | null };
  readonly employer: { readonly name: string | null; readonly organization_number: string | null };
  readonly workplace_address: {
    readonly municipality_code: string | null;
    readonly municipality: string | null;
    readonly postcode: string | null;
    readonly city: string | null;
    readonly street_address: string | null;
    readonly coordinates: readonly [number | null, number | null];
  };
}

interface OldJobnetAd {
  readonly FormattedPurpose: string;
  readonly JobPositionPosting: {
    readonly Id: number;
    readonly JobPositionInformation: { readonly PositionTitle: string };
  };
  readonly WorkPlace: { readonly Name: string; readonly Address: OldAddress | null };
}

interface OldAddress {
  readonly AddressLine: string | null;
  readonly Municipality: { readonly Id: number; readonly Name: string } | null;
  readonly PostalCode: string | null;
  readonly City: string | null;
}

const draftOf = (id: string, title: string, html: string, place: PlaceDraft): PostingDraft => ({
  sourceId: id,
  url: `https://example.org/${id}`,
  title,
  body: { kind: 'html', content: html },
  employer: { name: null, orgNumber: null, country: null },
  place,
  occupations: [],
  hours: null,
  duration: null,
  positions: null,
  publishedAt: null,
  deadline: null,
  openUntil: null,
});

function readPlatsbanken(): PlatsbankenAd[] {
  const lines = readFileSync(new URL('jobtech/ads-2025-09.jsonl', DATA), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

function platsbankenDraft(ad: PlatsbankenAd): PostingDraft {
  const address = ad.workplace_address;
  const [lon, lat] = address.coordinates;
  const place: PlaceDraft = {
    country: 'SE',
    municipalityCode: address.municipality_code,
    municipalityName: address.municipality,
    postcode: address.postcode,
    city: address.city,
    street: address.street_address,
    coordinates: lat === null || lon === null ? null : { lat, lon },
    listedIn: null,
  };
  const body = ad.description.text_formatted ?? ad.description.text;
  const employer = { name: ad.employer.name, orgNumber: ad.employer.organization_number, country: null };
  return { ...draftOf(ad.id, ad.headline, body, place), url: ad.webpage_url, employer };
}

function readOldJobnet(): OldJobnetAd[] {
  const folder = new URL('jobnet/details/', DATA);
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
}

function oldJobnetDraft(ad: OldJobnetAd, place: PlaceDraft): PostingDraft {
  const { Id, JobPositionInformation } = ad.JobPositionPosting;
  return draftOf(String(Id), JobPositionInformation.PositionTitle, ad.FormattedPurpose, place);
}

function postingOf(draft: PostingDraft): NormalisedPosting {
  const normalised = normalisePosting(draft, places, clock);
  if (normalised.kind !== 'posting') throw new Error(`${draft.sourceId} was ${normalised.kind}`);
  return normalised.posting;
}

/** Every ad as if it were in the region, so that all text can be looked at. */
function allPostings(): NormalisedPosting[] {
  const somewhere: PlaceDraft = { ...NOWHERE, country: 'SE', municipalityCode: '1280' };
  return [
    ...readPlatsbanken().map((ad) => postingOf({ ...platsbankenDraft(ad), place: somewhere })),
    ...readOldJobnet().map((ad) => postingOf(oldJobnetDraft(ad, somewhere))),
  ];
}

describe.skipIf(!isHere)('real ads', () => {
  it('keep the workplaces of Skåne and no others', () => {
    for (const ad of readPlatsbanken()) {
      const normalised = normalisePosting(platsbankenDraft(ad), places, clock);
      const code = ad.workplace_address.municipality_code ?? '';
      expect([ad.id, normalised.kind]).toEqual([ad.id, code.startsWith('12') ? 'posting' : 'outside']);
      if (normalised.kind !== 'posting') continue;
      expect(normalised.issues).toEqual([]);
      expect(normalised.posting.workplace.municipality?.code).toBe(code);
      expect(normalised.posting.workplace.lat !== null).toBe(ad.workplace_address.street_address !== null);
    }
  });

  it('keep the workplaces of Sjælland and no others', () => {
    for (const ad of readOldJobnet()) {
      const address = ad.WorkPlace.Address;
      const draft = oldJobnetDraft(ad, {
        ...NOWHERE,
        country: 'DK',
        postcode: address?.PostalCode ?? null,
        municipalityName: address?.Municipality?.Name ?? null,
        city: address?.City ?? null,
        street: address?.AddressLine ?? null,
      });
      const code = address?.Municipality === null ? Number.NaN : (address?.Municipality.Id ?? Number.NaN);
      if (Number.isNaN(code)) continue;
      const normalised = normalisePosting(draft, places, clock);
      expect([draft.sourceId, normalised.kind]).toEqual([
        draft.sourceId,
        code < 411 && code !== 410 ? 'posting' : 'outside',
      ]);
      if (normalised.kind === 'posting')
        expect(Number(normalised.posting.workplace.municipality?.code)).toBe(code);
    }
  });

  it('are known by their language: Platsbanken’s are Swedish but for one in English', () => {
    const languages = readPlatsbanken().map((ad) => {
      const isEnglish = /\bthe\b.*\bthe\b/s.test(ad.description.text) && !/\boch\b/.test(ad.description.text);
      const place: PlaceDraft = { ...NOWHERE, country: 'SE', municipalityCode: '1280' };
      return [ad.id, isEnglish ? 'en' : 'sv', postingOf({ ...platsbankenDraft(ad), place }).language];
    });
    expect(languages.filter(([, reader]) => reader === 'en')).toHaveLength(1);
    expect(languages.filter(([, reader, ours]) => reader !== ours)).toEqual([]);
  });

  it('are known by their language: old Jobnet’s English, or Danish and English', () => {
    for (const ad of readOldJobnet()) {
      const { language, title } = postingOf(oldJobnetDraft(ad, { ...NOWHERE, listedIn: 'DK' }));
      const isInTwo = /English version below/i.test(ad.FormattedPurpose);
      expect([title, isInTwo ? ['da', 'en'] : ['en']]).toEqual([title, expect.arrayContaining([language])]);
    }
  });

  it('show no e-mail address and no telephone number, in text or HTML', () => {
    for (const { sourceId, title, description, descriptionHtml } of allPostings()) {
      const all = `${title}\n${description}\n${descriptionHtml.replace(/ href="[^"]*"/g, '')}`;
      expect([sourceId, /[^\s@]@[^\s@]+\.\w|mailto:|tel:/i.test(all)]).toEqual([sourceId, false]);
      expect([
        sourceId,
        /(?:\+4[56]|\b0\d{1,3}[ -])\s?\d{2,3} ?\d{2} ?\d{2}|\b\d{2} \d{2} \d{2} \d{2}\b|\b\d{4} \d{4}\b/.test(
          all,
        ),
      ]).toEqual([sourceId, false]);
    }
  });

  it('come through whole: every letter of the original in its order, people apart', () => {
    const letters = (text: string) =>
      text.replace(/\S+@\S+|\[(?:e-mail|tel\.)\]/g, '').replace(/[^\p{L}]/gu, '');
    for (const ad of readPlatsbanken()) {
      const { description } = postingOf({ ...platsbankenDraft(ad), place: { ...NOWHERE, listedIn: 'SE' } });
      expect([ad.id, letters(description)]).toEqual([ad.id, letters(ad.description.text.normalize('NFC'))]);
    }
  });

  it('are their own answer when normalised again', () => {
    for (const posting of allPostings()) {
      const place: PlaceDraft = { ...NOWHERE, country: 'SE', municipalityCode: '1280' };
      const again = postingOf(draftOf(posting.sourceId, posting.title, posting.descriptionHtml, place));
      expect(again.descriptionHtml).toBe(posting.descriptionHtml);
      expect(again.description).toBe(posting.description);
      expect(again.title).toBe(posting.title);
      expect(again.language).toBe(posting.language);
    }
  });

  it('lose their scripts, even as whole pages', () => {
    const folder = new URL('jobnet/employer-pages/', DATA);
    let readable = 0;
    for (const file of readdirSync(folder)) {
      const html = readFileSync(new URL(file, folder), 'utf8');
      const { descriptionHtml, description } = postingOf(
        draftOf(file, file, html, { ...NOWHERE, listedIn: 'DK' }),
      );
      expect(descriptionHtml).not.toMatch(
        /<(?!\/?(?:p|h[2-4]|ul|ol|li|blockquote|table|tbody|tr|t[hd]|strong|em|br|a)\b)/,
      );
      expect(descriptionHtml).not.toMatch(/<[^>]*\s(?:on\w+|style|class|id)=/i);
      if (description.length > 2000) readable += 1;
    }
    // The fifth is an empty frame that a script fills.
    expect(readable).toBe(4);
  });
});
