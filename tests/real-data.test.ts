import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgram, type Program } from '../src/cli/program.ts';
import { readConfig } from '../src/config.ts';
import type { VacancyDetail, VacancyQuery } from '../src/domain/vacancy.ts';
import { ANY_VACANCY } from '../src/domain/vacancy.ts';
import { type RunReport, runHarvest } from '../src/harvest/run-harvest.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { silentLogger } from '../src/lib/logger.ts';
import {
  hasRealData,
  type RealJobtechAd,
  type RealUpstream,
  realJobnetAds,
  realJobtechLines,
  startRealUpstream,
} from './support/real-upstream.ts';
import { testDatabaseUrl } from './support/test-database.ts';

/** When the real JobTech ads were open. */
const CLOCK = fixedClock('2025-09-15T08:00:00+02:00');

const EVERYTHING: VacancyQuery = {
  ...ANY_VACANCY,
  sort: 'published',
  limit: 100,
  cursor: null,
  facets: false,
};

describe.skipIf(!hasRealData)('real ads through the whole pipeline', () => {
  let upstream: RealUpstream;
  const databaseUrl = testDatabaseUrl();
  let program: Program;
  const reports = new Map<string, RunReport>();
  const jobtechAds = hasRealData ? realJobtechLines().map((line) => JSON.parse(line) as RealJobtechAd) : [];
  const jobnetAds = hasRealData ? realJobnetAds() : [];

  beforeAll(async () => {
    upstream = await startRealUpstream();
    const config = readConfig({
      DATABASE_URL: databaseUrl(),
      JOBTECH_STREAM_URL: upstream.jobtechUrl,
      JOBTECH_SEARCH_URL: upstream.jobtechUrl,
      JOBNET_URL: upstream.jobnetUrl,
      SUNDET_PACE: '0',
    });
    program = await openProgram(config, { clock: CLOCK, logger: silentLogger, share: true });
    const signal = new AbortController().signal;
    for (const source of program.sources)
      reports.set(source.id, await runHarvest(source, program.harvest, { signal }));
  });

  afterAll(async () => {
    await program?.close();
    await upstream?.close();
  });

  async function stored(): Promise<Map<string, VacancyDetail>> {
    const { items } = await program.search.search(EVERYTHING);
    const details = await Promise.all(items.map((item) => program.search.get(item.id)));
    const found = details.filter((detail) => detail !== null);
    return new Map(
      found.flatMap((vacancy) =>
        vacancy.postings.map((posting) => [`${posting.source}/${posting.sourceId}`, vacancy]),
      ),
    );
  }

  it('reads every record and rejects none', () => {
    expect(reports.get('jobtech')).toMatchObject({ outcome: 'ok', complete: true });
    expect(reports.get('jobtech')?.counts).toMatchObject({ read: jobtechAds.length, rejected: 0 });
    expect(reports.get('jobnet')).toMatchObject({ outcome: 'ok', complete: true });
    expect(reports.get('jobnet')?.counts).toMatchObject({ read: jobnetAds.length, rejected: 0 });
  });

  it('keeps every Swedish ad of Skåne, with its municipality, deadline and link, and no other', async () => {
    const vacancies = await stored();
    const ours = jobtechAds.filter((ad) => ad.workplace_address.region_code === '12');
    expect(ours.length).toBeGreaterThan(0);
    for (const ad of ours) {
      const vacancy = vacancies.get(`jobtech/${ad.id}`);
      expect(vacancy?.workplace.municipality?.code).toBe(ad.workplace_address.municipality_code);
      expect(vacancy?.workplace.country).toBe('SE');
      expect(vacancy?.deadline?.slice(0, 19)).toBe(ad.application_deadline);
      expect(vacancy?.postings[0]?.url).toBe(ad.webpage_url);
    }
    const kept = [...vacancies.keys()].filter((key) => key.startsWith('jobtech/'));
    expect(kept.toSorted()).toEqual(ours.map((ad) => `jobtech/${ad.id}`).toSorted());
  });

  it('keeps every Danish ad of Sjælland and Bornholm, with what its source says, and no other', async () => {
    const vacancies = await stored();
    const ours = jobnetAds.filter((ad) => ad.postalCode === undefined || ad.postalCode < 5000);
    expect(ours.length).toBeGreaterThan(4);
    for (const ad of ours) {
      const vacancy = vacancies.get(`jobnet/${ad.jobAdId}`);
      expect(vacancy?.workplace.country).toBe('DK');
      if (ad.postalCode !== undefined) expect(vacancy?.workplace.postcode).toBe(String(ad.postalCode));
      if (ad.municipality !== undefined) expect(vacancy?.workplace.municipality?.name).toBe(ad.municipality);
      expect(vacancy?.deadline?.slice(0, 19)).toBe(`${ad.applicationDeadline.slice(0, 10)}T23:59:59`);
      expect(vacancy?.postings[0]?.url).toBe(ad.jobAdUrl || `https://jobnet.dk/find-job/${ad.jobAdId}`);
    }
    const kept = [...vacancies.keys()].filter((key) => key.startsWith('jobnet/'));
    expect(kept.toSorted()).toEqual(ours.map((ad) => `jobnet/${ad.jobAdId}`).toSorted());
  });

  it('places the ad that gives a postcode only in its municipality', async () => {
    const vacancies = await stored();
    const bare = jobnetAds.filter((ad) => ad.postalCode === 1119 && ad.municipality === undefined);
    expect(bare).toHaveLength(1);
    for (const ad of bare) {
      expect(vacancies.get(`jobnet/${ad.jobAdId}`)?.workplace.municipality).toEqual({
        code: '0101',
        name: 'København',
      });
    }
  });

  it('shows no municipality’s centroid as an address', async () => {
    for (const vacancy of (await stored()).values()) {
      const { precision, lat, lon, street } = vacancy.workplace;
      if (lat !== null || lon !== null) expect([precision, street]).toEqual(['address', expect.any(String)]);
    }
  });

  it('stores no contact person', async () => {
    const text = JSON.stringify([...(await stored()).values()]);
    expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.\w{2,}/);
    expect(text).not.toContain('Kontakt 3, roll');
  });

  it('is the same the second time, and unchanged', async () => {
    const before = await stored();
    const signal = new AbortController().signal;
    for (const source of program.sources) {
      const { counts } = await runHarvest(source, program.harvest, { signal, wanted: 'listing' });
      expect(counts).toMatchObject({ inserted: 0, changed: 0, retired: 0 });
    }
    const after = await stored();
    expect([...after.values()].map((vacancy) => vacancy.id)).toEqual(
      [...before.values()].map((vacancy) => vacancy.id),
    );
  });
});
