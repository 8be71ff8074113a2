import { beforeAll, describe, expect, it } from 'vitest';
import type { AddressLookup } from '../../src/commute/places/address-lookup.ts';
import { askAddressServices } from '../../src/commute/places/address-lookup.ts';
import { createPlaceFinder, type StopPlaceFinder } from '../../src/commute/places/place-finder.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { BOTH_FEEDS, readSmallFeeds } from './support/small-feeds.ts';

let facts: PlaceIndex;
let network: Network;
beforeAll(async () => {
  facts = await loadPlaces();
  network = await readSmallFeeds(BOTH_FEEDS);
});

function finder(addresses: AddressLookup[] = [], of: Network | null = network): StopPlaceFinder {
  const current = () => (of === null ? null : ({ id: 'first', network: of } as never));
  return createPlaceFinder({ facts, addresses, timetables: { current, onChange: () => () => undefined } });
}

async function names(q: string, places = finder()): Promise<string[]> {
  return (await places.find(q, 5, 'en')).items.map(({ name, type }) => `${type} ${name}`);
}

describe('places offline', () => {
  it.each([
    ['København H', 'station København H'],
    ['koebenhavn h', 'station København H'],
    ['Köpenhamns hovedbanegård', 'station København H'],
    ['copenhagen', 'town København'],
    ['Köpenhamn', 'town København'],
    ['malmo c', 'station Malmö Centralstation'],
    ['Malmø Centralstation', 'station Malmö Centralstation'],
    ['Elsinore', 'town Helsingør'],
    ['Helsingör st', 'station Helsingør St.'],
    ['airport', 'station CPH Lufthavn'],
    ['norreprt', 'station Nørreport St.'],
    ['lnud', 'town Lund'],
    ['ysatd', 'town Ystad'],
    ['Hassleholm', 'town Hässleholm'],
    ['Aastorp', 'town Åstorp'],
    ['botulf', 'stop Lund Botulfsplatsen'],
    ['Bornholm', 'municipality Bornholm Kommune'],
    ['2100', 'postcode 2100 København Ø'],
    ['211 15', 'postcode 211 15 Malmö'],
  ])('finds %s as %s', async (q, first) => {
    expect((await names(q))[0]).toBe(first);
  });

  it('has one entry for a station, whatever feeds, platforms and metro lines call there', async () => {
    expect((await names('københavn h')).filter((name) => name.startsWith('st'))).toEqual([
      'station København H',
    ]);
    const group = finder().stopGroup('stop:gtfs-dk:000008600626');
    expect(group?.stops).toHaveLength(3);
    expect(group?.modes).toEqual(['train', 'metro']);
  });

  it('knows the same station by the id of any of its stops, in either feed', () => {
    const places = finder();
    const [one, ...others] = [
      'stop:gtfs-dk:000008600626',
      'stop:gtfs-dk:000008603307',
      'stop:gtfs-se:9021012045007000',
      'stop:gtfs-se:9022012045007001',
    ].map((id) => places.byId(id));
    expect(one).toMatchObject({ id: 'stop:gtfs-dk:000008600626', type: 'station', country: 'DK' });
    for (const other of others) expect(other).toEqual(one);
  });

  it('finds every place it lists again by its id, after another import too', async () => {
    const again = await readSmallFeeds({
      'gtfs-se': BOTH_FEEDS['gtfs-se'],
      'gtfs-dk': BOTH_FEEDS['gtfs-dk'],
    });
    const later = finder([], again);
    const queries = ['lund', 'malmö', 'roskilde', 'ystad', 'køge', '21', '231', 'bornholm', 'helsing'];
    for (const q of queries) {
      const { items } = await finder().find(q, 20, 'en');
      expect(items.length).toBeGreaterThan(0);
      for (const place of items)
        expect(later.byId(place.id)).toMatchObject({ id: place.id, type: place.type });
    }
  });

  it('says where a place is in the reader’s language', async () => {
    const detail = async (language: 'da' | 'sv' | 'en') =>
      (await finder().find('Kivik', 1, language)).items.map((place) => place.detail);
    expect(await detail('da')).toEqual(['Simrishamn Kommune']);
    expect(await detail('sv')).toEqual(['Simrishamn kommun']);
    expect(await detail('en')).toEqual(['Simrishamn municipality']);
  });

  it('knows towns, postcodes and municipalities without a timetable', async () => {
    expect(await names('ystad', finder([], null))).toEqual(['town Ystad', 'municipality Ystad kommun']);
  });

  it('answers nothing for what is no name, and for ids of nothing', async () => {
    for (const q of ['', ' ', '!?', '…']) expect(await names(q)).toEqual([]);
    for (const id of ['', 'stop:', 'stop:gtfs-dk:1', 'town:DK:nowhere', 'postcode:DK:9999', 'address:DK:x'])
      expect(finder().byId(id)).toBeNull();
  });
});

describe('address services', () => {
  const ALGADE = {
    name: 'Algade 12',
    detail: '4000 Roskilde',
    country: 'DK',
    lat: 55.6412,
    lon: 12.0801,
  } as const;
  const service = (name: string, find: AddressLookup['find']): AddressLookup => ({
    name,
    leastLetters: 3,
    find,
  });

  it('put a whole address first, once though two know it, with an id that needs nobody', async () => {
    const near = { ...ALGADE, lat: 55.64121 };
    const places = finder([service('A', async () => [ALGADE]), service('B', async () => [near])]);
    const { items, unanswered } = await places.find('Algade 12', 5, 'da');
    expect(items.map(({ name }) => name)).toEqual(['Algade 12', 'Rådhuset (Algade)']);
    expect(unanswered).toEqual([]);
    const [address] = items;
    expect(finder().byId(address?.id ?? '')).toMatchObject({
      type: 'address',
      name: 'Algade 12, 4000 Roskilde',
      lat: 55.6412,
      lon: 12.0801,
    });
  });

  it('that are down or silent leave the offline list, which says so', async () => {
    const down = service('Down', () => Promise.reject(new Error('no')));
    const places = finder([down]);
    const { items, unanswered } = await places.find('lund c', 5, 'en');
    expect(items[0]?.name).toBe('Lund C');
    expect(unanswered).toEqual(['Down']);
    const silent = service('Silent', () => new Promise(() => undefined));
    const asked = await askAddressServices(
      [silent, service('A', async () => [ALGADE])],
      'algade',
      'da',
      5,
      10,
    );
    expect(asked).toEqual({ addresses: [ALGADE], unanswered: ['Silent'] });
  });

  it('are not asked about what is too short', async () => {
    const queries: string[] = [];
    const places = finder([
      service('A', async (q) => {
        queries.push(q);
        return [];
      }),
    ]);
    await places.find('lu', 5, 'en');
    await places.find('lun', 5, 'en');
    expect(queries).toEqual(['lun']);
  });
});
