import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../../src/commute/journeys/describe-journey.ts';
import { applyRealtime } from '../../src/commute/realtime/apply-realtime.ts';
import { decodeRealtime } from '../../src/commute/realtime/gtfs-realtime.ts';
import { legRealtime } from '../../src/commute/realtime/leg-realtime.ts';
import { createRealtimeSource } from '../../src/commute/realtime/realtime-source.ts';
import { UpstreamError, UpstreamShapeError } from '../../src/lib/errors.ts';
import type { HttpClient } from '../../src/lib/http-client.ts';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import type { Journey, RideLeg } from '../../src/timetable/journey.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { type LogLine, recordingLogger } from '../http/support/test-app.ts';
import { encodeRealtime, realtimeOf } from './support/realtime-of.ts';
import { servingOf } from './support/serving-timetable.ts';
import { readSmallFeeds, SWEDISH_FEED } from './support/small-feeds.ts';

const DATE = '2026-11-24';
const MALMO = '9022012080000001';
const LUND = '9022012081216001';

const tripUpdate = (stopTimeUpdate: object[], trip: object = {}) => ({
  tripUpdate: { trip: { tripId: 'o1', startDate: '20261124', ...trip }, stopTimeUpdate },
});
const alert = (text: string, informedEntity: object[], more: object = {}) => ({
  alert: { headerText: { translation: [{ text, language: 'sv' }] }, informedEntity, ...more },
});

let network: Network;
let journey: Journey;
let baseEpoch: number;
/** København H to Lund C with train 1024, then on by bus. */
beforeAll(async () => {
  network = await readSmallFeeds({ 'gtfs-se': SWEDISH_FEED });
  const timetable = servingOf(network);
  baseEpoch = timetable.baseOf(DATE);
  const at = (id: string) => {
    const ids = Array.from({ length: network.stops.latitude.length }, (_, i) =>
      stringAt(network.stops.id, i),
    );
    return [{ stop: ids.indexOf(id), seconds: 0 }];
  };
  const [found] = await timetable.ask(DATE, {
    kind: 'range',
    origins: at('9022012045007001'),
    targets: at('9022012000000502'),
    window: { kind: 'departure', from: `${DATE}T07:00:00+01:00`, to: `${DATE}T07:30:00+01:00` },
  });
  journey = found as Journey;
});

const said = (...entity: object[]) =>
  legRealtime(journey.legs[0] as RideLeg, network, baseEpoch, realtimeOf(...entity));
const applied = (...entity: object[]) => {
  const ends = [0, 1].map(() => ({ name: '', lat: 55.7, lon: 13.1 }));
  const choice = describeJourney(journey, network, ends[0] as never, ends[1] as never);
  return applyRealtime(choice, journey, network, baseEpoch, realtimeOf(...entity));
};

