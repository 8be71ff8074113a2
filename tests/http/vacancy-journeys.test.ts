import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createVacancyJourneys } from '../../src/commute/vacancy-journeys.ts';
import type { VacancyJourneys } from '../../src/domain/commute.ts';
import type { Problem } from '../../src/http/problem.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { address, commuteWorld, demoNetwork, servingHere } from '../commute/commute-world.ts';
import { DETAIL } from './support/samples.ts';
import { NO_TRAVEL, testApp } from './support/test-app.ts';

const CLOCK = fixedClock('2026-11-24T09:00:00+01:00');
/** Home by Malmö C, work by Københavns Hovedbanegård. */
const QUESTION = 'from=55.6105,13.0030&arriveBy=08:30&leaveAfter=16:30&date=2026-11-25';

type World = Awaited<ReturnType<typeof commuteWorld>>;
let world: World;

beforeAll(async () => {
  world = await commuteWorld(CLOCK, servingHere(await demoNetwork(CLOCK)), [address(1, 55.6735, 12.566)]);
});

function start() {
  const vacancyJourneys = createVacancyJourneys({ commutes: world.commutes, workplaceOf: async () => 1 });
  return testApp({ travel: { ...NO_TRAVEL, vacancyJourneys } });
}

const path = (parameters: string) => `/api/v1/vacancies/${DETAIL.id}/journeys?${parameters}`;

describe('GET /api/v1/vacancies/{id}/journeys', () => {
  it('answers the commute and the journeys behind it, both ways', async () => {
    const { app } = await start();
    const answer = await app.inject(path(QUESTION));
    expect(answer.statusCode).toBe(200);
    const { commute, journeys, return: back, nextChance } = answer.json<VacancyJourneys>();
    const latest = journeys.toSorted((a, b) => (a.departure < b.departure ? 1 : -1))[0];
    expect(latest?.departure).toBe(commute?.departure);
    expect(Date.parse(latest?.arrival ?? '')).toBeLessThanOrEqual(Date.parse('2026-11-25T08:30:00+01:00'));
    expect(latest?.crossesSound).toBe(true);
    const soonest = back?.toSorted((a, b) => (a.arrival < b.arrival ? -1 : 1))[0];
    expect(soonest?.arrival).toBe(commute?.return?.arrival);
    expect(commute?.minutes).toBeLessThan(90);
    expect(nextChance?.laterMinutes).toBeGreaterThan(0);
  });

  it('says what is missing, and repeats nothing of where somebody lives', async () => {
    const { app } = await start();
    expect((await app.inject(path(''))).json<Problem>().errors).toEqual([
      { parameter: 'from', message: 'must be given' },
    ]);
    const wrong = await app.inject(path('from=stop:my-own-street-7&arriveBy=07:00'));
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).not.toContain('my-own-street');
    const outside = await app.inject(path('from=55.6105,13.0030&date=2031-01-02'));
    expect(outside.statusCode).toBe(400);
    expect(outside.json<Problem>().errors?.[0]?.parameter).toBe('date');
  });

  it('writes no home into its log', async () => {
    const { app, log } = await start();
    await app.inject(path(QUESTION));
    await app.inject(`/api/v1/vacancies?${QUESTION}`);
    await app.inject(`/?${QUESTION}`);
    await app.inject('/api/v1/vacancies?from=stop:my-own-street-7');
    expect(log.length).toBeGreaterThan(3);
    for (const line of log) {
      expect(JSON.stringify(line)).not.toMatch(/55\.61|13\.003|my-own-street|08:30/);
    }
  });

  it('says that there is no timetable', async () => {
    const { app } = await start();
    const served = world.timetable();
    onTestFinished(() => world.serve(served));
    world.serve(null);
    expect((await app.inject(path(QUESTION))).statusCode).toBe(503);
  });
});
