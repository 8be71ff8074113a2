import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import { importFeeds } from '../../src/timetable/service/import-feeds.ts';
import { removeFeeds } from '../../src/timetable/service/remove-feeds.ts';
import {
  openTimetableService,
  type ServingTimetable,
  type TimetableService,
} from '../../src/timetable/service/timetable-service.ts';
import { changed, type FeedText, OWN_FEED } from './own-feed.ts';
import { writeZip } from './write-zip.ts';

// Threads start slowly on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 });

const clock = fixedClock('2026-11-23T12:00:00+01:00');
const asOf = Temporal.PlainDate.from('2026-11-23');
const DATE = '2026-11-24';
const HAVNESTAD = { latitude: 55.672, longitude: 12.565 };
const VANGBY = { latitude: 55.7, longitude: 13.19 };

let root: string;
let folder: string;
let service: TimetableService;

async function put(feed: FeedText, id = 'own'): Promise<void> {
  const zip = path.join(root, 'feed.zip');
  await writeFile(zip, writeZip(feed));
  await importFeeds(folder, [{ id, path: zip }], { clock, asOf });
  await service.refresh();
}

function serving(): ServingTimetable {
  const timetable = service.current();
  if (timetable === null) throw new Error('no timetable is in service');
  return timetable;
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sundet-timetable-'));
  folder = path.join(root, 'timetables');
  service = await openTimetableService(folder, { clock, logger: silentLogger, pollMs: 0 });
});

afterEach(async () => {
  await service.close();
  await rm(root, { recursive: true, force: true });
});

describe('the timetable in service', () => {
  it('is none before one is imported, and then answers on its threads', async () => {
    expect(service.current()).toBeNull();
    let changes = 0;
    const stop = service.onChange(() => {
      changes += 1;
    });
    await put(OWN_FEED);
    stop();
    expect(changes).toBe(1);
    const timetable = serving();
    expect(timetable.feeds).toMatchObject([
      { id: 'own', publisher: "Sundet's tests", validTo: '2026-12-31' },
    ]);
    const origins = timetable.stops.near(HAVNESTAD, 800);
    const targets = timetable.stops.near(VANGBY, 800);
    const range = await timetable.ask(DATE, {
      kind: 'range',
      origins,
      targets,
      window: { kind: 'departure', from: `${DATE}T06:00:00+01:00`, to: `${DATE}T09:00:00+01:00` },
    });
    expect(range.map((journey) => journey.arrival.instant)).toEqual([
      expect.stringContaining('T07:50'),
      expect.stringContaining('T08:50'),
    ]);
    const faults = range.flatMap((journey) =>
      checkJourney(journey, timetable.network, DATE, timetable.timeZone),
    );
    expect(faults).toEqual([]);
    const profile = await timetable.ask(DATE, {
      kind: 'profile',
      origins,
      leaveFrom: 6 * 3600,
      arriveBy: `${DATE}T08:00:00+01:00`,
    });
    const [target] = targets;
    const best = profile.at(target?.stop ?? -1, 0);
    expect(best?.seconds).toBe(range[0]?.departure.seconds);
    const times = await timetable.ask(DATE, { kind: 'oneToAll', origins, departure: 6 * 3600 });
    expect(times.times[target?.stop ?? -1]).toBe(7 * 3600 + 50 * 60);
    expect(timetable.baseOf(DATE)).toBe(Date.parse(`${DATE}T00:00:00+01:00`) / 1000);
  });

  it('says what is wrong with a question, and goes on', async () => {
    await put(OWN_FEED);
    const timetable = serving();
    const question = { kind: 'oneToAll', origins: [{ stop: 9_999, seconds: 0 }], departure: 0 } as const;
    await expect(timetable.ask(DATE, question)).rejects.toThrow(RangeError);
    await expect(timetable.ask('2026-13-01', question)).rejects.toThrow(RangeError);
    const times = await timetable.ask(DATE, { ...question, origins: [{ stop: 0, seconds: 0 }] });
    expect(times.times.length).toBe(timetable.network.stops.latitude.length);
  });

  it('stays what it was when a feed is not fit, and says why', async () => {
    await put(OWN_FEED);
    const before = serving().id;
    await expect(put(changed('trips.txt', 'T,WD,T1', 'NOWHERE,WD,T1'))).rejects.toThrow(
      /trips\.txt:2: .*NOWHERE/,
    );
    expect(serving().id).toBe(before);
  });

  it('goes on with the other feeds when one is removed, and without any when the last is', async () => {
    await put(OWN_FEED);
    await put(OWN_FEED, 'other');
    const ids = () => service.current()?.feeds.map(({ id }) => id) ?? null;
    expect(ids()).toEqual(['other', 'own']);
    await expect(removeFeeds(folder, ['own', 'nobody'], { clock })).rejects.toThrow(/nobody.*other, own/);
    await removeFeeds(folder, ['own'], { clock });
    await service.refresh();
    expect(ids()).toEqual(['other']);
    const kept = serving();
    expect(kept.network.trips.route.length).toBeGreaterThan(0);
    expect(await removeFeeds(folder, ['other'], { clock })).toBeNull();
    await service.refresh();
    expect(ids()).toBeNull();
    // Whoever holds it may still ask it for a while.
    const question = { kind: 'oneToAll', origins: [{ stop: 0, seconds: 0 }], departure: 0 } as const;
    expect((await kept.ask(DATE, question)).times.length).toBeGreaterThan(0);
  });

  it('changes to a new one, and lets who holds the old one ask it', async () => {
    await put(OWN_FEED);
    const old = serving();
    await put(changed('stop_times.txt', '7:50:00,7:50:00', '7:45:00,7:45:00'));
    const timetable = serving();
    expect(timetable.id).not.toBe(old.id);
    const question = {
      kind: 'oneToAll',
      origins: old.stops.near(HAVNESTAD, 800),
      departure: 6 * 3600,
    } as const;
    const [before, after] = await Promise.all([old.ask(DATE, question), timetable.ask(DATE, question)]);
    const [target] = old.stops.near(VANGBY, 800);
    expect((before.times[target?.stop ?? -1] ?? 0) - (after.times[target?.stop ?? -1] ?? 0)).toBe(300);
  });
});
