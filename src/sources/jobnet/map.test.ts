import { describe, expect, it } from 'vitest';
import { parseRecord } from '../parse-record.ts';
import { externalJobnetAd, GUID, jobnetAd, jobnetDetails } from './fixtures/answers.ts';
import { mapAd } from './map.ts';
import { ESSENTIAL_FIELDS, JobnetAd, JobnetDetails } from './wire.ts';

function map(ad: object, details: object | null = null) {
  const parsed = parseRecord(JobnetAd, ad, ESSENTIAL_FIELDS);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return mapAd(parsed.value, details === null ? null : JobnetDetails.parse(details));
}

describe('an ad of the listing', () => {
  it('is mapped whole', () => {
    const { draft, issues } = map(jobnetAd());
    expect(issues).toEqual([]);
    expect(draft).toEqual({
      sourceId: GUID,
      url: `https://jobnet.dk/find-job/${GUID}`,
      title: 'Social- og sundhedsassistent til plejehjem',
      body: { kind: 'html', content: '<p>Vi søger en kollega.</p>' },
      employer: { name: 'Opdigtet Pleje ApS', orgNumber: '12345678', country: 'DK' },
      place: {
        country: 'DK',
        municipalityCode: null,
        municipalityName: 'København',
        postcode: '2300',
        city: 'København S',
        street: 'Prøvevej 1',
        coordinates: null,
        listedIn: 'DK',
      },
      occupations: [
        {
          scheme: 'star-esco',
          code: 'http://data.star.dk/esco/occupation/00000000-0000-4000-8000-000000000001',
          label: 'Social- og sundhedsassistent',
        },
      ],
      hours: 'full_time',
      duration: null,
      positions: null,
      publishedAt: '2026-09-29T00:00:00+02:00',
      deadline: '2026-10-31T23:59:59+01:00',
      openUntil: null,
    });
  });

  it('of another site is plain text with its own page', () => {
    const { draft } = map(externalJobnetAd({ workPlaceAddress: '  ' }));
    expect(draft).toMatchObject({
      url: 'https://employer.test/jobs/1',
      body: { kind: 'text' },
      place: { municipalityName: null, street: null },
    });
  });

  it.each([
    ['1900-01-01T00:00:00+01:00', 'ExpirationDate', null],
    ['0001-01-01T00:00:00', 'ExpirationDate', null],
    ['2026-10-31T00:00:00+01:00', 'NotDisclosed', null],
    ['2026-10-31T12:00:00+01:00', 'ExpirationDate', '2026-10-31T12:00:00+01:00'],
    ['2026-10-25T00:00:00+02:00', 'ExpirationDate', '2026-10-25T23:59:59+01:00'],
    ['2026-03-29T00:00:00+01:00', 'ExpirationDate', '2026-03-29T23:59:59+02:00'],
    [null, 'AsSoonAsPossible', null],
  ])('deadline %s, %s', (applicationDeadline, applicationDeadlineStatus, expected) => {
    const { draft, issues } = map(jobnetAd({ applicationDeadline, applicationDeadlineStatus }));
    expect(draft.deadline).toBe(expected);
    expect(issues).toEqual([]);
  });

  it.each([
    [800, '0800'],
    [1119, '1119'],
    ['2300', '2300'],
    [21119, '21119'],
    [0, null],
    ['', null],
    [null, null],
  ])('postcode %j', (postalCode, expected) => {
    expect(map(jobnetAd({ postalCode })).draft.place.postcode).toBe(expected);
  });

  it.each([
    ['Danmark', 'DK', 0],
    ['Sverige', 'SE', 0],
    [' danmark ', 'DK', 0],
    ['Atlantis', null, 1],
    ['', null, 0],
  ])('country %j', (country, expected, count) => {
    const { draft, issues } = map(jobnetAd({ country }));
    expect(draft.place.country).toBe(expected);
    expect(issues).toHaveLength(count);
  });

  it('never shows a company number that is none: it may be a person’s', () => {
    const { draft, issues } = map(jobnetAd({ cvr: '0101800000' }));
    expect(draft.employer).toMatchObject({ orgNumber: null, country: null });
    expect(issues).toEqual([{ path: 'cvr', reason: 'not eight digits', value: 10 }]);
  });

  it('says which date is none', () => {
    expect(map(jobnetAd({ publicationDate: 'i går' })).issues).toEqual([
      { path: 'publicationDate', reason: 'not a time', value: 'i går' },
    ]);
  });
});