describe('a ride in real time', () => {
  it('is as late as is said of its stops, and after them as late as before', () => {
    expect(said(tripUpdate([{ stopId: MALMO, arrival: { delay: 240 }, departure: { delay: 300 } }]))).toEqual(
      {
        departureDelay: null,
        arrivalDelay: 300,
        cancelled: false,
        alerts: [],
      },
    );
    const both = [
      { stopId: '9022012045007001', departure: { delay: 60 } },
      { stopId: LUND, arrival: { delay: -30 } },
    ];
    expect(said(tripUpdate(both))).toMatchObject({ departureDelay: 60, arrivalDelay: -30 });
  });

  it('is on time again where that is said: a delay of nought is not none', () => {
    const update = [
      { stopId: '9022012045007001', departure: { delay: 120 } },
      { stopId: LUND, arrival: { delay: 0 } },
    ];
    expect(said(tripUpdate(update))).toMatchObject({ departureDelay: 120, arrivalDelay: 0 });
    // As others write it, byte by byte: header, then trip o1 with a stop time update of an arrival at Lund, delay 0.
    const field = (number: number, body: Buffer) =>
      Buffer.concat([Buffer.from([number * 8 + 2, body.length]), body]);
    const arrival = Buffer.concat([field(2, Buffer.from([8, 0])), field(4, Buffer.from(LUND))]);
    const trip = Buffer.concat([field(1, field(1, Buffer.from('o1'))), field(2, arrival)]);
    const entity = Buffer.concat([field(1, Buffer.from('0')), field(3, trip)]);
    const file = Buffer.concat([field(1, field(1, Buffer.from('2.0'))), field(2, entity)]);
    expect(decodeRealtime(file).trips[0]?.stops[0]?.arrival.delay).toBe(0);
  });

  it('is as late as the times say where no delay is told, and they hold before a delay', () => {
    const at = (clock: string) => Date.parse(`${DATE}T${clock}+01:00`) / 1000;
    const update = [
      { stopId: '9022012045007001', departure: { time: at('07:22:00') } },
      { stopId: LUND, arrival: { time: at('08:13:30'), delay: 1 } },
    ];
    expect(said(tripUpdate(update))).toMatchObject({ departureDelay: 120, arrivalDelay: 210 });
    const yesterday = [{ stopId: LUND, arrival: { time: at('08:13:30') - 86_400 } }];
    expect(said(tripUpdate(yesterday, { startDate: '' }))?.arrivalDelay).toBeNull();
  });

  it('is as late as its trip where nothing is said of stops, and of nothing known from "no data" on', () => {
    const trip = { trip: { tripId: 'o1' }, delay: 90 };
    expect(said({ tripUpdate: trip })).toMatchObject({ departureDelay: 90, arrivalDelay: 90 });
    const until = [
      { stopId: '9022012045007001', departure: { delay: 60 } },
      { stopId: MALMO, scheduleRelationship: 2 },
    ];
    expect(said(tripUpdate(until))).toMatchObject({ departureDelay: 60, arrivalDelay: null });
  });

  it('is told of a platform that was changed by its station', () => {
    const other = [{ stopId: '9021012081216000', arrival: { delay: 60 } }];
    expect(said(tripUpdate(other))?.arrivalDelay).toBe(60);
  });

  it('hears what is said of its own day before what is said of any', () => {
    const anyDay = tripUpdate([{ stopId: LUND, arrival: { delay: 60 } }], { startDate: undefined });
    const today = tripUpdate([{ stopId: LUND, arrival: { delay: 120 } }]);
    expect(said(anyDay, today)?.arrivalDelay).toBe(120);
    expect(said(anyDay)?.arrivalDelay).toBe(60);
  });

  it('takes nothing from another run of its trip, nor from what was deleted', () => {
    const late = [{ stopId: LUND, arrival: { delay: 60 } }];
    expect(said(tripUpdate(late, { scheduleRelationship: 6 }))).toBeNull();
    expect(said({ ...tripUpdate(late), isDeleted: true })).toBeNull();
  });

  it('is cancelled with its trip, and where its own stops are skipped', () => {
    expect(said(tripUpdate([], { scheduleRelationship: 3 }))?.cancelled).toBe(true);
    expect(said(tripUpdate([{ stopId: LUND, scheduleRelationship: 1 }]))?.cancelled).toBe(true);
    expect(said(tripUpdate([{ stopId: MALMO, scheduleRelationship: 1 }]))?.cancelled).toBe(false);
  });

  it('takes nothing from other trips and other days', () => {
    expect(said(tripUpdate([{ stopId: LUND, arrival: { delay: 60 } }], { tripId: 'o2' }))).toBeNull();
    expect(
      said(tripUpdate([{ stopId: LUND, arrival: { delay: 60 } }], { startDate: '20261123' })),
    ).toBeNull();
  });

  it('is cancelled by an alert that says "inställt" of two stops in a row of it', () => {
    const trip = { tripId: 'o1', startDate: '20261124' };
    const stops = (...ids: string[]) => ids.map((stopId) => ({ trip, stopId }));
    const text = 'Tåget är inställt Malmö C - Lund C.';
    expect(said(alert(text, stops('9021012080000000', LUND)))).toMatchObject({
      cancelled: true,
      alerts: [text],
    });
    expect(said(alert(text, stops(LUND)))?.cancelled).toBe(false);
    expect(said(alert(text, [{ trip }]))?.cancelled).toBe(true);
    expect(said(alert('Trängsel ombord.', [{ trip }]))?.cancelled).toBe(false);
    for (const words of ['Toget er aflyst.', 'Tåget ställs in.', 'The train is cancelled.'])
      expect(said(alert(words, [{ trip }]))?.cancelled).toBe(true);
  });

  it('has the alerts of its route and its ends, while they last', () => {
    const route = [{ routeId: 'O' }];
    expect(said(alert('Banarbete', route))?.alerts).toEqual(['Banarbete']);
    expect(said(alert('Hissen är trasig', [{ stopId: '9021012081216000' }]))?.alerts).toHaveLength(1);
    expect(said(alert('Hissen är trasig', [{ stopId: '9021012080000000' }]))).toBeNull();
    expect(said(alert('Banarbete', [{ routeId: 'O', stopId: '9021012080000000' }]))).toBeNull();
    const over = { activePeriod: [{ start: 1, end: baseEpoch }] };
    expect(said(alert('Banarbete', route, over))).toBeNull();
  });
});

