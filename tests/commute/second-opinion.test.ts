import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HttpResponse, http as msw } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { JourneyWindow } from '../../src/commute/journeys/journey-window.ts';
import { readTrips } from '../../src/commute/second-opinion/hafas-answer.ts';
import { createRejseplanen, createResRobot } from '../../src/commute/second-opinion/hafas-planner.ts';
import type { Planner } from '../../src/commute/second-opinion/planner.ts';
import { createSecondOpinion } from '../../src/commute/second-opinion/second-opinion.ts';
import type { JourneyChoice, PlannerOpinion } from '../../src/domain/journeys.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { UpstreamShapeError } from '../../src/lib/errors.ts';
import { createHttpClient } from '../../src/lib/http-client.ts';
import { type LogLine, recordingLogger } from '../http/support/test-app.ts';
import { SAMPLE_JOURNEY } from '../web/sample-journeys.ts';

const REAL = path.resolve(import.meta.dirname, '../../../shared/data/journeys/resrobot');
const DK = new URL('http://rejseplanen.test/api');
const SE = new URL('http://resrobot.test/v2.1');
const KEY = 'key-that-nobody-sees';
const DAY = '2026-11-24';
const CLOCK = fixedClock(`${DAY}T06:50:00+01:00`);
const WINDOW: JourneyWindow = {
  by: 'departAt',
  from: `${DAY}T07:00:00+01:00`,
  to: `${DAY}T09:00:00+01:00`,
};
const HOME = { lat: 55.672934, lon: 12.564912 };
const WORK = { lat: 55.7122, lon: 13.2107 };

const server = setupServer();
const client = createHttpClient({ userAgent: 'Sundet/test', pace: 0 });
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(async () => {
  server.close();
  await client.close();
});

const end = (time: string) => ({ name: 'Stop', type: 'ST', lat: 55.6, lon: 12.6, date: DAY, time });
const leg = (type: string, from: string, to: string, more: object = {}) => ({
  type,
  Origin: end(from),
  Destination: end(to),
  ...more,
});
const train = (from: string, to: string, name = 'Øresundståg 1024') =>
  leg('JNY', from, to, { Product: [{ name, line: '1024', operator: 'Øresundståg' }] });

/** Ours: the vehicles leave and arrive then, with a walk of five minutes at either end. */
const ours = (board: string, alight: string, changes = 0): JourneyChoice => {
  const at = (time: string) => `${DAY}T${time}:00+01:00`;
  const [walk, ride] = SAMPLE_JOURNEY.legs;
  if (walk === undefined || ride === undefined) throw new Error('the sample has lost its legs');
  return {
    ...SAMPLE_JOURNEY,
    departure: new Date(Date.parse(at(board)) - 300_000).toISOString(),
    arrival: new Date(Date.parse(at(alight)) + 300_000).toISOString(),
    changes,
    legs: [walk, { ...ride, departure: at(board), arrival: at(alight) }, walk],
  };
};

interface Asked {
  readonly opinions: PlannerOpinion[];
  readonly requests: Request[];
  readonly logged: LogLine[];
}

async function ask(
  planners: readonly Planner[],
  known: readonly JourneyChoice[] = [],
  window = WINDOW,
  deadlineMs = 60_000,
): Promise<Asked> {
  const requests: Request[] = [];
  const watch = ({ request }: { request: Request }) => requests.push(request);
  server.events.on('request:start', watch);
  const logged: LogLine[] = [];
  const logger = recordingLogger(logged);
  const opinion = createSecondOpinion({ planners, clock: CLOCK, logger, deadlineMs });
  const compare = await opinion.ask(HOME, WORK, window, 'sv');
  server.events.removeListener('request:start', watch);
  return { opinions: compare(known), requests, logged };
}

const rejseplanen = () => createRejseplanen({ url: DK, key: KEY }, client);
const resrobot = () => createResRobot({ url: SE, key: KEY }, client);
const answers = (url: string, body: object, status = 200) =>
  server.use(msw.get(url, () => HttpResponse.json(body as Record<string, unknown>, { status })));
const DK_TRIP = `${DK.href}/trip`;
const SE_TRIP = `${SE.href}/trip`;

