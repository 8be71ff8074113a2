import { expect, it } from 'vitest';
import { createRegionMap } from '../../src/commute/region-map.ts';
import { testApp } from './support/test-app.ts';

const TOWNS = [
  { name: 'Malmö', lat: 55.605, lon: 13.0 },
  { name: 'Køge', lat: 55.458, lon: 12.182 },
];

it('the map names towns even while there is no timetable, and can be kept', async () => {
  const regionMap = createRegionMap({ current: () => null }, TOWNS);
  const { app } = await testApp({ regionMap });
  const answer = await app.inject('/api/v1/map');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    type: 'FeatureCollection',
    features: TOWNS.map(({ name, lat, lon }, rank) => ({
      type: 'Feature',
      properties: { kind: 'town', name, rank },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  });
  const again = await app.inject({
    url: '/api/v1/map',
    headers: { 'if-none-match': String(answer.headers.etag) },
  });
  expect(again.statusCode).toBe(304);
});