describe('a journey in real time', () => {
  it('loses of its margin what the first vehicle is late, and is marked once the change is missed', () => {
    const late = (minutes: number) => tripUpdate([{ stopId: LUND, arrival: { delay: minutes * 60 } }]);
    const late10 = applied(late(10));
    expect(late10.connections[0]).toMatchObject({ minutes: 10, marginMinutes: 6 });
    expect(late10.disruption).toBeUndefined();
    expect(late10.legs[0]?.realtime).toMatchObject({ arrivalDelay: 600 });
    expect(late10.arrival).toBe(journey.arrival.instant);
    const late20 = applied(late(20));
    expect(late20.connections[0]?.marginMinutes).toBeLessThan(0);
    expect(late20.disruption).toBe('missed_change');
  });

  it('is marked where a leg is cancelled, and left alone where nothing is said', () => {
    expect(applied(tripUpdate([], { scheduleRelationship: 3 })).disruption).toBe('cancelled');
    expect(applied().legs[0]).not.toHaveProperty('realtime');
  });
});

describe('the source of real time', () => {
  const trips = encodeRealtime([tripUpdate([{ stopId: LUND, arrival: { delay: 60 } }])]);
  const alerts = encodeRealtime([alert('Banarbete', [{ routeId: 'O' }])]);

  function source(answer: (path: string) => Uint8Array) {
    let now = Date.parse('2026-11-24T05:00:00Z');
    const asked: string[] = [];
    const log: LogLine[] = [];
    const http: HttpClient = {
      request: async ({ url }) => {
        asked.push(`${url.pathname}${url.search}`);
        const bytes = answer(url.pathname);
        return { bytes: async () => bytes } as never;
      },
    };
    const realtime = createRealtimeSource({
      feed: 'gtfs-se',
      url: new URL('http://rt.test/skane'),
      key: 'secret',
      http,
      clock: { now: () => new Date(now) },
      logger: recordingLogger(log),
    });
    return { realtime, asked, log, pass: (seconds: number) => (now += seconds * 1000) };
  }
  const both = (file: string) => (file.endsWith('TripUpdates.pb') ? trips : alerts);

  it('fetches when asked and not again within a minute; alerts not within five', async () => {
    const { realtime, asked, pass } = source(both);
    expect(asked).toEqual([]);
    const first = await realtime.current();
    expect(first?.trips.get('o1')).toHaveLength(1);
    expect(first?.alerts).toHaveLength(1);
    pass(59);
    await realtime.current();
    expect(asked).toEqual(['/skane/TripUpdates.pb?key=secret', '/skane/ServiceAlerts.pb?key=secret']);
    pass(1);
    await realtime.current();
    await realtime.current();
    expect(asked.slice(2)).toEqual(['/skane/TripUpdates.pb?key=secret']);
  });

  it('stays below the quota however often it is asked', async () => {
    const { realtime, asked, pass } = source(both);
    for (let half = 0; half < 2 * 60 * 18; half++) {
      await realtime.current();
      // What is fetched beside an answer is done before the next question.
      await new Promise((resolve) => setImmediate(resolve));
      pass(30);
    }
    expect(asked.length).toBeGreaterThan(400);
    expect(asked.length * 31).toBeLessThan(30_000);
  });

  it('answers null while it is down, says so in the log without the key, and stale news are none', async () => {
    let isDown = false;
    const { realtime, log, pass } = source((file) => {
      if (isDown) throw new UpstreamError('rt.test/skane answered 503', { status: 503, retry: true });
      return both(file);
    });
    expect(await realtime.current()).not.toBeNull();
    isDown = true;
    pass(120);
    expect(await realtime.current()).not.toBeNull();
    pass(600);
    expect(await realtime.current()).toBeNull();
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toContain('secret');
  });

  it('takes nothing else for real time', () => {
    expect(() => decodeRealtime(Buffer.from('<html>no</html>'))).toThrow(UpstreamShapeError);
    expect(() => decodeRealtime(new Uint8Array(0))).toThrow(UpstreamShapeError);
    expect(() => decodeRealtime(trips.subarray(0, trips.length - 3))).toThrow(UpstreamShapeError);
  });

  it('is as old as its publisher says, however often the same file is sent', async () => {
    const madeAt = Date.parse('2026-11-24T04:55:00Z') / 1000;
    const { realtime, pass } = source(() => encodeRealtime([], { timestamp: madeAt }));
    expect((await realtime.current())?.updatedAt).toEqual(new Date(madeAt * 1000));
    pass(299);
    expect(await realtime.current()).not.toBeNull();
    pass(1);
    expect(await realtime.current()).toBeNull();
  });

  it('keeps delays where alerts fail, and alerts where delays do', async () => {
    let down = 'ServiceAlerts.pb';
    const { realtime, pass } = source((file) => {
      if (file.endsWith(down)) throw new UpstreamError('down', { status: 500, retry: true });
      return both(file);
    });
    const first = await realtime.current();
    expect(first?.trips.size).toBe(1);
    expect(first?.alerts).toEqual([]);
    down = 'TripUpdates.pb';
    pass(600);
    expect(await realtime.current()).toBeNull();
    down = 'none';
    pass(60);
    const third = await realtime.current();
    expect(third?.trips.size).toBe(1);
    expect(third?.alerts).toHaveLength(1);
  });
});

