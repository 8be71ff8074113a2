import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import type { PlaceDraft, PostingDraft } from '../domain/posting-draft.ts';
import { fixedClock } from '../lib/clock.ts';
import { normalisePosting } from './normalise-posting.ts';
import { loadPlaces } from './places/load-places.ts';

const places = await loadPlaces();
const clock = fixedClock('2026-10-07T12:00:00Z');
const place: PlaceDraft = {
  country: 'DK',
  municipalityCode: null,
  municipalityName: 'København',
  postcode: '2100',
  city: 'København Ø',
  street: 'Blegdamsvej 9',
  coordinates: null,
  listedIn: 'DK',
};
const draft: PostingDraft = {
  sourceId: 'a1',
  url: 'https://example.org/job/a1',
  title: ' Sygeplejerske &amp; leder ',
  body: {
    kind: 'html',
    content: '<p>Vi søger dig, der kan lide at arbejde hos os. Ring til Hanne, 30 12 34 56.</p>',
  },
  employer: { name: ' Rigshospitalet ', orgNumber: '27989306', country: null },
  place,
  occupations: [
    { scheme: 'star-esco', code: 'http://data.star.dk/esco/occupation/1', label: 'Sygeplejerske' },
  ],
  hours: 'full_time',
  duration: 'permanent',
  positions: 2,
  publishedAt: '2026-10-01T00:00:00+02:00',
  deadline: '2026-10-31T22:59:59Z',
  openUntil: null,
};
const run = (changes: Partial<PostingDraft> = {}) =>
  normalisePosting({ ...draft, ...changes }, places, clock);

function postingOf(changes: Partial<PostingDraft>): NormalisedPosting {
  const normalised = run(changes);
  if (normalised.kind !== 'posting') throw new Error(`it was ${normalised.kind}`);
  return normalised.posting;
}

