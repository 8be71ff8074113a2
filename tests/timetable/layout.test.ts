import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Journey } from '../../src/timetable/journey.ts';
import { buildLayout, DEFAULT_LAYOUT } from '../../src/timetable/layout/build-layout.ts';
import { dayNumber } from '../../src/timetable/network/service-day.ts';
import { createRouter, type Router } from '../../src/timetable/router.ts';
import { TimetableFileError } from '../../src/timetable/timetable-errors.ts';
import { openTimetable, saveTimetable } from '../../src/timetable/timetable-file.ts';
import { buildSmallNetwork, type SmallNetwork, type SmallTrip } from './small-network.ts';

const HOUR = 3600;
const MINUTE = 60;

function routerOn(small: SmallNetwork, date: string): Router {
  const { network, footpaths } = buildSmallNetwork(small);
  return createRouter({ network, layout: buildLayout(network, footpaths, Temporal.PlainDate.from(date)) });
}

function day(date: string): number {
  return dayNumber(Temporal.PlainDate.from(date));
}

/** A trip that calls at each stop in turn, at these minutes of its service day. */
function trip(
  days: readonly string[],
  calls: readonly (readonly [stop: number, minute: number])[],
): SmallTrip {
  return {
    route: 0,
    days: days.map(day),
    calls: calls.map(([stop, minute]) => ({ stop, arrival: minute * MINUTE, departure: minute * MINUTE })),
  };
}

function ask(router: Router, from: number, to: number, instant: string): Journey | null {
  return router.earliestArrival({
    origins: [{ stop: from, seconds: 0 }],
    targets: [{ stop: to, seconds: 0 }],
    departure: router.secondsAt(instant),
  });
}

function times(journey: Journey | null): string[] {
  return journey === null ? [] : [journey.departure.instant, journey.arrival.instant];
}

describe('service days', () => {
  it('counts from noon − 12 h where the clocks go forward: what is before the change lies an hour earlier', () => {
    // 2026-03-29 begins, for timetables, at 23:00 the evening before.
    const small: SmallNetwork = {
      stops: [-1, -1],
      footpaths: [],
      trips: [
        trip(
          ['2026-03-29'],
          [
            [0, 0.5 * 60],
            [1, 3.5 * 60],
          ],
        ),
      ],
    };
    expect(times(ask(routerOn(small, '2026-03-29'), 0, 1, '2026-03-28T22:00:00+01:00'))).toEqual([
      '2026-03-28T23:30:00+01:00',
      '2026-03-29T03:30:00+02:00',
    ]);
  });

  it('and where they go back', () => {
    const small: SmallNetwork = {
      stops: [-1, -1],
      footpaths: [],
      trips: [
        trip(
          ['2026-10-25'],
          [
            [0, 60],
            [1, 4 * 60],
          ],
        ),
      ],
    };
    expect(times(ask(routerOn(small, '2026-10-25'), 0, 1, '2026-10-25T00:00:00+02:00'))).toEqual([
      '2026-10-25T02:00:00+02:00',
      '2026-10-25T04:00:00+01:00',
    ]);
  });

  it("changes from yesterday's night bus to today's first train", () => {
    const small: SmallNetwork = {
      stops: [-1, -1, -1],
      footpaths: [],
      trips: [
        trip(
          ['2026-11-23'],
          [
            [0, 24 * 60 + 30],
            [1, 28 * 60 + 40],
          ],
        ),
        trip(
          ['2026-11-24'],
          [
            [1, 4 * 60 + 45],
            [2, 5 * 60],
          ],
        ),
      ],
    };
    expect(times(ask(routerOn(small, '2026-11-24'), 0, 2, '2026-11-24T00:00:00+01:00'))).toEqual([
      '2026-11-24T00:30:00+01:00',
      '2026-11-24T05:00:00+01:00',
    ]);
  });

  it("changes from tonight's last train to tomorrow's first", () => {
    const small: SmallNetwork = {
      stops: [-1, -1, -1],
      footpaths: [],
      trips: [
        trip(
          ['2026-11-24'],
          [
            [0, 23 * 60],
            [1, 23 * 60 + 50],
          ],
        ),
        trip(
          ['2026-11-25'],
          [
            [1, 30],
            [2, 60],
          ],
        ),
      ],
    };
    expect(times(ask(routerOn(small, '2026-11-24'), 0, 2, '2026-11-24T22:30:00+01:00'))).toEqual([
      '2026-11-24T23:00:00+01:00',
      '2026-11-25T01:00:00+01:00',
    ]);
  });
});

