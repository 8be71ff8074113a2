import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '../../src/lib/clock.ts';
import { createHttpClient } from '../../src/lib/http-client.ts';
import { type Logger, silentLogger } from '../../src/lib/logger.ts';
import { importFeeds } from '../../src/timetable/service/import-feeds.ts';
import { TimetableFolder } from '../../src/timetable/service/timetable-folder.ts';
import { FetchLedger } from '../../src/timetable/source/fetch-ledger.ts';
import type { TimetableSource } from '../../src/timetable/source/timetable-source.ts';
import {
  createTimetableSourceStates,
  lastGoodFetches,
} from '../../src/timetable/source/timetable-source-states.ts';
import { type UpdateReport, updateTimetable } from '../../src/timetable/source/update-timetable.ts';
import { changed, type FeedText, OWN_FEED } from './own-feed.ts';
import { writeZip } from './write-zip.ts';

// Threads start slowly on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 });

const KEY = 'a-key-that-nobody-may-read';

let folder: string;
let server: Server;
let source: TimetableSource;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let requests: IncomingMessage[];
let logged: string[];

const logger: Logger = {
  ...silentLogger,
  info: (fields, message) => logged.push(JSON.stringify(fields) + message),
  warn: (fields, message) => logged.push(JSON.stringify(fields) + message),
  error: (fields, message) => logged.push(JSON.stringify(fields) + message),
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sundet-update-'));
  requests = [];
  logged = [];
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  source = {
    id: 'gtfs-se',
    name: 'A publisher',
    homepage: 'https://example.org',
    licence: 'CC0',
    attribution: 'A publisher',
    url: new URL(`http://127.0.0.1:${port}/gtfs/skane.zip`),
    key: KEY,
  };
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

function publish(feed: FeedText, etag: string): void {
  answer = (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(writeZip(feed));
  };
}

async function update(now = '2026-11-23T03:00:00+01:00'): Promise<UpdateReport> {
  const clock = fixedClock(now);
  const http = createHttpClient({ userAgent: 'test', pace: 0, clock });
  try {
    return await updateTimetable(source, { folder, http, clock, logger });
  } finally {
    await http.close();
  }
}

const record = () => new TimetableFolder(folder).read();

describe('a publisher’s timetable', () => {
  it('is fetched, put in service, and asked for only if it is newer', async () => {
    publish(OWN_FEED, '"one"');
    expect(await update()).toMatchObject({ source: 'gtfs-se', outcome: 'ok', message: null });
    const first = await record();
    expect(first?.feeds).toMatchObject([{ id: 'gtfs-se', validTo: '2026-12-31' }]);
    expect(await update('2026-11-24T03:00:00+01:00')).toMatchObject({ outcome: 'unchanged' });
    expect(requests.map((request) => request.headers['if-none-match'])).toEqual([undefined, '"one"']);
    expect((await record())?.id).toBe(first?.id);
    publish(changed('feed_info.txt', 'mul,7', 'mul,8'), '"two"');
    expect(await update('2026-11-25T03:00:00+01:00')).toMatchObject({ outcome: 'ok' });
    expect((await record())?.feeds[0]?.version).toBe('8');
    const good = await lastGoodFetches(folder, [source]);
    expect(good.get('gtfs-se')?.toISOString()).toBe('2026-11-25T02:00:00.000Z');
  });

  it('goes into the request with its key, and the key nowhere else', async () => {
    answer = (_, response) => response.writeHead(403).end('{"error":"wrong scope"}');
    const report = await update();
    expect(requests[0]?.url).toBe(`/gtfs/skane.zip?key=${KEY}`);
    expect(report).toMatchObject({ outcome: 'failed', retry: false });
    expect(report.message).toContain('403');
    const files = await readdir(folder);
    const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
    expect([JSON.stringify(report), ...logged, ...texts].join('\n')).not.toContain(KEY);
  });

  it('that is broken leaves what is in service, says why, and is not fetched whole again', async () => {
    publish(OWN_FEED, '"good"');
    await update();
    const before = await record();
    publish(changed('stop_times.txt', 'T1,07:35:00', 'T1,06:35:00'), '"bad"');
    const report = await update('2026-11-24T03:00:00+01:00');
    expect(report).toMatchObject({ outcome: 'failed', retry: false });
    expect(report.message).toMatch(/stop_times\.txt:3: /);
    expect(await record()).toEqual(before);
    const again = await update('2026-11-25T03:00:00+01:00');
    expect(again).toMatchObject({ outcome: 'failed', message: report.message });
    expect(requests.at(-1)?.headers['if-none-match']).toBe('"bad"');
    expect(await readdir(folder)).not.toContain('gtfs-se.download.zip');
  });

  it('that is for later is put in service once its time has come, without being fetched again', async () => {
    publish(OWN_FEED, '"next year"');
    const early = await update('2026-10-20T03:00:00+02:00');
    expect(early).toMatchObject({ outcome: 'failed', message: expect.stringContaining('no trip runs') });
    const still = await update('2026-10-21T03:00:00+02:00');
    expect(still.message).toContain('between 2026-10-21 and');
    expect(await record()).toBeNull();
    expect(await update('2026-10-30T03:00:00+01:00')).toMatchObject({ outcome: 'ok', message: null });
    expect((await record())?.feeds).toMatchObject([{ id: 'gtfs-se', validTo: '2026-12-31' }]);
    expect(requests.map((request) => request.headers['if-none-match'])).toEqual([
      undefined,
      '"next year"',
      '"next year"',
    ]);
    expect(await update('2026-10-31T03:00:00+01:00')).toMatchObject({ outcome: 'unchanged' });
    expect(await readdir(folder)).not.toContain('gtfs-se.refused.zip');
  });

  it.each([
    [
      'cut short',
      true,
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100000' });
        response.write(writeZip(OWN_FEED).subarray(0, 500), () => response.destroy());
      },
    ],
    ['no zip', false, (response: ServerResponse) => response.writeHead(200).end('<html>maintenance</html>')],
    ['empty', false, (response: ServerResponse) => response.writeHead(200).end()],
    ['out of order', true, (response: ServerResponse) => response.writeHead(503).end()],
  ])('that is %s fails', async (_, retry, send) => {
    answer = (__, response) => send(response);
    const report = await update();
    expect(report).toMatchObject({ outcome: 'failed', retry });
    expect(report.message).not.toContain(folder);
    expect(requests).toHaveLength(1);
    expect(await record()).toBeNull();
  });

  it('is fetched fifty times a month at most, the last of them kept for its nights', async () => {
    publish(OWN_FEED, '"one"');
    const ledger = new FetchLedger(folder, 'gtfs-se');
    const spent = await ledger.read('2026-11-23');
    await ledger.write({ ...spent, used: 42, day: '2026-11-22' });
    // Eight are left and seven nights after this one: a second try today would take tomorrow's.
    expect(await update()).toMatchObject({ outcome: 'ok' });
    const second = await update();
    expect(second).toMatchObject({ outcome: 'failed', retry: false });
    expect(second.message).toMatch(/43 of 50 .* tomorrow/);
    await ledger.write({ ...(await ledger.read('2026-11-23')), used: 50 });
    expect((await update('2026-11-30T03:00:00+01:00')).message).toMatch(/all 50 .* 2026-11/);
    expect(requests).toHaveLength(1);
    expect(await update('2026-12-01T03:00:00+01:00')).toMatchObject({ outcome: 'unchanged' });
  });

  it('counts as spent what cannot be read', async () => {
    await writeFile(path.join(folder, 'gtfs-se.fetches.json'), '{"month":');
    publish(OWN_FEED, '"one"');
    expect((await update()).message).toMatch(/all 50/);
    expect(requests).toHaveLength(0);
  });

  it('is told with what is in service, beside what somebody imported', async () => {
    publish(OWN_FEED, '"one"');
    await update();
    const zip = path.join(folder, 'own.zip');
    await writeFile(zip, writeZip(OWN_FEED));
    const clock = fixedClock('2026-11-23T09:00:00+01:00');
    await importFeeds(folder, [{ id: 'island', path: zip }], {
      clock,
      asOf: Temporal.PlainDate.from('2026-11-23'),
    });
    const states = createTimetableSourceStates({
      folder,
      sources: [source],
      clock,
      logger,
      nextRuns: async () => new Map([['gtfs-se', new Date('2026-11-24T02:00:00Z')]]),
    });
    expect(await states.list()).toMatchObject([
      {
        id: 'gtfs-se',
        enabled: true,
        ageSeconds: 6 * 3600,
        nextRunAt: '2026-11-24T03:00:00+01:00',
        fetches: { month: '2026-11', used: 1, allowed: 50 },
        lastFetch: { outcome: 'ok' },
        inService: { validFrom: '2026-11-02', trips: 6 },
      },
      { id: 'island', enabled: false, fetches: null, inService: { publisher: "Sundet's tests" } },
    ]);
  });
});
