import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findPoints } from './find-points.ts';

const ADDRESS = 'http://sundet.test/api/v1/vacancies.map?q=x';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const answerWith = (response: () => Response) => server.use(http.get(ADDRESS.split('?')[0] ?? '', response));
const ask = () => findPoints(ADDRESS, new AbortController().signal);

describe('findPoints', () => {
  it('brings what the map is to show', async () => {
    const answer = { total: 12, points: [], areas: [], unplaced: 1 };
    answerWith(() => HttpResponse.json(answer));
    expect(await ask()).toEqual(answer);
  });

  it('fails where the server does', async () => {
    answerWith(() => HttpResponse.json({ status: 503 }, { status: 503 }));
    await expect(ask()).rejects.toThrow('points: 503');
  });
});
