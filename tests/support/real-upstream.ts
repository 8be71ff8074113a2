import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Real answers of both upstreams, kept outside the project; tests on them are skipped where they are missing. */
export const REAL_DATA = path.resolve(import.meta.dirname, '../../../shared/data');
export const hasRealData = existsSync(path.join(REAL_DATA, 'jobtech/ads-2025-09.jsonl'));

export interface RealJobtechAd {
  readonly id: string;
  readonly headline: string;
  readonly webpage_url: string;
  readonly application_deadline: string;
  readonly workplace_address: {
    readonly municipality_code: string | null;
    readonly region_code: string | null;
  };
}

/** A Jobnet ad in today's shape. */
export interface RealJobnetAd {
  readonly jobAdId: string;
  readonly title: string;
  readonly jobAdUrl: string;
  readonly postalCode?: number;
  readonly municipality?: string;
  readonly applicationDeadline: string;
}

export function realJobtechLines(): string[] {
  return read('jobtech/ads-2025-09.jsonl').split('\n').filter(Boolean);
}

/** The real answer of today's API, and the twenty ads of the old one with their full texts put into its shape. */
export function realJobnetAds(): RealJobnetAd[] {
  const today = JSON.parse(read('jobnet/bff-search.json')) as { jobAds: RealJobnetAd[] };
  const old = JSON.parse(read('jobnet/old-findwork-search-2021-07.json')) as { JobPositionPostings: OldAd[] };
  const bodies = oldBodies();
  return [
    ...today.jobAds,
    ...old.JobPositionPostings.map((ad) => inTodaysShape(ad, bodies.get(ad.ID) ?? '')),
  ];
}

interface OldAd {
  readonly ID: string;
  readonly Title: string;
  readonly HiringOrgName: string;
  readonly HiringOrgCVR: string;
  readonly Occupation: string;
  readonly Municipality: string;
  readonly WorkPlaceAddress: string;
  readonly WorkPlacePostalCode: string;
  readonly WorkPlaceCity: string;
  readonly WorkHours: string;
  readonly PostingCreated: string;
  readonly LastDateApplication: string;
}

function inTodaysShape(ad: OldAd, body: string): RealJobnetAd {
  const shape = {
    country: 'Danmark',
    municipality: ad.Municipality,
    postalCode: Number(ad.WorkPlacePostalCode),
    postalDistrictName: ad.WorkPlaceCity,
    hiringOrgName: ad.HiringOrgName,
    occupation: ad.Occupation,
    conceptUriDa: '',
    workHourPartTime: ad.WorkHours === 'Deltid',
    jobAdId: `00000000-0000-4000-8000-00000${ad.ID}`,
    jobAdUrl: '',
    hasLogo: false,
    workPlaceAddress: ad.WorkPlaceAddress,
    cvr: ad.HiringOrgCVR,
    title: ad.Title,
    description: body,
    applicationDeadline: `${ad.LastDateApplication}+02:00`,
    applicationDeadlineStatus: 'ExpirationDate',
    isSeen: false,
    isFavorite: false,
    isExternal: false,
    publicationDate: `${ad.PostingCreated}+02:00`,
  };
  return shape;
}

function oldBodies(): Map<string, string> {
  const folder = path.join(REAL_DATA, 'jobnet/details');
  return new Map(
    readdirSync(folder).map((name) => {
      const { JobPositionPosting: posting } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
        JobPositionPosting: { Id: number; JobPositionInformation: { Purpose: string } };
      };
      return [String(posting.Id), posting.JobPositionInformation.Purpose];
    }),
  );
}

function read(name: string): string {
  return readFileSync(path.join(REAL_DATA, name), 'utf8');
}

export interface RealUpstream {
  readonly jobtechUrl: string;
  readonly jobnetUrl: string;
  close(): Promise<void>;
}

/**
 * Serves the real ads from loopback in the APIs' shapes, below a path as a base URL may have one. Jobnet's regions are
 * deliberately not honoured: Jutland's ads are answered under ours, so that only its workplace can keep one out.
 */
export async function startRealUpstream(): Promise<RealUpstream> {
  const lines = realJobtechLines();
  const ads = realJobnetAds();
  const detail = JSON.parse(read('jobnet/bff-detail.json')) as { id: string };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/jobtech/v2/snapshot')
      return send(response, 'application/jsonl', `${lines.join('\n')}\n`);
    if (url.pathname === '/jobtech/search') return sendJson(response, { total: { value: lines.length } });
    if (!isAllowed(request)) return sendJson(response, { error: 'x-csrf' }, 403);
    if (url.pathname === '/jobnet/FindJob/Search') return sendJson(response, searchPage(url, ads));
    if (url.pathname === `/jobnet/FindJob/JobAdDetails/${detail.id}`) return sendJson(response, detail);
    return sendJson(response, { error: 'not found' }, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    jobtechUrl: `http://127.0.0.1:${port}/jobtech`,
    jobnetUrl: `http://127.0.0.1:${port}/jobnet`,
    close: () =>
      new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

function isAllowed(request: IncomingMessage): boolean {
  return request.headers['x-csrf'] === '1';
}

function searchPage(url: URL, all: readonly RealJobnetAd[]): object {
  const isFunen = (ad: RealJobnetAd) =>
    ad.postalCode !== undefined && ad.postalCode >= 5000 && ad.postalCode < 7000;
  const second = url.searchParams.get('regions') !== 'HovedstadenOgBornholm';
  const ads = all.filter((ad) => isFunen(ad) === second);
  const size = Number(url.searchParams.get('resultsPerPage'));
  const first = (Number(url.searchParams.get('pageNumber')) - 1) * size;
  return {
    jobAds: ads.slice(first, first + size),
    totalJobAdCount: ads.length,
    searchString: '',
    searchFacets: {},
  };
}

function sendJson(response: ServerResponse, body: object, status = 200): void {
  send(response, 'application/json', JSON.stringify(body), status);
}

function send(response: ServerResponse, type: string, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