describe('staying aboard', () => {
  const onwards: SmallNetwork = {
    stops: [-1, -1, -1, -1],
    footpaths: [],
    trips: [
      {
        ...trip(
          ['2026-11-24'],
          [
            [0, 480],
            [1, 490],
          ],
        ),
        block: 1,
      },
      {
        ...trip(
          ['2026-11-24'],
          [
            [1, 490],
            [2, 500],
          ],
        ),
        block: 1,
        route: 1,
      },
    ],
  };

  it('is one ride in two legs', () => {
    const journey = ask(routerOn(onwards, '2026-11-24'), 0, 2, '2026-11-24T07:00:00+01:00');
    expect(journey?.changes).toBe(0);
    expect(journey?.legs.map((leg) => leg.kind === 'ride' && [leg.trip, leg.stayAboard])).toEqual([
      [0, false],
      [1, true],
    ]);
  });

  it('is not where riders must leave', () => {
    const parted = { ...onwards, transfers: [{ type: 5, fromTrip: 0, toTrip: 1 }] };
    expect(ask(routerOn(parted, '2026-11-24'), 0, 2, '2026-11-24T07:00:00+01:00')).toBeNull();
  });

  it('does not make patterns of vehicles that only go back', () => {
    const { network, footpaths } = buildSmallNetwork({
      ...onwards,
      trips: [
        {
          ...trip(
            ['2026-11-24'],
            [
              [0, 480],
              [1, 490],
              [2, 500],
            ],
          ),
          block: 1,
        },
        {
          ...trip(
            ['2026-11-24'],
            [
              [2, 505],
              [1, 515],
              [0, 525],
            ],
          ),
          block: 1,
        },
        {
          ...trip(
            ['2026-11-24'],
            [
              [0, 530],
              [1, 540],
              [2, 550],
            ],
          ),
          block: 1,
        },
      ],
    });
    const date = Temporal.PlainDate.from('2026-11-24');
    expect(buildLayout(network, footpaths, date).forward.patternCount).toBe(2);
    const all = { ...DEFAULT_LAYOUT, leaveOutReturns: false };
    expect(buildLayout(network, footpaths, date, all).forward.patternCount).toBe(1);
  });
});

describe('headways', () => {
  it('become departures, the last one before the end', () => {
    const small: SmallNetwork = {
      stops: [-1, -1],
      footpaths: [],
      trips: [
        {
          ...trip(
            ['2026-11-24'],
            [
              [0, 0],
              [1, 20],
            ],
          ),
          frequencies: [{ start: 6 * HOUR, end: 7 * HOUR, headway: 20 * MINUTE }],
        },
      ],
    };
    const router = routerOn(small, '2026-11-24');
    const origins = [{ stop: 0, seconds: 0 }];
    const targets = [{ stop: 1, seconds: 0 }];
    const journeys = router.range({
      origins,
      targets,
      window: { kind: 'departure', from: 0, to: 24 * HOUR },
    });
    expect(journeys.map((journey) => journey.departure.instant.slice(11, 16))).toEqual([
      '06:00',
      '06:20',
      '06:40',
    ]);
    expect(journeys[0]?.legs[0]).toMatchObject({ approximate: true });
  });
});

describe('a timetable file', () => {
  const small: SmallNetwork = {
    stops: [0, -1, -1],
    footpaths: [{ from: 0, to: 1, seconds: 90 }],
    trips: [
      trip(
        ['2026-11-24'],
        [
          [0, 480],
          [2, 490],
        ],
      ),
      trip(
        ['2026-11-24'],
        [
          [1, 485],
          [2, 487],
        ],
      ),
    ],
    transfers: [{ type: 1, fromStop: 2, toStop: 2, fromTrip: 0, toTrip: 1 }],
  };
  const { network, footpaths } = buildSmallNetwork(small);
  const layouts = ['2026-11-24', '2026-11-25'].map((date) =>
    buildLayout(network, footpaths, Temporal.PlainDate.from(date)),
  );
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sundet-timetable-'));
    file = path.join(folder, 'timetable');
    await saveTimetable(file, { network, footpaths, layouts });
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('gives back what was saved', async () => {
    const opened = await openTimetable(file);
    expect(opened.network).toEqual(network);
    expect(opened.footpaths).toEqual(footpaths);
    for (const [i, layout] of layouts.entries()) {
      const same = opened.layouts[i];
      expect(same?.date).toBe(layout.date);
      expect(Buffer.from(same?.buffer ?? new SharedArrayBuffer(0)).equals(Buffer.from(layout.buffer))).toBe(
        true,
      );
      expect(same?.backward.boardPoint).toEqual(layout.backward.boardPoint);
    }
    expect(opened.layouts[0]?.forward.calls.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('is refused when any byte of it is another', async () => {
    const bytes = await readFile(file);
    const damaged = path.join(folder, 'damaged');
    const step = Math.ceil(bytes.length / 40);
    for (let at = 0; at < bytes.length; at += step) {
      // The four bytes that are reserved mean nothing yet.
      if (at >= 20 && at < 24) continue;
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 0x10;
      await writeFile(damaged, copy);
      await expect(openTimetable(damaged), `byte ${at}`).rejects.toThrow(TimetableFileError);
    }
  });

  it.each([0, 1, 31, 32, 1000])('is refused when only %i bytes of it are left', async (length) => {
    const cut = path.join(folder, `cut-${length}`);
    await writeFile(cut, (await readFile(file)).subarray(0, length));
    await expect(openTimetable(cut)).rejects.toThrow(TimetableFileError);
  });
});
