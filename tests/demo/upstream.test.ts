import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoUpstream, startDemoUpstream } from '../../src/demo/upstream.ts';
import { appendPath } from '../../src/lib/base-url.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { JobnetAd, JobnetDetails, JobnetPage } from '../../src/sources/jobnet/wire.ts';
import { JobtechCount } from '../../src/sources/jobtech/wire.ts';

let upstream: DemoUpstream;
beforeAll(async () => {
  upstream = await startDemoUpstream({ clock: fixedClock('2025-10-07T09:00:00+02:00') });
});
afterAll(() => upstream.close());

const CSRF = { 'x-csrf': '1' };

function search(query: string, headers: Record<string, string> = CSRF): Promise<Response> {
  const url = appendPath(upstream.jobnetUrl, 'FindJob/Search');
  url.search = query;
  return fetch(url, { headers });
}

async function readPages(query: string, size: number): Promise<{ ads: JobnetAd[]; total: number }> {
  const ads: JobnetAd[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await search(`${query}&resultsPerPage=${size}&pageNumber=${page}`);
    const { jobAds, totalJobAdCount: total } = JobnetPage.parse(await answer.json());
    if (jobAds.length === 0) return { ads, total };
    ads.push(...jobAds.map((ad) => JobnetAd.parse(ad)));
  }
}

const idsOf = (ads: readonly JobnetAd[]) => ads.map(({ jobAdId }) => jobAdId);

describe('JobStream and JobSearch', () => {
  const snapshot = (accept: string) =>
    fetch(appendPath(upstream.jobtechStreamUrl, 'v2/snapshot'), { headers: { accept } });

  it('gives the snapshot as lines or as one array, chunked, as many as JobSearch counts', async () => {
    const lines = await snapshot('application/jsonl');
    expect(lines.headers.get('content-type')).toContain('application/jsonl');
    expect(lines.headers.get('content-length')).toBeNull();
    const ads = (await lines.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(await (await snapshot('application/json')).json()).toEqual(ads);
    const count = await fetch(new URL(`${appendPath(upstream.jobtechSearchUrl, 'search')}?limit=0`));
    expect(JobtechCount.parse(await count.json()).total.value).toBe(ads.length);
  });

  it('answers for a single ad, and 404 for one it does not have', async () => {
    const known = await fetch(appendPath(upstream.jobtechSearchUrl, 'ad/90000001'));
    expect(await known.json()).toMatchObject({ id: '90000001' });
    expect((await fetch(appendPath(upstream.jobtechSearchUrl, 'ad/1'))).status).toBe(404);
  });

  it('pages its hits within the real limits', async () => {
    const page = await fetch(new URL(`${appendPath(upstream.jobtechSearchUrl, 'search')}?limit=7&offset=3`));
    const { hits } = (await page.json()) as { hits: unknown[] };
    expect(hits).toHaveLength(7);
    const tooMany = await fetch(new URL(`${appendPath(upstream.jobtechSearchUrl, 'search')}?limit=101`));
    expect(tooMany.status).toBe(400);
  });
});

describe('Jobnet', () => {
  it('refuses who does not send x-csrf', async () => {
    expect((await search('resultsPerPage=10&pageNumber=1', {})).status).toBe(403);
    const details = await fetch(appendPath(upstream.jobnetUrl, 'FindJob/JobAdDetails/x'));
    expect(details.status).toBe(403);
  });

  it('refuses a search without its paging with error 1014', async () => {
    for (const query of ['', 'resultsPerPage=10', 'pageNumber=1', 'resultsPerPage=10&pageNumber=0']) {
      const answer = await search(query);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errorCode: 1014 });
    }
  });

  it('pages completely: every ad once, as many as it counts, whatever the size', async () => {
    const small = await readPages('regions=OevrigeSjaelland', 7);
    const large = await readPages('regions=OevrigeSjaelland', 100);
    expect(small.ads.length).toBe(small.total);
    expect(new Set(idsOf(small.ads)).size).toBe(small.total);
    expect(idsOf(small.ads)).toEqual(idsOf(large.ads));
  });

  it('takes several regions as either, none as all, an unknown one as nothing', async () => {
    const one = await readPages('regions=HovedstadenOgBornholm', 100);
    const other = await readPages('regions=OevrigeSjaelland', 100);
    const both = await readPages('regions=HovedstadenOgBornholm&regions=OevrigeSjaelland', 100);
    const all = await readPages('searchString=', 100);
    expect(both.total).toBe(one.total + other.total);
    expect(all.total).toBeGreaterThan(both.total + 20);
    expect((await readPages('regions=Skaane', 100)).total).toBe(0);
  });

  it('filters by hours and by words', async () => {
    const part = await readPages('workHoursType=PartTime', 100);
    expect(part.total).toBeGreaterThan(20);
    expect(part.ads.every(({ workHourPartTime }) => workHourPartTime === true)).toBe(true);
    const nurses = await readPages('searchString=sygeplejerske', 100);
    expect(nurses.ads.length).toBeGreaterThan(0);
    for (const { title, description, occupation } of nurses.ads) {
      expect(`${title} ${description} ${occupation}`.toLowerCase()).toContain('sygeplejerske');
    }
  });

  it('counts in its facets what it found', async () => {
    const answer = await search('resultsPerPage=1&pageNumber=1&regions=OevrigeSjaelland');
    const { searchFacets, totalJobAdCount } = (await answer.json()) as {
      searchFacets: Record<string, { type: string; jobAdCount: number }[]>;
      totalJobAdCount: number;
    };
    const regions = new Map(searchFacets['regions']?.map(({ type, jobAdCount }) => [type, jobAdCount]));
    expect(regions.get('OevrigeSjaelland')).toBe(totalJobAdCount);
    expect(regions.get('Midtjylland')).toBe(0);
  });

  it('has details of its own ads and none of those from elsewhere', async () => {
    const { ads } = await readPages('regions=OevrigeSjaelland', 100);
    const detailsOf = (id: string) =>
      fetch(appendPath(upstream.jobnetUrl, `FindJob/JobAdDetails/${id}`), { headers: CSRF });
    const own = ads.find(({ isExternal, jobAdId }) => isExternal === false && !jobAdId.startsWith('E'));
    const external = ads.find(({ isExternal }) => isExternal === true);
    const found = await detailsOf(own?.jobAdId ?? '');
    expect(JobnetDetails.parse(await found.json()).body).toBe(own?.description);
    expect((await detailsOf(external?.jobAdId ?? '')).status).toBe(404);
  });
});

describe('the server', () => {
  it('answers 404 elsewhere', async () => {
    expect((await fetch(new URL('/', upstream.jobnetUrl))).status).toBe(404);
    expect((await fetch(appendPath(upstream.jobtechStreamUrl, 'v1/snapshot'))).status).toBe(404);
  });

  it('refuses a port that is taken', async () => {
    const port = Number(upstream.jobnetUrl.port);
    const again = startDemoUpstream({ clock: fixedClock('2025-10-07T09:00:00+02:00'), port });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