describe('a second opinion', () => {
  it('asks both planners the same, with coordinates no finer than a hundred metres', async () => {
    answers(DK_TRIP, { Trip: [] });
    answers(SE_TRIP, { Trip: [] });
    const { requests } = await ask([rejseplanen(), resrobot()]);
    const asked = requests.map(({ url }) => new URL(url)).sort((a, b) => a.host.localeCompare(b.host));
    for (const { searchParams } of asked) {
      expect(Object.fromEntries(searchParams)).toMatchObject({
        format: 'json',
        originCoordLat: '55.673',
        originCoordLong: '12.565',
        destCoordLat: '55.712',
        destCoordLong: '13.211',
        date: DAY,
        time: '07:00',
        searchForArrival: '0',
        numF: '6',
      });
    }
    expect(asked.map(({ searchParams }) => searchParams.get('lang'))).toEqual(['en', 'sv']);
    expect(asked.map(({ searchParams }) => searchParams.get('accessId'))).toEqual([null, KEY]);
    expect(requests.find(({ url }) => url.startsWith(DK.href))?.headers.get('authorization')).toBe(
      `Bearer ${KEY}`,
    );
  });

  it('asks for what arrives before the time, where that was the question', async () => {
    answers(DK_TRIP, { Trip: [] });
    const { requests } = await ask([rejseplanen()], [], { ...WINDOW, by: 'arriveBy' });
    const parameters = Object.fromEntries(new URL(requests[0]?.url ?? '').searchParams);
    expect(parameters).toMatchObject({ time: '09:00', searchForArrival: '1', numB: '5', numF: '1' });
  });

  it('says which journeys are the same, which of ours are better, and what either lacks', async () => {
    const trips = [
      [leg('WALK', '07:12:00', '07:20:00'), train('07:20:00', '08:10:00')],
      [train('07:25:00', '08:40:00'), leg('TRSF', '08:40:00', '08:45:00'), train('08:45:00', '08:55:00')],
      [train('07:45:00', '08:20:00')],
      [train('09:30:00', '10:30:00')],
    ];
    answers(SE_TRIP, { Trip: trips.map((Leg) => ({ LegList: { Leg } })) });
    const known = [ours('07:20', '08:10'), ours('07:30', '08:45'), ours('09:50', '10:40')];
    const { opinions } = await ask([resrobot()], known);
    expect(opinions).toMatchObject([
      {
        planner: 'ResRobot',
        state: 'answered',
        journeys: [
          { departure: `${DAY}T07:12:00+01:00`, changes: 0, lines: ['Øresundståg 1024'], ours: 'same' },
          { changes: 1, ours: 'better' },
          { ours: 'lacking' },
          { departure: `${DAY}T09:30:00+01:00`, ours: 'outside' },
        ],
        // The third of ours leaves after the last it told of, which says nothing.
        lacking: [1],
      },
    ]);
  });

  it('reads one of a list as HAFAS writes it, and a leg without a type', async () => {
    const ride = { Origin: end('07:20:00'), Destination: end('08:10:00'), Product: { name: 'Re 4501' } };
    answers(DK_TRIP, { Trip: { LegList: { Leg: ride } } });
    const { opinions } = await ask([rejseplanen()], [ours('07:20', '08:10')]);
    expect(opinions[0]?.journeys).toMatchObject([{ lines: ['Re 4501'], changes: 0, ours: 'same' }]);
  });

  it.each([
    ['nothing_found', 200, { errorCode: 'SVC_NO_RESULT', errorText: 'no result' }],
    ['nothing_found', 200, {}],
    ['quota', 400, { errorCode: 'API_QUOTA', errorText: 'quota exceeded' }],
    ['quota', 429, { errorCode: 'API_TOO_MANY_REQUESTS' }],
    ['quota', 429, {}],
    ['refused', 403, { errorCode: 'API_AUTH', errorText: `access denied for ${KEY}` }],
    ['failed', 400, { errorCode: 'SVC_PARAM' }],
    ['failed', 200, { Trip: [{ LegList: { Leg: { Origin: {} } } }] }],
    ['failed', 503, {}],
  ])('is %s for %i %j, and tells nobody the key or the place', async (state, status, body) => {
    answers(SE_TRIP, body, status);
    const { opinions, logged } = await ask([resrobot()], [ours('07:20', '08:10')]);
    expect(opinions).toEqual([{ planner: 'ResRobot', state, journeys: [], lacking: [] }]);
    expect(logged).toHaveLength(state === 'nothing_found' ? 0 : 1);
    expect(JSON.stringify(logged)).not.toMatch(/key-that|55\.67|accessId/);
  });

  it('is refused where the refusal is no JSON, and failed where the planner cannot be reached', async () => {
    server.use(
      msw.get(SE_TRIP, () => new HttpResponse('<h1>Forbidden</h1>', { status: 403 })),
      msw.get(DK_TRIP, () => HttpResponse.error()),
    );
    const { opinions, logged } = await ask([rejseplanen(), resrobot()]);
    expect(opinions.map(({ state }) => state)).toEqual(['failed', 'refused']);
    expect(JSON.stringify(logged)).not.toMatch(/key-that|55\.67|accessId/);
  });

  it('does not wait for one that is slow, and stops asking it', async () => {
    let wasAborted = false;
    const slow: Planner = {
      name: 'Slow',
      allowance: { aMinute: 9, aDay: 9 },
      ask: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            wasAborted = true;
            reject(new Error('aborted'));
          });
        }),
    };
    answers(SE_TRIP, { Trip: { LegList: { Leg: train('07:20:00', '08:10:00') } } });
    const quick = resrobot();
    let answered = () => {};
    const answer = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const telling: Planner = { ...quick, ask: (...asked) => quick.ask(...asked).finally(answered) };
    // The deadline comes when the other has answered, however long that takes.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const asking = ask([slow, telling], [], WINDOW, 5_000);
    await answer;
    await vi.advanceTimersByTimeAsync(5_000);
    const { opinions } = await asking;
    expect(opinions.map(({ state }) => state)).toEqual(['not_in_time', 'answered']);
    expect(wasAborted).toBe(true);
  });

  it('is not asked for more often than its publisher allows', async () => {
    let calls = 0;
    const counted: Planner = {
      name: 'Counted',
      allowance: { aMinute: 2, aDay: 3 },
      ask: async () => {
        calls += 1;
        return [];
      },
    };
    let now = Date.parse(`${DAY}T06:50:00+01:00`);
    const clock = { now: () => new Date(now) };
    const opinion = createSecondOpinion({ planners: [counted], clock, logger: recordingLogger([]) });
    const state = async () => (await opinion.ask(HOME, WORK, WINDOW, 'da'))([])[0]?.state;
    const states = [await state(), await state(), await state()];
    now += 60_000;
    states.push(await state(), await state());
    now += 24 * 3_600_000;
    states.push(await state());
    expect(states).toEqual([
      'nothing_found',
      'nothing_found',
      'quota',
      'nothing_found',
      'quota',
      'nothing_found',
    ]);
    expect(calls).toBe(4);
  });
});

