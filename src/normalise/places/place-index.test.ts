import { describe, expect, it } from 'vitest';
import { loadPlaces } from './load-places.ts';
import { distanceKm, liesInRegion } from './region-area.ts';

const places = await loadPlaces();

describe('the seeds', () => {
  it('have the 46 municipalities of Region Hovedstaden and Sjælland and the 33 of Skåne', () => {
    const codes = places.municipalities().map((each) => each.code);
    expect(new Set(codes).size).toBe(79);
    expect(places.municipalities().filter((each) => each.country === 'DK')).toHaveLength(46);
    expect(codes.filter((code) => code.startsWith('12'))).toHaveLength(33);
  });

  it('put every main town within its own country’s outline and no other', () => {
    for (const { centre, country } of places.municipalities()) {
      const within = (['DK', 'SE'] as const).filter((each) => liesInRegion(centre, each));
      expect([centre.town, within]).toEqual([centre.town, [country]]);
    }
  });

  it('find every municipality by each of its names, in its own country', () => {
    for (const each of places.municipalities()) {
      for (const name of [each.name, ...each.aliases]) {
        expect([name, places.findMunicipality(name, each.country)?.code]).toEqual([name, each.code]);
      }
    }
  });

  it('put towns near the main town of their municipality', () => {
    for (const each of places.municipalities()) {
      const town = places.findTown(each.centre.town, each.country);
      expect(town?.municipalities).toEqual([each.code]);
      expect(distanceKm(each.centre, { lat: town?.lat ?? 0, lon: town?.lon ?? 0 })).toBeLessThan(1);
    }
  });
});

describe('PlaceIndex', () => {
  it('counts Christiansø to Bornholm', () => {
    expect(places.municipality('0411')?.name).toBe('Bornholm');
    expect(places.municipality('0751')).toBeNull();
  });

  it.each([
    ['København', '0101'],
    ['Københavns Kommune', '0101'],
    ['Copenhagen', '0101'],
    ['Köpenhamn', '0101'],
    ['KØBENHAVN', '0101'],
    ['Koebenhavn', '0101'],
    ['Elsinore', '0217'],
    ['Helsingör', '0217'],
    ['Høje Taastrup Kommune', '0169'],
    ['Hoeje-Taastrup', '0169'],
    ['Malmö stad', '1280'],
    ['Malmö kommun', '1280'],
    ['Malmø', '1280'],
    ['Helsingborgs stad', '1283'],
    ['Östra Göinge', '1256'],
    ['Bornholms Regionskommune', '0400'],
  ])('%s is %s', (name, code) => {
    expect(places.findMunicipality(name)?.code).toBe(code);
  });

  it.each(['Aarhus', 'Århus Kommune', 'Göteborg', '', 'Kommune', 'Lundby'])('%j is none of ours', (name) => {
    expect(places.findMunicipality(name)).toBeNull();
  });

  it.each([
    ['Aarhus', 'DK'],
    ['Århus Kommune', 'DK'],
    ['Vesthimmerlands Kommune', 'DK'],
    ['0751', 'DK'],
    ['Göteborgs stad', 'SE'],
    ['Stockholm', 'SE'],
  ] as const)('%s lies outside', (name, country) => {
    expect(places.isMunicipalityOutside(name, country)).toBe(true);
  });

  it('knows what a Danish postcode tells', () => {
    expect(places.postcode('2100', 'DK')).toEqual({ inside: true, municipalities: ['0101'], main: '0101' });
    expect(places.postcode('2300', 'DK')).toEqual({
      inside: true,
      municipalities: ['0101', '0185'],
      main: '0101',
    });
    expect(places.postcode('3760', 'DK')?.municipalities).toEqual(['0400']);
    expect(places.postcode('4682', 'DK')?.main).toBeNull();
    expect(places.postcode('4999', 'DK')).toEqual({ inside: true, municipalities: [], main: null });
    expect(places.postcode('5000', 'DK')?.inside).toBe(false);
    expect(places.postcode('0000', 'DK')).toBeNull();
    expect(places.postcode('21586', 'DK')).toBeNull();
  });

  it('knows what a Swedish postcode tells, and no more', () => {
    expect(places.postcode('21586', 'SE')).toEqual({ inside: true, municipalities: ['1280'], main: '1280' });
    expect(places.postcode('26376', 'SE')?.main).toBe('1284');
    expect(places.postcode('27030', 'SE')).toMatchObject({ inside: true, main: null });
    expect(places.postcode('28531', 'SE')?.inside).toBe(false);
    expect(places.postcode('29060', 'SE')).toBeNull();
    expect(places.postcode('29900', 'SE')).toBeNull();
    expect(places.postcode('11122', 'SE')?.inside).toBe(false);
    expect(places.postcode('2100', 'SE')).toBeNull();
  });

  it('tells the region from its neighbours', () => {
    const outside = {
      Aarhus: [56.157, 10.211],
      Odense: [55.396, 10.388],
      Nyborg: [55.312, 10.79],
      Rudkøbing: [54.936, 10.71],
      Halmstad: [56.674, 12.857],
      Markaryd: [56.46, 13.6],
      Sölvesborg: [56.052, 14.58],
      Olofström: [56.278, 14.531],
      Älmhult: [56.551, 14.137],
      Puttgarden: [54.5, 11.22],
      Laholm: [56.512, 13.044],
    };
    for (const [name, [lat = 0, lon = 0]] of Object.entries(outside)) {
      expect([name, liesInRegion({ lat, lon }, 'DK') || liesInRegion({ lat, lon }, 'SE')]).toEqual([
        name,
        false,
      ]);
    }
    for (const [lat, lon, country] of [
      [55.32, 15.19, 'DK'],
      [55.907, 12.7, 'SE'],
      [55.637, 12.77, 'DK'],
      [55.388, 12.82, 'SE'],
      [56.475, 14.095, 'SE'],
    ] as const) {
      expect(liesInRegion({ lat, lon }, country)).toBe(true);
    }
  });
});
