import { describe, expect, it } from 'vitest';
import type { JourneyFinder, JourneyQuery, Place, PlaceFinder } from '../../src/domain/journeys.ts';
import { OutsideTimetableError } from '../../src/domain/refused-requests.ts';
import { BadRequestError } from '../../src/lib/errors.ts';
import type { JourneysPage } from '../../src/web/page.ts';
import { SAMPLE_ANSWER } from '../web/sample-journeys.ts';
import { plainRenderer, testApp } from './support/test-app.ts';

const PLACES: Place[] = ['Lund C', 'Lund', 'Lunderskov', 'Malmö C'].map((name, index) => ({
  id: `place-${index}`,
  type: 'station',
  name,
  detail: null,
  country: 'SE',
  lat: 55.7,
  lon: 13.1,
}));

const places: PlaceFinder = {
  find: async (q, limit) => ({
    items: PLACES.filter(({ name }) => name.startsWith(q)).slice(0, limit),
    unanswered: [],
  }),
  byId: (id) => PLACES.find((place) => place.id === id) ?? null,
};

function finder(overrides: Partial<JourneyFinder> = {}): JourneyFinder & { readonly asked: JourneyQuery[] } {
  const asked: JourneyQuery[] = [];
  return {
    asked,
    timetable: () => SAMPLE_ANSWER.timetable,
    find: async (query) => {
      asked.push(query);
      return SAMPLE_ANSWER;
    },
    ...overrides,
  };
}

async function open(query: string, journeys = finder()): Promise<JourneysPage> {
  const { app } = await testApp({ travel: { places, journeys } });
  const answer = await app.inject({
    url: `/journeys${query}`,
    headers: { accept: 'application/json', 'x-sundet-page': '1' },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  return answer.json();
}

const VALIDITY = { validFrom: '2026-11-20', validTo: '2026-12-12' };
// The test app's clock says 2025-11-27, which this timetable does not cover.
const WHEN = '&date=2026-11-23&time=07:30';

describe('the page /journeys', () => {
  it('asks nothing before there is a question, and begins with now', async () => {
    const { result, form } = await open('');
    expect(result).toEqual({ kind: 'none' });
    expect(form).toMatchObject({ by: 'departAt', date: '2025-11-27', time: '09:30' });
  });

  it('takes names for the likeliest places and tells the others', async () => {
    const journeys = finder();
    const { result } = await open(`?from=Lund&to=Malm%C3%B6&by=arriveBy${WHEN}`, journeys);
    expect(journeys.asked).toEqual([
      expect.objectContaining({
        from: 'place-0',
        to: 'place-3',
        by: 'arriveBy',
        date: '2026-11-23',
        time: '07:30',
      }),
    ]);
    expect(result).toMatchObject({ kind: 'found', others: { from: [PLACES[1], PLACES[2]], to: [] } });
  });

  it('goes by what was chosen, and names it where only the id is given', async () => {
    const { result, form } = await open(`?from=Lund&fromId=place-1&toId=place-3${WHEN}`);
    expect(result).toMatchObject({ kind: 'found', others: { from: [], to: [] } });
    expect(form.to).toEqual({ text: 'Malmö C', id: 'place-3' });
  });

  it.each<[string, string, Partial<JourneyFinder>, unknown]>([
    ['an unknown place', `?from=Atlantis&to=Lund${WHEN}`, {}, { kind: 'unknown_place', which: ['from'] }],
    ['no timetable', `?from=Lund&to=Malm%C3%B6${WHEN}`, { timetable: () => null }, { kind: 'no_timetable' }],
    [
      'a date that is not covered',
      '?from=Lund&to=Malm%C3%B6&date=2027-01-01&time=07:30',
      {},
      { kind: 'outside_timetable', ...VALIDITY },
    ],
    [
      'a night that belongs to a day before the first',
      '?from=Lund&to=Malm%C3%B6&date=2026-11-20&time=03:00&by=arriveBy',
      { find: () => Promise.reject(new OutsideTimetableError('date', VALIDITY)) },
      { kind: 'outside_timetable', ...VALIDITY },
    ],
    [
      'a place that nothing can be looked for from',
      `?from=Lund&to=Malm%C3%B6${WHEN}`,
      { find: () => Promise.reject(new BadRequestError('to', 'outside')) },
      { kind: 'unknown_place', which: ['to'] },
    ],
  ])('says what is wrong: %s', async (_, query, overrides, result) => {
    expect((await open(query, finder(overrides))).result).toEqual(result);
  });

  it('asks the planners of both countries only where this question says so, and tells the page who they are', async () => {
    const journeys = finder({ planners: ['Rejseplanen', 'ResRobot'] });
    const { form, planners } = await open(`?fromId=place-1&toId=place-3${WHEN}&secondOpinion=true`, journeys);
    await open(`?fromId=place-1&toId=place-3${WHEN}`, journeys);
    expect(planners).toEqual(['Rejseplanen', 'ResRobot']);
    expect(journeys.asked.map(({ secondOpinion }) => secondOpinion)).toEqual([true, undefined]);
    // The form that comes back makes the page's other links, which must not ask again.
    expect(form).not.toHaveProperty('secondOpinion');
  });

  it('says what is no date or time in the reader’s language', async () => {
    const { app } = await testApp({ travel: { places, journeys: finder() }, pages: plainRenderer });
    const { body } = await app.inject({
      url: '/journeys?date=2026-02-30&time=25:00&lang=sv',
      headers: { accept: 'text/html' },
    });
    expect(body).toContain('ska vara ett datum (2026-12-01)');
    expect(body).toContain('ska vara ett klockslag (07:00)');
  });

  it('refuses what is no date, time or parameter', async () => {
    const { app } = await testApp({ travel: { places, journeys: finder() } });
    for (const query of [
      '?date=tomorrow',
      '?time=25:00',
      '?by=never',
      '?where=here',
      '?secondOpinion=maybe',
    ]) {
      expect((await app.inject(`/journeys${query}`)).statusCode, query).toBe(400);
    }
  });
});
