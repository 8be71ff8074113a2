import { describe, expect, it } from 'vitest';
import { position, TENANT } from './fixtures/positions.ts';
import { readPosition } from './read.ts';
import type { HrmanagerTenant } from './settings.ts';

function posting(overrides: Record<string, unknown> = {}, tenant: HrmanagerTenant = TENANT) {
  const event = readPosition(position(overrides), tenant);
  if (event.type !== 'posting') throw new Error(`expected a posting, not ${JSON.stringify(event)}`);
  return event;
}

describe('a position', () => {
  it('is mapped whole', () => {
    const { draft, issues } = posting();
    expect(issues).toEqual([]);
    expect(draft).toEqual({
      sourceId: 'opdigtet:237101',
      url: 'https://candidate.hrmanager.test/ApplicationInit.aspx?cid=1&ProjectId=237101',
      title: 'Pædagog til opdigtet børnehus',
      body: { kind: 'html', content: '<p>Vi søger en pædagog.</p><p>Hele teksten.</p>' },
      employer: { name: 'Opdigtet Kommune', orgNumber: '12345678', country: 'DK' },
      place: {
        country: 'DK',
        municipalityCode: null,
        municipalityName: 'Gladsaxe',
        postcode: '2860',
        city: 'Søborg',
        street: 'Prøve Allé 7',
        coordinates: null,
        listedIn: null,
      },
      occupations: [],
      hours: 'full_time',
      duration: 'permanent',
      positions: null,
      publishedAt: '2026-09-29T11:25:57+02:00',
      deadline: '2026-10-31T23:59:59+01:00',
      openUntil: null,
    });
  });

  it('stands at its department’s own address where that has one', () => {
    const Department = { Address: 'Anden Vej 2', Zip: 4600, City: 'Køge', Country: 'Danmark' };
    expect(posting({ Department }).draft.place).toMatchObject({
      street: 'Anden Vej 2',
      postcode: '4600',
      city: 'Køge',
    });
  });

  it('stands at the place it names where there is no address', () => {
    const { place } = posting({ Department: null, DepartmentTree: { Country: 'Danmark' } }).draft;
    expect(place).toMatchObject({ country: 'DK', city: 'Søborg', postcode: null, street: null });
  });

  it('has the point of its workplace, which overrules a head office far from it', () => {
    const near = posting({ WorkPlaceCoordinates: '55.7339, 12.5166' }).draft.place;
    expect(near).toMatchObject({ street: 'Prøve Allé 7', coordinates: { lat: 55.7339, lon: 12.5166 } });
    const far = posting({ WorkPlaceCoordinates: '48.87,2.33', PositionLocation: { Name: 'Paris' } }).draft
      .place;
    expect(far).toEqual({
      country: null,
      municipalityCode: null,
      municipalityName: null,
      postcode: null,
      city: 'Paris',
      street: null,
      coordinates: { lat: 48.87, lon: 2.33 },
      listedIn: null,
    });
    expect(posting({ WorkPlaceCoordinates: 'Søborg' }).draft.place.coordinates).toBeNull();
    expect(posting({ WorkPlaceCoordinates: '0,0' }).draft.place.coordinates).toBeNull();
  });

  it('may say next to nothing', () => {
    const { Id, Name, AdvertisementUrlSecure } = position();
    const event = readPosition(
      { Id, Name, AdvertisementUrlSecure },
      { alias: 'PROVE', name: 'Region Prøve' },
    );
    expect(event).toMatchObject({
      type: 'posting',
      issues: [],
      draft: {
        sourceId: 'prove:237101',
        body: { content: '' },
        employer: { orgNumber: null },
        deadline: null,
      },
    });
  });

  it('is known by what others repeat: the project it is published from, and its own id in Sweden', () => {
    const AdvertisementUrlSecure =
      'https://candidate.hr-manager.net/ApplicationInit.aspx?cid=290&ProjectId=205869&MediaId=4615';
    const swedish = { ...TENANT, orgNumber: '2321000230' };
    expect(posting({ AdvertisementUrlSecure }, swedish).draft.elsewhere).toEqual({
      ids: ['hrmanager:290:205869', 'dxa:46-232100-0230-237101'],
      urls: [],
    });
    expect(posting().draft.elsewhere).toBeUndefined();
  });

  it('takes the first text there is', () => {
    const Advertisements = [null, { Content: ' ' }, { Content: 'Tekst' }];
    expect(posting({ Advertisements }).draft.body).toEqual({ kind: 'text', content: 'Tekst' });
    expect(posting({ Advertisements: [], ShortDescription: 'Kort' }).draft.body.content).toBe('Kort');
  });

  it('links to the page that is there, and is rejected without one', () => {
    const AdvertisementUrl = 'http://candidate.hrmanager.test/1';
    expect(posting({ AdvertisementUrlSecure: '', AdvertisementUrl }).draft.url).toBe(AdvertisementUrl);
    expect(readPosition(position({ AdvertisementUrlSecure: 'javascript:x' }), TENANT)).toMatchObject({
      type: 'rejected',
      sourceId: 'opdigtet:237101',
      issues: [{ path: 'AdvertisementUrlSecure' }],
    });
  });

  it('is none where it invites to write at any time', () => {
    expect(readPosition(position({ ProjectType: 'OpenApplication' }), TENANT)).toEqual({
      type: 'outside',
      sourceId: 'opdigtet:237101',
    });
  });

  it.each([
    [{ ApplicationDue: '/Date(-62135596800000+0000)/' }, []],
    [{ ApplicationDue: 'snarest' }, ['ApplicationDue']],
    [{ ApplicationDue: 5 }, ['ApplicationDue']],
    [{ DepartmentTree: { City: 'Søborg', Country: 'Atlantis' } }, ['DepartmentTree.Country']],
    [{ WorkHours: '37 timer', PositionType: 'Anden' }, []],
  ])('reports what it cannot understand of %j', (overrides, paths) => {
    expect(posting(overrides).issues.map(({ path }) => path)).toEqual(paths);
  });

  it('has a version that leaves people out and the settings in', () => {
    const { version } = posting();
    expect(posting({ Users: [], ProjectLeader: null, LastUpdated: 'x' }).version).toBe(version);
    expect(posting({}, { ...TENANT, municipality: 'Køge' }).version).not.toBe(version);
    expect(posting({ Name: 'Anden' }).version).not.toBe(version);
  });
});
