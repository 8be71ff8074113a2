import { describe, expect, it } from 'vitest';
import type { PlaceFinder } from '../../src/domain/journeys.ts';
import { NO_TRAVEL, testApp } from './support/test-app.ts';

const HYLLIE = {
  id: 'stop:gtfs-se:9021012080040000',
  type: 'station',
  name: 'Hyllie',
  detail: 'Malmö',
  country: 'SE',
  lat: 55.5628,
  lon: 12.9759,
} as const;

function recordingPlaces(asked: unknown[] = []): PlaceFinder {
  return {
    find: async (...question) => {
      asked.push(question);
      return { items: [HYLLIE], unanswered: ['Photon'] };
    },
    byId: (id) => (id === HYLLIE.id ? HYLLIE : null),
  };
}

async function get(path: string, headers: Record<string, string> = {}, asked: unknown[] = []) {
  const { app } = await testApp({ travel: { ...NO_TRAVEL, places: recordingPlaces(asked) } });
  return app.inject({ url: `/api/v1/places${path}`, headers });
}

describe('GET /api/v1/places', () => {
  it('answers what it found and who did not answer, kept by nobody else', async () => {
    const answer = await get('?q=hyl');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ items: [HYLLIE], unanswered: ['Photon'] });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers.etag).toBeDefined();
  });

  it('asks in the reader’s language, ten at most unless told otherwise', async () => {
    const asked: unknown[] = [];
    await get('?q=hyl', { 'accept-language': 'sv' }, asked);
    await get('?q=hyl&limit=3&lang=da', { 'accept-language': 'sv' }, asked);
    expect(asked).toEqual([
      ['hyl', 10, 'sv'],
      ['hyl', 3, 'da'],
    ]);
  });

  it.each([
    '',
    '?limit=3',
    '?q=x&limit=0',
    '?q=x&limit=51',
    '?q=x&lang=de',
    '?q=x&near=1',
    '?q=%00',
    '?q=a&q=b',
  ])('refuses %s', async (query) => {
    const answer = await get(query);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().type).toBe('/problems/bad-parameter');
  });
});
