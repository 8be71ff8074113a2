import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDemoData } from '../../src/demo/demo-data.ts';
import { fixedClock } from '../../src/lib/clock.ts';

const REAL = path.resolve(import.meta.dirname, '../../../shared/data');
const DATA = buildDemoData(fixedClock('2025-10-07T09:00:00+02:00'));

/** Paths of all fields, lists not looked into: `workplace_address.city`. */
function fieldsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, prefix === '' ? key : `${prefix}.${key}`),
  );
}

const fieldsOfAll = (records: readonly unknown[]) => new Set(records.flatMap((record) => fieldsOf(record)));

function missing(from: ReadonlySet<string>, wanted: ReadonlySet<string>): string[] {
  return [...wanted].filter((field) => !from.has(field));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(REAL, file), 'utf8'));
}

describe.skipIf(!existsSync(REAL))('beside real answers', () => {
  it('a demo ad of JobTech has the fields of a real one, and those new in 2026', () => {
    const lines = readFileSync(path.join(REAL, 'jobtech/ads-2025-09.jsonl'), 'utf8').trim().split('\n');
    const real = fieldsOfAll(lines.map((line) => JSON.parse(line)));
    const demo = fieldsOfAll(DATA.jobtech);
    expect(missing(demo, real)).toEqual([]);
    expect(missing(real, demo).sort()).toEqual(['identified_language', 'workplace_addresses']);
  });

  it('a demo ad of Jobnet has the fields of a real one', () => {
    const { jobAds, searchFacets } = readJson('jobnet/bff-search.json') as {
      jobAds: unknown[];
      searchFacets: object;
    };
    const real = fieldsOfAll(jobAds);
    const demo = fieldsOfAll(DATA.jobnet.map(({ listed }) => listed));
    expect(missing(demo, real)).toEqual([]);
    expect(missing(real, demo)).toEqual(['municipality']);
    expect(Object.keys(searchFacets)).toContain('regions');
  });

  it('the details of a demo ad have the fields of real ones', () => {
    const real = fieldsOfAll([readJson('jobnet/bff-detail.json')]);
    const demo = fieldsOfAll(DATA.jobnet.flatMap(({ details }) => (details === null ? [] : [details])));
    const onlyReal = missing(demo, real);
    expect(onlyReal.sort()).toEqual(['employer.address.door', 'employer.address.floor']);
  });
});
