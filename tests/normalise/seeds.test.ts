import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';

/** What the seeds were written from, kept outside the project. */
const DATA = new URL('../../../shared/data/', import.meta.url);
const isHere = existsSync(DATA);
const places = await loadPlaces();

function readRows(file: string, separator: string): string[][] {
  const lines = readFileSync(new URL(file, DATA), 'utf8').trim().split('\n');
  return lines.slice(1).map((line) => line.trim().split(separator));
}

describe.skipIf(!isHere)('the seeds against their sources', () => {
  it('name the municipalities of the two Danish regions, and no others', () => {
    const rows = readRows('geo/derived-kommuner-99.csv', ',');
    expect(rows).toHaveLength(99);
    for (const [code = '', name = '', region] of rows) {
      const isOurs = region === '1084' || region === '1085';
      expect([code, places.municipality(code) !== null]).toEqual([code, isOurs]);
      expect([name, places.findMunicipality(name, 'DK')]).toEqual([name, places.municipality(code)]);
      expect([name, places.isMunicipalityOutside(name, 'DK')]).toEqual([name, !isOurs]);
    }
  });

  it('name the municipalities of Skåne', () => {
    const rows: { code: string; label: string }[] = JSON.parse(
      readFileSync(new URL('jobtech/skane-33-municipalities.json', DATA), 'utf8'),
    );
    expect(rows).toHaveLength(33);
    for (const { code, label } of rows)
      expect(places.municipality(code)).toMatchObject({ country: 'SE', name: label });
  });

  it('know every Danish postcode and every municipality it touches', () => {
    const expected = new Map<string, Set<string>>();
    for (const [, , municipality = '', , postcode = '', town] of readRows(
      'geo/postnord-regionsopdelt-postnummer-2018-08.csv',
      ';',
    )) {
      if (town === 'Udland') continue;
      const code = places.municipality(municipality.padStart(4, '0'))?.code;
      const codes = expected.get(postcode.padStart(4, '0')) ?? new Set();
      expected.set(postcode.padStart(4, '0'), code === undefined ? codes : codes.add(code));
    }
    expect(expected.size).toBeGreaterThan(1100);
    for (const [postcode, codes] of expected) {
      const area = places.postcode(postcode, 'DK');
      expect([postcode, area?.inside, area?.municipalities]).toEqual([
        postcode,
        codes.size > 0,
        [...codes].sort(),
      ]);
    }
  });

  it('know the postal towns of our side of Denmark by their municipality', () => {
    for (const [, , municipality = '', , postcode = '', town = ''] of readRows(
      'geo/postnord-regionsopdelt-postnummer-2018-08.csv',
      ';',
    )) {
      const found = places.findTown(town, 'DK');
      if (town === 'Udland' || town === 'Københavns Pakkecent') continue;
      if (Number(postcode) >= 5000) expect([town, found?.name]).toEqual([town, undefined]);
      else expect([town, municipality, found === null]).toEqual([town, municipality, false]);
    }
  });
});