describe.skipIf(!existsSync(REAL))(
  'ResRobot’s real answers (skipped where ../shared/data is missing)',
  () => {
    const read = (file: string): unknown => JSON.parse(readFileSync(path.join(REAL, file), 'utf8'));

    it('are read trip by trip', () => {
      const trips = readTrips('ResRobot', 200, read('validRoutePlanningReply.json'));
      expect(trips.map(({ departure, arrival, rides }) => [departure, arrival, rides.length])).toEqual([
        ['2021-09-23T22:30:00+02:00', '2021-09-24T05:48:00+02:00', 2],
        ['2021-09-23T23:00:00+02:00', '2021-09-24T10:20:00+02:00', 3],
        ['2021-09-23T23:15:00+02:00', '2021-09-24T07:10:00+02:00', 2],
        ['2021-09-24T04:14:00+02:00', '2021-09-24T09:48:00+02:00', 2],
        ['2021-09-24T05:30:00+02:00', '2021-09-24T10:48:00+02:00', 2],
        ['2021-09-24T05:30:00+02:00', '2021-09-24T14:11:00+02:00', 6],
      ]);
      expect(trips[0]?.rides[0]?.line).toBe('Länstrafik - Tåg 41');
      const [one] = readTrips('ResRobot', 200, { Trip: read('validRoutePlanningTrip.json') });
      expect(one).toEqual(trips[0]);
    });

    it('to other questions are no answer to this one', () => {
      expect(readTrips('ResRobot', 200, read('validStopLocationLookupReply.json'))).toEqual([]);
      expect(() => readTrips('ResRobot', 200, [])).toThrow(UpstreamShapeError);
    });
  },
);
