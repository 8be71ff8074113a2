import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapAd } from '../../src/sources/jobnet/map.ts';
import { ESSENTIAL_FIELDS, JobnetAd, JobnetDetails, JobnetPage } from '../../src/sources/jobnet/wire.ts';
import { CentroidMemory } from '../../src/sources/jobtech/centroids.ts';
import { readRecord } from '../../src/sources/jobtech/read-record.ts';
import { parseRecord } from '../../src/sources/parse-record.ts';

const DATA = path.resolve(import.meta.dirname, '../../../shared/data');
const isMissing = !existsSync(path.join(DATA, 'jobtech')) || !existsSync(path.join(DATA, 'jobnet'));
const read = (name: string) => readFileSync(path.join(DATA, name), 'utf8');

/** Real ads, kept outside the project. Only codes and counts are looked at, never the text. */
describe.skipIf(isMissing)('real ads of Platsbanken', () => {
  interface RealAd {
    readonly id: string;
    readonly workplace_address: Readonly<Record<string, unknown>>;
  }
  const records = () => {
    const lines = read('jobtech/ads-2025-09.jsonl').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as RealAd);
  };
  const readAll = (all: readonly object[]) => {
    const centroids = new CentroidMemory();
    return all.map((record) => readRecord(record, centroids));
  };

  it('are told apart by their workplace, none rejected', () => {
    const expected = records().map((ad) =>
      ad.workplace_address['region_code'] === '12' ? 'posting' : 'outside',
    );
    const found = readAll(records());
    expect(found).toHaveLength(42);
    expect(found.map(({ type }) => type)).toEqual(expected);
    expect(expected).toContain('posting');
  });

  it('are mapped without an issue, were they all in Skåne', () => {
    const moved = records().map((ad) => ({
      ...ad,
      workplace_address: { ...ad.workplace_address, region_code: '12' },
    }));
    const events = readAll(moved).map((event) => {
      if (event.type !== 'posting') throw new Error(`expected a posting, not ${event.type}`);
      return event;
    });
    expect(events.flatMap(({ issues }) => issues)).toEqual([]);
    const drafts = events.map(({ draft }) => draft);
    const share = (has: (draft: (typeof drafts)[number]) => unknown) => drafts.filter(has).length;
    expect(share(({ deadline, publishedAt, openUntil }) => deadline && publishedAt && openUntil)).toBe(42);
    expect(share(({ occupations }) => occupations.length === 2)).toBe(42);
    expect(share(({ place }) => place.coordinates !== null)).toBe(
      share(({ place }) => place.street !== null),
    );
    expect([share(({ hours }) => hours), share(({ duration }) => duration)]).toEqual([39, 39]);
  });

  it('know a removal', () => {
    const [removal] = JSON.parse(read('jobtech/removal.shape.json')) as RealAd[];
    expect(readRecord(removal, new CentroidMemory())).toMatchObject({
      type: 'removed',
      sourceId: removal?.id,
    });
  });
});

describe.skipIf(isMissing)('real answers of Jobnet', () => {
  const page = () => JobnetPage.parse(JSON.parse(read('jobnet/bff-search.json')));

  it('are read and mapped without an issue', () => {
    const { jobAds } = page();
    const parsed = jobAds.map((ad) => parseRecord(JobnetAd, ad, ESSENTIAL_FIELDS));
    expect(parsed.map(({ ok, issues }) => [ok, issues])).toEqual(jobAds.map(() => [true, []]));
    const mapped = parsed.flatMap((ad) => (ad.ok ? [mapAd(ad.value, null)] : []));
    expect(mapped.flatMap(({ issues }) => issues)).toEqual([]);
    expect(mapped.map(({ draft }) => draft.body.kind)).toEqual(['html', 'text']);
    expect(mapped.map(({ draft }) => draft.deadline)).toEqual([
      '2026-06-15T23:59:59+02:00',
      '2026-06-20T23:59:59+02:00',
    ]);
  });

  it('have details, whose employer’s address is no workplace', () => {
    const details = parseRecord(JobnetDetails, JSON.parse(read('jobnet/bff-detail.json')), new Set());
    const [first] = page().jobAds;
    const ad = parseRecord(JobnetAd, first, ESSENTIAL_FIELDS);
    if (!ad.ok || !details.ok) throw new Error('the real answers could not be read');
    const { draft, issues } = mapAd(ad.value, details.value);
    expect([...details.issues, ...issues]).toEqual([]);
    expect(draft).toMatchObject({
      place: { country: 'DK', municipalityName: null, postcode: null, city: null, street: null },
      hours: 'part_time',
      duration: 'temporary',
      positions: 1,
      openUntil: '2026-06-15T15:51:24+02:00',
    });
  });
});