describe('details', () => {
  it('complete the listing', () => {
    const { draft } = map(
      jobnetAd({ postalCode: null, municipality: null, postalDistrictName: null, workPlaceAddress: '' }),
      jobnetDetails(),
    );
    expect(draft).toMatchObject({
      body: { kind: 'html', content: '<p>Vi søger en kollega.</p><p>Hele teksten.</p>' },
      place: {
        country: 'DK',
        municipalityName: 'Roskilde',
        postcode: '4000',
        city: 'Roskilde',
        street: 'Plejevej 7',
      },
      hours: 'part_time',
      duration: 'temporary',
      positions: 3,
      openUntil: '2026-10-31T15:51:24+01:00',
    });
  });

  it('carry no person into the draft', () => {
    expect(JSON.stringify(map(jobnetAd(), jobnetDetails()))).not.toMatch(/contact|00 00/i);
  });

  it('do not mix two places', () => {
    const address = { postalCode: '4000', countryCode: 'DK' };
    expect(map(jobnetAd(), jobnetDetails({ address })).draft.place).toMatchObject({
      municipalityName: null,
      postcode: '4000',
      city: null,
      street: null,
    });
    const same = { postalCode: '2300', streetName: 'Andenvej', houseNumber: 3 };
    expect(map(jobnetAd(), jobnetDetails({ address: same })).draft.place).toMatchObject({
      municipalityName: 'København',
      city: 'København S',
      street: 'Andenvej 3',
    });
  });

  const nowhere = { municipality: null, postalCode: null, postalDistrictName: null, workPlaceAddress: '' };
  const onlyCountry = { countryCode: 'DK', countryName: 'Danmark' };

  it('let the employer’s address stand in only for a fixed workplace that nothing tells', () => {
    const fixed = jobnetDetails({ address: onlyCountry, noFixedWorkplace: false });
    expect(map(jobnetAd(nowhere), fixed).draft.place).toMatchObject({
      postcode: '1424',
      street: 'Hovedkontorvej 21',
    });
    expect(map(jobnetAd(), fixed).draft.place).toMatchObject({ postcode: '2300', street: 'Prøvevej 1' });
  });

  it.each([
    ['no fixed workplace', jobnetDetails({ address: onlyCountry, noFixedWorkplace: true })],
    ['not said whether fixed', jobnetDetails({ address: onlyCountry, noFixedWorkplace: null })],
    ['anonymous employer', jobnetDetails({ address: onlyCountry }, { isAnonymousEmployer: true })],
    ['a stated address, yet no fixed workplace', jobnetDetails({ noFixedWorkplace: true })],
  ])('never take an address for a workplace: %s', (_name, details) => {
    expect(map(jobnetAd(nowhere), details).draft.place).toMatchObject({
      country: 'DK',
      municipalityName: null,
      postcode: null,
      city: null,
      street: null,
    });
  });
});

it('knows the employer’s own form from the details', () => {
  const applied = (url: string | null) => {
    const details = jobnetDetails();
    return map(jobnetAd(), { ...details, application: { ...details.application, url } }).draft.elsewhere;
  };
  expect(applied('https://job.kommune.test/17')).toEqual({ ids: [], urls: ['https://job.kommune.test/17'] });
  expect(applied('mailto:job@kommune.test')).toBeUndefined();
  expect(applied(null)).toBeUndefined();
});
