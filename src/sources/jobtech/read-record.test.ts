import { describe, expect, it } from 'vitest';
import { CentroidMemory } from './centroids.ts';
import {
  DENMARK,
  DOCUMENTED_REMOVAL,
  jobtechAd,
  jobtechAd2026,
  MALMO,
  REMOVAL,
  STOCKHOLM_ADDRESS,
  sparseJobtechAd,
} from './fixtures/records.ts';
import { readRecord, unreadableLine } from './read-record.ts';

function read(record: unknown) {
  return readRecord(record, new CentroidMemory());
}

function posting(record: unknown) {
  const event = read(record);
  if (event.type !== 'posting') throw new Error(`expected a posting, not ${JSON.stringify(event)}`);
  return event;
}

describe('an ad', () => {
  it('is mapped whole', () => {
    const { draft, issues } = posting(jobtechAd());
    expect(issues).toEqual([]);
    expect(draft).toEqual({
      sourceId: '30000001',
      url: 'https://arbetsformedlingen.se/platsbanken/annonser/30000001',
      title: 'Undersköterska till påhittat äldreboende',
      body: { kind: 'html', content: '<p>Vi söker dig.</p><p>Välkommen med din ansökan.</p>' },
      employer: { name: 'Påhittad Omsorg AB', orgNumber: '5590000000', country: 'SE' },
      place: {
        country: 'SE',
        municipalityCode: '1280',
        municipalityName: 'Malmö',
        postcode: '21119',
        city: 'Malmö',
        street: 'Provgatan 1',
        coordinates: { lat: 55.6089214, lon: 13.0007315 },
        listedIn: 'SE',
      },
      occupations: [
        { scheme: 'jobtech-occupation-name', code: 'bXNH_MNX_dUR', label: 'Undersköterska, äldreboende' },
        { scheme: 'ssyk-2012', code: '5321', label: 'Undersköterskor' },
      ],
      hours: 'full_time',
      duration: 'permanent',
      positions: 2,
      publishedAt: '2026-09-29T11:25:57+02:00',
      deadline: '2026-10-31T23:59:59+01:00',
      openUntil: '2026-10-31T23:59:59+01:00',
    });
  });

  it('carries no person, whether in the draft or in its issues', () => {
    const record = jobtechAd({
      number_of_vacancies: { name: 'A Contact' },
      employer: [{ email: 'nobody@employer.test' }],
    });
    expect(JSON.stringify([read(jobtechAd()), read(record)])).not.toMatch(
      /contact|nobody@|A Contact|000 00/i,
    );
  });

  it('may say next to nothing', () => {
    const { draft, issues } = posting(sparseJobtechAd());
    expect(issues).toEqual([]);
    expect(draft).toMatchObject({
      url: 'https://arbetsformedlingen.se/platsbanken/annonser/30000001',
      body: { kind: 'text', content: 'Hör av dig.' },
      employer: { name: 'Kiosken', orgNumber: null, country: null },
      occupations: [],
      hours: null,
      duration: null,
      positions: null,
      deadline: null,
      openUntil: null,
    });
  });

  it('may have the shape of 2026, and a numeric id', () => {
    const { draft, issues } = posting(jobtechAd2026({ id: 30000002 }));
    expect(issues).toEqual([]);
    expect(draft).toMatchObject({ sourceId: '30000002', place: { municipalityCode: '1280' } });
  });

  it.each(['a/b?c=1', '🦀', '..', 'å ö'])('may have the id %j', (id) => {
    const { draft } = posting(jobtechAd({ id, webpage_url: null }));
    expect(draft.sourceId).toBe(id);
    expect(draft.url).toBe(`https://arbetsformedlingen.se/platsbanken/annonser/${encodeURIComponent(id)}`);
  });

  it('links only to pages a browser may open', () => {
    const { draft } = posting(jobtechAd({ webpage_url: 'javascript:alert(1)' }));
    expect(draft.url).toBe('https://arbetsformedlingen.se/platsbanken/annonser/30000001');
  });

  it.each([
    ['947z_JGS_Uk2', 'part_time', []],
    ['hGCt_6Ni_XPz', null, []],
    ['new_concept_id', null, ['working_hours_type']],
  ])('working hours %s', (concept_id, hours, issues) => {
    const read = posting(jobtechAd({ working_hours_type: { concept_id, label: 'x' } }));
    expect(read.draft.hours).toBe(hours);
    expect(read.issues.map(({ path }) => path)).toEqual(issues);
  });

  it.each([
    ['qQUd_4qe_NDT', 'PFZr_Syz_cUq', 'temporary'],
    ['Sy9J_aRd_ALx', 'PFZr_Syz_cUq', 'temporary'],
    [null, 'Jh8f_q9J_pbJ', 'temporary'],
    [null, '1paU_aCR_nGn', null],
    ['a7uU_j21_mkL', 'Jh8f_q9J_pbJ', 'permanent'],
  ])('duration %s of type %s', (duration, type, expected) => {
    const { draft } = posting(
      jobtechAd({ duration: { concept_id: duration }, employment_type: { concept_id: type } }),
    );
    expect(draft.duration).toBe(expected);
  });

  it.each([
    ['5590000000', '5590000000', 0],
    ['559000-0000', '5590000000', 0],
    ['8001010000', null, 0],
    ['198001010000', null, 0],
    ['12', null, 1],
  ])('organisation number %s', (organization_number, expected, issues) => {
    const read = posting(jobtechAd({ employer: { name: 'X', organization_number } }));
    expect(read.draft.employer.orgNumber).toBe(expected);
    expect(read.issues).toHaveLength(issues);
  });

  it.each([
    ['2026-03-29T02:30:00', '2026-03-29T03:30:00+02:00'],
    ['2026-10-25T02:30:00', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T23:59:59', '2026-10-25T23:59:59+01:00'],
  ])('deadline %s on the nights the clocks change', (text, expected) => {
    expect(posting(jobtechAd({ application_deadline: text })).draft.deadline).toBe(expected);
  });

  it('gives up a date that is none, and says so', () => {
    const { draft, issues } = posting(jobtechAd({ application_deadline: '2026-02-30T00:00:00' }));
    expect(draft.deadline).toBeNull();
    expect(issues).toEqual([
      { path: 'application_deadline', reason: 'not a time', value: '2026-02-30T00:00:00' },
    ]);
  });

  it('gives up a retyped or renamed field, and says so', () => {
    const { employer: _, ...renamed } = jobtechAd({ number_of_vacancies: 'två', employers: {} });
    const { draft, issues } = posting(renamed);
    expect(draft).toMatchObject({ positions: null, employer: { name: null } });
    expect(issues.map(({ path }) => path).sort()).toEqual(['employer', 'number_of_vacancies']);
  });
});

describe('the workplace', () => {
  it('may be in Denmark', () => {
    const { draft } = posting(jobtechAd({ workplace_address: DENMARK }));
    expect(draft.place).toMatchObject({
      country: 'DK',
      municipalityCode: null,
      postcode: '2300',
      city: 'København S',
      coordinates: null,
    });
  });

  it('is outside when it is elsewhere, whatever else the ad says', () => {
    const record = { id: '1', workplace_address: STOCKHOLM_ADDRESS };
    expect(read(record)).toEqual({ type: 'outside', sourceId: '1' });
  });

  it('is not outside when its codes cannot be read', () => {
    const workplace_address = {
      ...STOCKHOLM_ADDRESS,
      municipality: null,
      municipality_code: {},
      region_code: [],
      region_concept_id: 7,
    };
    expect(read(jobtechAd({ workplace_address }))).toMatchObject({ type: 'rejected', sourceId: '30000001' });
  });

  it('must be there: a record without the field has another shape', () => {
    const { workplace_address: _, ...renamed } = jobtechAd();
    expect(read(renamed)).toMatchObject({ type: 'rejected', issues: [{ path: 'workplace_address' }] });
  });

  it('has no point without a street, as that is the point of its municipality', () => {
    const workplace_address = { ...MALMO, street_address: ' ', coordinates: [13.003822, 55.604981] };
    expect(posting(jobtechAd({ workplace_address })).draft.place.coordinates).toBeNull();
  });

  it('has no point with a street either, where that point is known to be the municipality’s', () => {
    const centroids = new CentroidMemory();
    const centroid = { ...MALMO, coordinates: [13.003822, 55.604981] };
    readRecord(jobtechAd({ workplace_address: { ...centroid, street_address: null } }), centroids);
    const event = readRecord(jobtechAd({ workplace_address: centroid }), centroids);
    expect(event).toMatchObject({ draft: { place: { street: 'Provgatan 1', coordinates: null } } });
  });

  it.each([
    [[null, null], 0],
    [[], 0],
    [null, 0],
    [[13.0, 555.6], 1],
    ['13.0,55.6', 1],
  ])('coordinates %j are none', (coordinates, issues) => {
    const event = posting(jobtechAd({ workplace_address: { ...MALMO, coordinates } }));
    expect(event.draft.place.coordinates).toBeNull();
    expect(event.issues).toHaveLength(issues);
  });
});

describe('the version', () => {
  it('stays when only what is volatile changes', () => {
    const other = jobtechAd({
      relevance: 0.7,
      timestamp: 1,
      application_contacts: [],
      logo_url: 'https://x.test/l.png',
    });
    expect(posting(other).version).toBe(posting(jobtechAd()).version);
  });

  it('changes with the ad', () => {
    expect(posting(jobtechAd({ headline: 'Annan' })).version).not.toBe(posting(jobtechAd()).version);
  });
});

describe('how others know an ad', () => {
  const elsewhere = (changes: Record<string, unknown>) => posting(jobtechAd(changes)).draft.elsewhere;
  const at = (url: string) => ({ application_details: { url } });

  it('is by the id of the employer’s own system, the ad it continues, and the form to apply by', () => {
    expect(
      elsewhere({
        external_id: '46-556068-8425-ABC',
        original_id: 29999,
        ...at('karriar.exempel.test/jobb/1'),
      }),
    ).toEqual({
      ids: ['dxa:46-556068-8425-abc', 'jobtech:29999'],
      urls: ['https://karriar.exempel.test/jobb/1'],
    });
  });

  it.each([
    [{ external_id: '46-800101-1239-17' }],
    [{ external_id: '46-19800101-1239-17' }],
    [at('mailto:anna@exempel.test')],
    [at('')],
    [{ application_details: null }],
    [{}],
  ])('is not known from %j', (changes) => {
    expect(elsewhere(changes)).toBeUndefined();
  });
});

describe('what is no ad', () => {
  it.each([REMOVAL, DOCUMENTED_REMOVAL])('a removal: %j', (record) => {
    expect(read(record)).toEqual({
      type: 'removed',
      sourceId: String(record.id),
      removedAt: '2026-10-06T19:08:13+02:00',
    });
  });

  it('a removal without a date', () => {
    expect(read({ id: '1', removed: true, removed_date: null })).toEqual({
      type: 'removed',
      sourceId: '1',
      removedAt: null,
    });
  });

  it.each([
    [{}, 'id'],
    [{ id: ' ' }, 'id'],
    [{ id: {} }, 'id'],
    [[], ''],
    ['text', ''],
    [null, ''],
  ])('%j is rejected without an id', (record, path) => {
    expect(read(record)).toMatchObject({ type: 'rejected', sourceId: null, issues: [{ path }] });
  });

  it.each(['headline', 'description'])('an ad without %s is rejected with its id', (field) => {
    expect(read({ ...jobtechAd(), [field]: undefined })).toMatchObject({
      type: 'rejected',
      sourceId: '30000001',
      issues: [{ path: field }],
    });
  });

  it('a line that is not JSON keeps the id it shows and none of its text', () => {
    const line = JSON.stringify(jobtechAd()).slice(0, 900);
    expect(unreadableLine(line, 'not JSON')).toEqual({
      type: 'rejected',
      sourceId: '30000001',
      issues: [{ path: '', reason: 'not JSON', value: '900 characters' }],
    });
    expect(unreadableLine('?', 'not JSON')).toMatchObject({ sourceId: null });
  });
});