describe('normalisePosting', () => {
  it('makes a posting of a good draft', () => {
    expect(run()).toEqual({
      kind: 'posting',
      issues: [],
      posting: {
        sourceId: 'a1',
        url: 'https://example.org/job/a1',
        title: 'Sygeplejerske & leder',
        description: 'Vi søger dig, der kan lide at arbejde hos os. Ring til Hanne, [tel.].',
        descriptionHtml: '<p>Vi søger dig, der kan lide at arbejde hos os. Ring til Hanne, [tel.].</p>',
        language: 'da',
        employer: { name: 'Rigshospitalet', orgNumber: '27989306', country: 'DK' },
        workplace: {
          country: 'DK',
          municipality: { code: '0101', name: 'København' },
          postcode: '2100',
          city: 'København Ø',
          street: 'Blegdamsvej 9',
          lat: null,
          lon: null,
          precision: 'postcode',
        },
        occupation: {
          esco: null,
          isco: null,
          labels: { da: 'Sygeplejerske', sv: null, en: null },
          basis: 'stated',
          confidence: null,
        },
        occupationClaims: draft.occupations,
        hours: 'full_time',
        duration: 'permanent',
        positions: 2,
        publishedAt: '2026-10-01T00:00:00+02:00',
        deadline: '2026-10-31T23:59:59+01:00',
        openUntil: null,
      },
    });
  });

  it.each<[string, Partial<PostingDraft>, object[]]>([
    ['an empty title', { title: ' <b> </b>&nbsp;' }, [{ path: 'title', reason: 'empty' }]],
    ['a script as link', { url: 'javascript:alert(1)' }, [{ path: 'url', value: 'javascript:alert(1)' }]],
    ['no link', { url: '' }, [{ path: 'url', value: '' }]],
    [
      'no place',
      { place: { ...place, municipalityName: null, postcode: null, city: null, listedIn: null } },
      [{ path: 'place', reason: 'workplace cannot be placed' }],
    ],
    ['all of it', { title: '', url: 'x' }, [{ path: 'title' }, { path: 'url' }]],
  ])('rejects %s', (_name, changes, issues) => {
    expect(run(changes)).toMatchObject({ kind: 'rejected', issues });
  });

  it('says no more of an ad outside the region', () => {
    expect(run({ title: '', place: { ...place, municipalityName: 'Aarhus' } })).toEqual({ kind: 'outside' });
  });

  it.each<[string, Partial<PostingDraft>, Partial<NormalisedPosting>, object[]]>([
    [
      'an empty body',
      { body: { kind: 'html', content: '<p></p>' } },
      { description: '', descriptionHtml: '' },
      [{ path: 'body', reason: 'empty' }],
    ],
    ['no positions', { positions: 0 }, { positions: null }, [{ path: 'positions', value: 0 }]],
    ['half a position', { positions: 1.5 }, { positions: null }, [{ path: 'positions', value: 1.5 }]],
    [
      'a date before its time',
      { deadline: '1900-01-01T00:00:00+01:00' },
      { deadline: null },
      [{ path: 'deadline' }],
    ],
    [
      'a wrong CVR',
      { employer: { name: 'X', orgNumber: '27989307', country: 'DK' } },
      { employer: { name: 'X', orgNumber: null, country: 'DK' } },
      [{ path: 'employer.orgNumber', reason: 'not a CVR or organisation number' }],
    ],
    [
      'a person as employer',
      { employer: { name: 'X', orgNumber: '8501011236', country: 'SE' } },
      { employer: { name: 'X', orgNumber: null, country: 'SE' } },
      [{ path: 'employer.orgNumber', value: null }],
    ],
    ['a long title', { title: 'å'.repeat(400) }, { title: 'å'.repeat(300) }, [{ path: 'title' }]],
  ])('drops %s with an issue', (_name, changes, expected, issues) => {
    const normalised = run(changes);
    expect(normalised).toMatchObject({ kind: 'posting', posting: expected, issues });
  });

  it('says where markup that is never closed swallows the rest of the body', () => {
    const content = '<p>Vi søger dig.</p><script>alert(1)<p>Ring til os.</p>';
    expect(run({ body: { kind: 'html', content } })).toMatchObject({
      posting: { description: 'Vi søger dig.' },
      issues: [{ path: 'body', reason: 'cut by markup that is never closed' }],
    });
  });

  it('cuts an endless body and says so', () => {
    const normalised = run({
      body: { kind: 'html', content: '<p>Vi søger dig og os. </p>'.repeat(500_000) },
    });
    expect(normalised).toMatchObject({ kind: 'posting', issues: [{ path: 'body' }] });
    if (normalised.kind === 'posting') expect(normalised.posting.description.length).toBeLessThan(250_000);
  });

  it('masks people everywhere', () => {
    const posting = postingOf({
      title: 'Kok, ring 30 12 34 56',
      body: { kind: 'text', content: 'Skriv til hanne@firma.dk\n\n- eller 30123456' },
      employer: { name: 'Hanne (hanne@firma.dk)', orgNumber: null, country: 'DK' },
      place: { ...place, street: 'Vej 1, tlf. 30123456' },
    });
    expect(posting.title).toBe('Kok, ring [tel.]');
    expect(posting.description).toBe('Skriv til [e-mail]\n\n- eller [tel.]');
    expect(posting.descriptionHtml).toBe('<p>Skriv til [e-mail]</p>\n<ul><li>eller [tel.]</li></ul>');
    expect(JSON.stringify(posting)).not.toMatch(/hanne@|30123456|30 12 34 56/);
  });

  it('takes HTML for HTML and text for text, however they are labelled', () => {
    expect(postingOf({ body: { kind: 'text', content: '<p>a</p><p>b</p>' } }).description).toBe('a\n\nb');
    expect(postingOf({ body: { kind: 'html', content: 'a\n\n- b\n- c' } }).description).toBe('a\n\n- b\n- c');
    expect(postingOf({ body: { kind: 'text', content: 'List<String> & 1 < 2' } }).description).toBe(
      'List<String> & 1 < 2',
    );
  });

  it.each(['https://example.org/å b', 'https://example.org/%C3%A5', ' http://example.org '])(
    'links to %j',
    (url) => {
      expect(postingOf({ url }).url).toMatch(/^https?:\/\/example\.org[\x21-\x7e]*$/);
    },
  );

  const words = fc
    .array(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<br>',
        '&amp;',
        '&lt;',
        ' ',
        '\n',
        '- ',
        'anna',
        '@',
        'firma.dk',
        '12 34 56 78',
        '070-',
        '123 45 67',
        'og',
        'på',
        '<ul><li>',
        '</ul>',
        '<a href="https://x.dk/">',
        '</a>',
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join(''));

  it('leaves its own answer as it is', () => {
    fc.assert(
      fc.property(words, words, (title, content) => {
        const once = run({ title: `Kok ${title}`, body: { kind: 'html', content } });
        if (once.kind !== 'posting') throw new Error(`it was ${once.kind}`);
        const { posting } = once;
        const twice = postingOf({
          title: posting.title,
          body: { kind: 'html', content: posting.descriptionHtml },
        });
        expect(twice.title).toBe(posting.title);
        expect(twice.descriptionHtml).toBe(posting.descriptionHtml);
        expect(twice.description).toBe(posting.description);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the fields hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const orNull = fc.option(text);
    const number = fc.option(fc.double());
    fc.assert(
      fc.property(
        text,
        text,
        orNull,
        orNull,
        number,
        fc.double(),
        fc.double(),
        (a, b, c, d, positions, lat, lon) => {
          const wild: PlaceDraft = {
            country: null,
            municipalityCode: c,
            municipalityName: d,
            postcode: c,
            city: d,
            street: c,
            coordinates: { lat, lon },
            listedIn: 'DK',
          };
          const employer = { name: c, orgNumber: d, country: null };
          const normalised = run({
            title: a,
            body: { kind: 'html', content: b },
            place: wild,
            employer,
            positions,
            deadline: c,
            publishedAt: d,
          });
          expect(['posting', 'rejected', 'outside']).toContain(normalised.kind);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
