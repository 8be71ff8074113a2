import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findPoints } from './find-points.ts';

const ADDRESS = 'http://sundet.test/api/v1/vacancies.geojson?q=x';
const vacancy = (id: string) => ({ id, title: `job ${id}`, employer: {}, workplace: {}, snippet: 'long' });

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const answerWith = (response: () => Response) => server.use(http.get(ADDRESS.split('?')[0] ?? '', response));
const ask = () => findPoints(ADDRESS, new AbortController().signal);

describe('findPoints', () => {
  it('tells the vacancies with a point apart from those without', async () => {
    answerWith(() =>
      HttpResponse.json({
        type: 'FeatureCollection',
        total: 12,
        features: [
          { id: 'a', geometry: { type: 'Point', coordinates: [13, 55.6] }, properties: vacancy('a') },
          { id: 'b', geometry: null, properties: vacancy('b') },
        ],
      }),
    );
    expect(await ask()).toEqual({
      points: [{ id: 'a', title: 'job a', employer: {}, workplace: {}, lon: 13, lat: 55.6 }],
      total: 12,
      unplaced: 1,
    });
  });

  it('fails where the server does', async () => {
    answerWith(() => HttpResponse.json({ status: 503 }, { status: 503 }));
    await expect(ask()).rejects.toThrow('points: 503');
  });
});
