import { describe, expect, it } from 'vitest';
import type { JourneyQuery, JourneysAnswer } from '../../src/domain/journeys.ts';
import { BadRequestError, TimetableUnavailableError } from '../../src/lib/errors.ts';
import { NO_TRAVEL, testApp } from './support/test-app.ts';

const ANSWER: JourneysAnswer = {
  from: { name: 'København H', lat: 55.6729, lon: 12.5649 },
  to: { name: 'Lund C', lat: 55.7081, lon: 13.1867 },
  journeys: [],
  timetable: { validFrom: '2026-11-20', validTo: '2027-02-11', feeds: [] },
};

async function get(
  query: string,
  find: (query: JourneyQuery) => Promise<JourneysAnswer> = async () => ANSWER,
) {
  const asked: JourneyQuery[] = [];
  const journeys = {
    timetable: () => ANSWER.timetable,
    find: (question: JourneyQuery) => {
      asked.push(question);
      return find(question);
    },
  };
  const { app } = await testApp({ travel: { ...NO_TRAVEL, journeys } });
  const answer = await app.inject({ url: `/api/v1/journeys?${query}`, headers: { 'accept-language': 'sv' } });
  return { answer, asked };
}

const ENDS = 'from=55.6729,12.5649&to=stop:gtfs-se:9021012081216000';

describe('GET /api/v1/journeys', () => {
  it('passes on what was asked, in words and in figures', async () => {
    const { answer, asked } = await get(`${ENDS}&arriveBy=07:00&date=2026-11-24&window=45`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(ANSWER);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(asked).toEqual([
      {
        from: '55.6729,12.5649',
        to: 'stop:gtfs-se:9021012081216000',
        by: 'arriveBy',
        time: '07:00',
        date: '2026-11-24',
        windowMinutes: 45,
        language: 'sv',
      },
    ]);
  });

  it('means leaving now where no time is given, and takes an instant with a bare plus', async () => {
    const now = await get(ENDS);
    expect(now.asked[0]).toMatchObject({ by: 'departAt', time: null, date: null, windowMinutes: null });
    const instant = await get(`${ENDS}&departAt=2026-11-24T07:00:00+01:00`);
    expect(instant.asked[0]).toMatchObject({ by: 'departAt', time: '2026-11-24T07:00:00+01:00' });
  });

  it('asks others only where that was asked for', async () => {
    const wanted = await get(`${ENDS}&secondOpinion=true`);
    expect(wanted.asked[0]).toMatchObject({ secondOpinion: true });
    for (const query of [ENDS, `${ENDS}&secondOpinion=false`]) {
      expect((await get(query)).asked[0]).not.toHaveProperty('secondOpinion');
    }
  });

  it.each([
    ['to', 'from=55.6,13.0'],
    ['departAt', `${ENDS}&departAt=7:00`],
    ['arriveBy', `${ENDS}&arriveBy=25:00`],
    ['arriveBy', `${ENDS}&arriveBy=07:00&departAt=07:00`],
    ['date', `${ENDS}&date=24.11.2026`],
    ['date', `${ENDS}&date=2026-11-24&departAt=2026-11-24T07:00:00Z`],
    ['window', `${ENDS}&window=721`],
    ['secondOpinion', `${ENDS}&secondOpinion=1`],
    ['via', `${ENDS}&via=Hyllie`],
  ])('refuses a wrong %s', async (parameter, query) => {
    const { answer, asked } = await get(query);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors.map((error: { parameter: string }) => error.parameter)).toEqual([parameter]);
    expect(asked).toEqual([]);
  });

  it('tells what the finder cannot look for, and 503 without a timetable', async () => {
    const unknown = await get(ENDS, () => Promise.reject(new BadRequestError('date', 'lies outside')));
    expect(unknown.answer.statusCode).toBe(400);
    expect(unknown.answer.json()).toMatchObject({
      type: '/problems/bad-parameter',
      errors: [{ parameter: 'date', message: 'lies outside' }],
    });
    const busy = await get(ENDS, () => Promise.reject(new TimetableUnavailableError('Busy.')));
    expect(busy.answer.statusCode).toBe(503);
    expect(busy.answer.json().type).toBe('/problems/timetable-unavailable');
    const { app } = await testApp({ travel: NO_TRAVEL });
    const none = await app.inject(`/api/v1/journeys?${ENDS}`);
    expect(none.statusCode).toBe(503);
    expect(none.headers['retry-after']).toBeDefined();
    expect(none.json().type).toBe('/problems/no-timetable');
  });
});
