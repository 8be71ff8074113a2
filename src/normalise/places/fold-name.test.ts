import { describe, expect, it } from 'vitest';
import { foldName, municipalityKeys, townKeys } from './fold-name.ts';

describe('foldName', () => {
  it.each([
    [['Helsingør', 'Helsingör', 'HELSINGOER', 'helsingo\u0308r', ' Helsingør '], 'helsingor'],
    [['Høje-Taastrup', 'Höje Tåstrup', 'Hoeje-Taastrup'], 'hoje taastrup'],
    [['Næstved', 'Nästved', 'Naestved', 'NÆSTVED'], 'nastved'],
    [['Hårlev', 'Haarlev'], 'haarlev'],
    [['Harlev'], 'harlev'],
    [['Malmö', 'Malmø', 'Malmoe'], 'malmo'],
    [['Lyngby-Taarbæk', 'Lyngby-Tårbæk', 'lyngby tårbäk'], 'lyngby taarbak'],
  ])('%j', (names, key) => {
    expect(names.map(foldName)).toEqual(names.map(() => key));
  });
});

describe('municipalityKeys', () => {
  it.each([
    ['Københavns Kommune', 'kobenhavn'],
    ['Malmö stad', 'malmo'],
    ['Lunds kommun', 'lund'],
    ['Bornholms Regionskommune', 'bornholm'],
    ['City of Copenhagen', 'copenhagen'],
    ['Assens Kommune', 'assens'],
  ])('%s has %s', (name, key) => {
    expect(municipalityKeys(name)).toContain(key);
  });

  it('takes no s from a name that stands alone', () => {
    expect(municipalityKeys('Stevns')).toEqual(['stevns']);
  });
});

describe('townKeys', () => {
  it.each([
    ['2100 København Ø, Danmark', ['kobenhavn o', 'kobenhavn']],
    ['DK-4000 Roskilde', ['roskilde']],
    ['S-211 20 Malmö', ['malmo']],
    ['Nykøbing F', ['nykobing f', 'nykobing']],
    ['København NV (Nordvest)', ['kobenhavn nv', 'kobenhavn']],
    ['', []],
    ['  ', []],
  ])('%j', (city, keys) => {
    expect(townKeys(city)).toEqual(keys);
  });
});