const REAL = path.resolve(import.meta.dirname, '../../../shared/data/journeys/skane-gtfsrt');

/** Rows by column; fields of these tables may hold quoted line breaks. */
function readTable(file: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of readFileSync(path.join(REAL, file), 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

describe.skipIf(!existsSync(REAL))('real delays and alerts of Skåne (../shared/data)', () => {
  /** A feed of one trip that calls at these stops in order, every five minutes. */
  function feedOf(trip: string, stops: readonly string[]) {
    const time = (i: number) =>
      `${String(17 + Math.floor(i / 12)).padStart(2, '0')}:${String((i % 12) * 5).padStart(2, '0')}:00`;
    return {
      'agency.txt':
        'agency_id,agency_name,agency_url,agency_timezone\n1,S,https://s.example,Europe/Stockholm\n',
      'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\n${stops.map((id, i) => `${id},${id},${55.5 + i * 0.02},13.0`).join('\n')}\n`,
      'routes.txt': 'route_id,agency_id,route_short_name,route_type\nR,1,1,106\n',
      'calendar_dates.txt': 'service_id,date,exception_type\nD,20260705,1\n',
      'trips.txt': `route_id,service_id,trip_id\nR,D,${trip}\n`,
      'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${stops.map((id, i) => `${trip},${time(i)},${time(i)},${id},${i + 1}`).join('\n')}\n`,
    };
  }

  async function rideOf(trip: string, stops: readonly string[]) {
    const real = await readSmallFeeds({ 'gtfs-se': feedOf(trip, stops) });
    const timetable = servingOf(real);
    const found = await timetable.ask('2026-07-05', {
      kind: 'earliestArrival',
      origins: [{ stop: 0, seconds: 0 }],
      targets: [{ stop: stops.length - 1, seconds: 0 }],
      departure: '2026-07-05T16:00:00+02:00',
    });
    return { ride: found?.legs[0] as RideLeg, real, base: timetable.baseOf('2026-07-05') };
  }

  it('delay a trip as the table says', async () => {
    const rows = readTable('delays.csv');
    const trips = new Map<string, Record<string, string>[]>();
    for (const row of rows)
      trips.set(row['trip_id'] ?? '', [...(trips.get(row['trip_id'] ?? '') ?? []), row]);
    const updates = [...trips].map(([tripId, stops]) => ({
      tripUpdate: {
        trip: { tripId, startDate: stops[0]?.['trip_start_date'] },
        stopTimeUpdate: stops.map((row) => ({
          stopId: row['stop_id'],
          arrival: { delay: Number(row['arrival_delay_sec']) },
          departure: { delay: Number(row['departure_delay_sec']) },
          scheduleRelationship: row['stop_schedule_relationship'] === 'SKIPPED' ? 1 : 0,
        })),
      },
    }));
    const realtime = realtimeOf(...updates);
    expect(realtime.trips.size).toBe(trips.size);
    const trip = '121120000383763212';
    const stops = trips.get(trip) ?? [];
    expect(stops.length).toBeGreaterThan(2);
    const { ride, real, base } = await rideOf(
      trip,
      stops.map((row) => row['stop_id'] ?? ''),
    );
    expect(legRealtime(ride, real, base, realtime)).toEqual({
      departureDelay: Number(stops[0]?.['departure_delay_sec']),
      arrivalDelay: Number(stops.at(-1)?.['arrival_delay_sec']),
      cancelled: false,
      alerts: [],
    });
  });

  it('cancel a train of which an alert only says so in words', async () => {
    const texts = new Map(readTable('alerts.csv').map((row) => [row['alert_uid'] ?? '', row]));
    const entities = readTable('alert_entities.csv');
    const messages = [...texts].map(([uid, row]) => ({
      alert: {
        activePeriod: [
          { start: Number(row['active_period_start_epoch']), end: Number(row['active_period_end_epoch']) },
        ],
        headerText: { translation: [{ text: row['header_text'] }] },
        descriptionText: { translation: [{ text: row['description_text'] }] },
        effect: Number(row['effect_code']),
        informedEntity: entities
          .filter((entity) => entity['alert_uid'] === uid)
          .map((entity) => ({
            ...(entity['route_id'] ? { routeId: entity['route_id'] } : {}),
            ...(entity['trip_id'] ? { trip: { tripId: entity['trip_id'] } } : {}),
            ...(entity['stop_id'] ? { stopId: entity['stop_id'] } : {}),
          })),
      },
    }));
    const realtime = realtimeOf(...messages);
    const cancelling = [...texts.values()].filter((row) =>
      (row['description_text'] ?? '').includes('är inställ'),
    );
    expect(cancelling.length).toBeGreaterThan(0);
    let checked = 0;
    for (const row of cancelling) {
      const own = entities.filter((entity) => entity['alert_uid'] === row['alert_uid']);
      const trip = own[0]?.['trip_id'] ?? '';
      const stops = own
        .filter((entity) => entity['trip_id'] === trip)
        .map((entity) => entity['stop_id'] ?? '');
      const distinct = [...new Set(stops)];
      if (distinct.length < 2) continue;
      checked += 1;
      const { ride, real, base } = await rideOf(trip, distinct);
      expect(legRealtime(ride, real, base, realtime)?.cancelled).toBe(true);
    }
    expect(checked).toBeGreaterThan(2);
  });
});
