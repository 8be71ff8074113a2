import { describe, expect, it } from 'vitest';
import { TENANT, translation, vacancy } from './fixtures/vacancies.ts';
import { readVacancy } from './read.ts';
import type { EmplyTenant } from './settings.ts';

function posting(overrides: Record<string, unknown> = {}, tenant: EmplyTenant = TENANT) {
  const event = readVacancy(vacancy(overrides), tenant);
  if (event.type !== 'posting') throw new Error(`expected a posting, not ${JSON.stringify(event)}`);
  return event;
}

describe('a vacancy', () => {
  it('is mapped whole', () => {
    const { draft, issues } = posting();
    expect(issues).toEqual([]);
    expect(draft).toEqual({
      sourceId: 'prove.emply.test:wt7hyj',
      url: 'http://prove.emply.test/ad/opdigtet-laerer/wt7hyj',
      title: 'Opdigtet lærer (da-DK)',
      body: { kind: 'html', content: '<p>Tekst på da-DK.</p>' },
      employer: { name: 'Prøve Kommune', orgNumber: '12345678', country: 'DK' },
      place: {
        country: 'DK',
        municipalityCode: null,
        municipalityName: 'Køge',
        postcode: '4600',
        city: 'Køge',
        street: 'Prøvevej 1-7',
        coordinates: null,
        listedIn: null,
      },
      occupations: [],
      hours: null,
      duration: null,
      positions: null,
      publishedAt: '2026-09-29T11:25:57+02:00',
      deadline: '2026-10-31T23:59:59+01:00',
      openUntil: null,
      elsewhere: { ids: ['emply:prove.emply.test:wt7hyj'], urls: [] },
    });
  });

  it.each([
    [['en-GB', 'sv-SE', 'da-DK'], 'da-DK'],
    [['en-GB', 'sv'], 'sv'],
    [['de-DE', 'EN'], 'EN'],
    [['de-DE', 'pl-PL'], 'de-DE'],
  ])('of the languages %j is shown in %s', (keys, chosen) => {
    const translations = keys.map((key) => translation(key));
    expect(posting({ translations }).draft.title).toBe(`Opdigtet lærer (${chosen})`);
  });

  it('is shown in a language that has a text before one that has none', () => {
    const translations = [translation('da-DK', { content: ' ' }), null, translation('en-GB')];
    expect(posting({ translations }).draft.body.content).toContain('en-GB');
    expect(posting({ translations: [translation('da-DK', { content: null })] }).draft.body.content).toBe('');
  });

  it('takes its title from the vacancy where no translation has one', () => {
    expect(posting({ translations: [] }).draft.title).toBe('Opdigtet lærer');
    expect(readVacancy(vacancy({ translations: null, title: ' ' }), TENANT)).toMatchObject({
      type: 'rejected',
      sourceId: 'prove.emply.test:wt7hyj',
      issues: [{ path: 'title' }],
    });
  });

  it('links to its page elsewhere where it has one, and is rejected without any', () => {
    expect(posting({ externalCseAdLink: 'https://elsewhere.test/1' }).draft.url).toBe(
      'https://elsewhere.test/1',
    );
    expect(readVacancy(vacancy({ titleAsUrl: '' }), TENANT)).toMatchObject({
      type: 'rejected',
      issues: [{ path: 'titleAsUrl' }],
    });
  });

  it('has a page below the base URL of the tenant, whatever letters are in it', () => {
    const tenant = { ...TENANT, host: new URL('http://127.0.0.1:9000/emply/prove/') };
    const { draft } = posting({ titleAsUrl: 'lærer/ung' }, tenant);
    expect(draft.url).toBe('http://127.0.0.1:9000/emply/prove/ad/l%C3%A6rer%2Fung/wt7hyj');
    expect(draft.sourceId).toBe('127.0.0.1:9000:wt7hyj');
  });

  it('is none where it is a talent pool', () => {
    expect(readVacancy(vacancy({ talentPool: true }), TENANT)).toEqual({
      type: 'outside',
      sourceId: 'prove.emply.test:wt7hyj',
    });
  });

  it.each([
    [{ deadline: '0001-01-01T00:00:00' }, []],
    [{ deadline: null }, []],
    [{ deadline: 'løbende' }, ['deadline']],
    [{ published: 12 }, ['published']],
  ])('reports what it cannot understand of %j', (overrides, paths) => {
    const { draft, issues } = posting(overrides);
    expect(issues.map(({ path }) => path)).toEqual(paths);
    expect(draft.deadline === null || draft.publishedAt === null).toBe(true);
  });

  it('stands in no country that nobody named', () => {
    const { host, name } = TENANT;
    expect(posting({ location: 'Berlin' }, { host, name }).draft.place).toMatchObject({
      country: null,
      city: 'Berlin',
      municipalityName: null,
    });
  });

  it('has a version that leaves the tenant’s own fields out', () => {
    const { version } = posting();
    expect(posting({ translations: [translation('da-DK', { factDatas: [] })] }).version).toBe(version);
    expect(posting({ translations: [translation('da-DK', { content: 'Ny' })] }).version).not.toBe(version);
  });
});
