import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import { describeProblem } from '../../src/timetable/gtfs/problem-log.ts';
import { type GtfsFeed, readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import { type FeedVerdict, validateFeed } from '../../src/timetable/gtfs/validate.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { FeedUnreadableError } from '../../src/timetable/timetable-errors.ts';
import { changed, type FeedText, OWN_FEED, without } from './own-feed.ts';
import { writeZip, type ZipOptions } from './write-zip.ts';

const TODAY = Temporal.PlainDate.from('2026-11-23');

let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sundet-gtfs-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function zipOf(
  contents: Readonly<Record<string, string | Uint8Array>>,
  options?: ZipOptions,
): Promise<string> {
  const file = path.join(folder, `${files++}.zip`);
  await writeFile(file, writeZip(contents, options));
  return file;
}

async function folderOf(contents: FeedText, inside = ''): Promise<string> {
  const top = path.join(folder, `${files++}`);
  await mkdir(path.join(top, inside), { recursive: true });
  for (const [name, text] of Object.entries(contents)) await writeFile(path.join(top, inside, name), text);
  return top;
}

async function read(contents: FeedText): Promise<GtfsFeed> {
  return readGtfs(await zipOf(contents), { feed: 'own' });
}

async function judge(contents: FeedText, previousTrips: number | null = null): Promise<FeedVerdict> {
  return validateFeed(await read(contents), { asOf: TODAY, previousTrips });
}

/** Everything but the texts' bytes, which say the same in another order of keys. */
function plain(network: Network): unknown {
  return JSON.parse(JSON.stringify(network));
}

function callsOf({ trips, calls, stops }: Network, trip: number): string[] {
  const lines: string[] = [];
  for (let call = trips.firstCall[trip] ?? 0; call < (trips.firstCall[trip + 1] ?? 0); call++) {
    const stop = stringAt(stops.id, calls.stop[call] ?? -1);
    lines.push(`${stop} ${calls.arrival[call]} ${calls.departure[call]} ${calls.flags[call]}`);
  }
  return lines;
}

describe('readGtfs', () => {
  it('reads a feed without complaint', async () => {
    const verdict = await judge(OWN_FEED);
    expect(verdict).toMatchObject({ accepted: true, errors: [], tripsOnBusiestDay: 6 });
    expect(verdict.warnings.map(describeProblem)).toEqual([]);
  });

  it('reads what stands in it', async () => {
    const { network } = await read(OWN_FEED);
    expect(network.feeds).toEqual([
      {
        id: 'own',
        timeZone: 'Europe/Stockholm',
        publisher: "Sundet's tests",
        version: '7',
        validFrom: '2026-11-02',
        validTo: '2026-12-31',
      },
    ]);
    expect(Array.from(network.stops.latitude, (_, i) => stringAt(network.stops.id, i))).toEqual([
      'H1',
      'H2',
      'B1',
      'BA',
      'V',
      'F',
      'G',
    ]);
    expect([...network.stops.station]).toEqual([0, 0, 1, -1, -1, -1, -1]);
    expect(stringAt(network.stops.name, 3)).toBe('Broby, torget');
    expect(stringAt(network.routes.longName, 1)).toBe('Færge "Sundbåden"');
    expect([...network.routes.agency]).toEqual([0, 1, 0, 0, 1]);
    expect(Array.from(network.trips.route, (_, i) => stringAt(network.trips.headsign, i))).toEqual([
      'Vångby',
      'Vångby',
      '',
      'Ringen',
      'Broby',
      'Havnestad',
    ]);
    expect(stringAt(network.trips.shortName, 1)).toBe('1043');
    expect([...network.trips.block]).toEqual([-1, -1, -1, 0, 0, -1]);
    expect([...network.trips.direction]).toEqual([0, 0, 0, 0, 1, 255]);
    expect(callsOf(network, 0)).toEqual(['H1 25200 25200 2', 'B1 27300 27480 0', 'V 28200 28200 1']);
    expect(callsOf(network, 5)).toEqual(['BA 85800 85800 0', 'H2 88800 88800 0']);
    expect([...network.transfers.type]).toEqual([2, 2, 1, 3, 4]);
    expect([...network.transfers.fromStation]).toEqual([1, -1, -1, -1, -1]);
    expect([...network.transfers.minTime]).toEqual([240, 300, -1, -1, -1]);
    expect([...network.frequencies.headway]).toEqual([1200]);
  });

  it('fills in the time of a call that has none, by the way it lies on', async () => {
    const { network } = await read(OWN_FEED);
    const [, middle] = callsOf(network, 1);
    // 27 of 41 km as the crow flies, of 50 minutes.
    expect(middle).toMatch(/^B1 (\d+) \1 0$/);
    const time = Number(middle?.split(' ')[1]);
    expect(time).toBeGreaterThan(8 * 3600 + 30 * 60);
    expect(time).toBeLessThan(8 * 3600 + 35 * 60);
  });

  it.each<[string, ZipOptions]>([
    ['stored', { stored: true }],
    ['zip64', { zip64: true }],
    ['in a sub-folder', { folder: 'skane/gtfs/' }],
  ])('reads the same from a zip that is %s', async (_, options) => {
    const whole = await read(OWN_FEED);
    const other = await readGtfs(await zipOf(OWN_FEED, options), { feed: 'own' });
    expect(plain(other.network)).toEqual(plain(whole.network));
  });

  it('reads the same from a folder, with marks and line ends of another system, and rows in any order', async () => {
    const whole = await read(OWN_FEED);
    const foreign = Object.fromEntries(
      Object.entries(OWN_FEED).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    const same = await readGtfs(await folderOf(foreign, 'inner'), { feed: 'own' });
    expect(plain(same.network)).toEqual(plain(whole.network));
    const [header = '', ...rows] = (OWN_FEED['stop_times.txt'] ?? '').trim().split('\n');
    const shuffled = { ...OWN_FEED, 'stop_times.txt': `${[header, ...rows.reverse()].join('\n')}\n` };
    // The headsign of a stop is that of the first row read, and only one row has one.
    expect(plain((await read(shuffled)).network)).toEqual(plain(whole.network));
  });

  it('reads what a spreadsheet wrote in Windows-1252, ids too', async () => {
    const whole = await read(OWN_FEED);
    const nordic = Object.entries(OWN_FEED).map(([name, text]) => [name, text.replaceAll('WD', 'HVÖ')]);
    const latin = nordic.map(([name = '', text = '']) => [name, Buffer.from(text, 'latin1')]);
    const { network, problems } = await readGtfs(await zipOf(Object.fromEntries(latin)), { feed: 'own' });
    expect(plain(network)).toEqual(plain((await read(Object.fromEntries(nordic))).network));
    expect(network.trips.id).toEqual(whole.network.trips.id);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['invalid_characters']));
  });

  it('gives a boarding area the name and the place of its platform', async () => {
    const boarding = (parent: string) => `V,Vångby,55.7000,13.1900,0,,\nV1,,,,4,${parent},`;
    const within = (parent: string) => changed('stops.txt', 'V,Vångby,55.7000,13.1900,0,,', boarding(parent));
    const { stops } = (await read(within('V'))).network;
    expect(stringAt(stops.name, 5)).toBe('Vångby');
    expect([stops.latitude[5], stops.longitude[5]]).toEqual([55.7, 13.19]);
    expect((await judge(within(''))).errors).toMatchObject([{ code: 'invalid_coordinates' }]);
  });

  it('reads service from calendar_dates alone, and from calendar alone', async () => {
    const dates = `service_id,date,exception_type\nWD,20261124,1\nONCE,20261124,1\n`;
    expect((await judge({ ...without('calendar.txt'), 'calendar_dates.txt': dates })).tripsOnBusiestDay).toBe(
      6,
    );
    const always = `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
WD,1,1,1,1,1,1,1,20261101,20261231
ONCE,0,0,0,0,0,0,1,20261101,20261231
`;
    expect(
      (await judge({ ...without('calendar_dates.txt'), 'calendar.txt': always })).tripsOnBusiestDay,
    ).toBe(6);
  });

  it('tells how far it is', async () => {
    const zip = await zipOf(OWN_FEED);
    const told: number[] = [];
    await readGtfs(zip, { feed: 'own', onProgress: (done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('stops when asked to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readGtfs(await zipOf(OWN_FEED), { feed: 'own', signal })).rejects.toThrow('enough');
  });
});

/** Each refuses the feed and says where: file, line, words of the message. */
const BROKEN: [string, FeedText, string, number, RegExp][] = [
  ['no agency', without('agency.txt'), 'agency.txt', 0, /no agency.txt/],
  ['no routes', without('routes.txt'), 'routes.txt', 0, /no routes.txt/],
  ['no trips', without('trips.txt'), 'trips.txt', 0, /no trips.txt/],
  ['no stop times', without('stop_times.txt'), 'stop_times.txt', 0, /no stop_times.txt/],
  ['no calendar of either kind', without('calendar.txt', 'calendar_dates.txt'), 'calendar.txt', 0, /neither/],
  ['an empty file', { ...OWN_FEED, 'routes.txt': '' }, 'routes.txt', 1, /empty/],
  [
    'no stop_sequence',
    changed('stop_times.txt', 'stop_sequence', 'order'),
    'stop_times.txt',
    1,
    /stop_sequence/,
  ],
  ['no route_type', changed('routes.txt', 'route_type', 'kind'), 'routes.txt', 1, /route_type/],
  [
    'an unknown time zone',
    changed('agency.txt', 'Europe/Stockholm', 'Sverige'),
    'agency.txt',
    2,
    /"Sverige"/,
  ],
  [
    'two time zones',
    changed('agency.txt', 'Europe/Stockholm', 'Asia/Tokyo'),
    'agency.txt',
    3,
    /Asia\/Tokyo and/,
  ],
  ['a stop without place', changed('stops.txt', '55.6091,13.0001', ','), 'stops.txt', 6, /B1 lies at ","/],
  ['a stop off the earth', changed('stops.txt', '55.7000', '155.7'), 'stops.txt', 8, /V lies/],
  ['a stop in the Atlantic', changed('stops.txt', '55.7000,13.1900', '0,0'), 'stops.txt', 8, /Atlantic/],
  ['a stop twice', changed('stops.txt', 'H2,', 'H1,'), 'stops.txt', 4, /H1 stands here again/],
  ['an unknown parent', changed('stops.txt', '0,H,2', '0,Q,2'), 'stops.txt', 4, /parent_station Q/],
  ['an unknown agency', changed('routes.txt', 'N,west', 'N,nord'), 'routes.txt', 6, /agency_id nord/],
  ['a route twice', changed('routes.txt', '8,east', '7,east'), 'routes.txt', 5, /route 7 stands here again/],
  ['an unknown route', changed('trips.txt', 'N,ONCE', 'M,ONCE'), 'trips.txt', 7, /route_id "M" of trip N1/],
  ['an unknown service', changed('trips.txt', 'N,ONCE', 'N,TWICE'), 'trips.txt', 7, /service_id "TWICE"/],
  ['a trip twice', changed('trips.txt', 'S2', 'S1'), 'trips.txt', 6, /trip S1 stands here again/],
  ['an unknown trip', changed('stop_times.txt', 'N1,23', 'N2,23'), 'stop_times.txt', 15, /trip_id "N2"/],
  [
    'an unknown stop',
    changed('stop_times.txt', 'B1,2', 'B9,2'),
    'stop_times.txt',
    14,
    /stop_id "B9" is not in/,
  ],
  ['a call at a station', changed('stop_times.txt', 'B1,2', 'B,2'), 'stop_times.txt', 14, /"B" is no stop/],
  ['a call at an entrance', changed('stop_times.txt', 'B1,2', 'X,2'), 'stop_times.txt', 14, /"X" is no stop/],
  ['a negative time', changed('stop_times.txt', '07:35:00', '-07:35:00'), 'stop_times.txt', 3, /"-07:35:00"/],
  ['a time in words', changed('stop_times.txt', '07:35:00', 'morgon'), 'stop_times.txt', 3, /"morgon"/],
  [
    'time going back at a stop',
    changed('stop_times.txt', '07:38', '07:30'),
    'stop_times.txt',
    3,
    /leaves a stop before/,
  ],
  [
    'time going back',
    changed('stop_times.txt', '7:50:00,7:50:00', '7:20:00,7:50:00'),
    'stop_times.txt',
    4,
    /arrives before/,
  ],
  [
    'no first time',
    changed('stop_times.txt', '08:00:00,08:00:00,H1', ',,H1'),
    'stop_times.txt',
    5,
    /first or last/,
  ],
  ['a sequence twice', changed('stop_times.txt', 'B1,5,3', 'B1,1,3'), 'stop_times.txt', 3, /stop_sequence 1/],
  ['a sequence below nought', changed('stop_times.txt', 'B1,5,3', 'B1,-5,3'), 'stop_times.txt', 3, /"-5"/],
  ['a date that is none', changed('calendar.txt', '20261231', '20261331'), 'calendar.txt', 2, /20261331/],
  [
    'a service that ends first',
    changed('calendar.txt', '20261231', '20251231'),
    'calendar.txt',
    2,
    /ends before/,
  ],
  ['a day that is neither', changed('calendar.txt', 'WD,1,1', 'WD,1,x'), 'calendar.txt', 2, /tuesday is "x"/],
  [
    'an exception that is none',
    changed('calendar_dates.txt', '20261224,2', '20261224,3'),
    'calendar_dates.txt',
    2,
    /"3"/,
  ],
  [
    'an exception twice',
    changed('calendar_dates.txt', '20261227', '20261224'),
    'calendar_dates.txt',
    3,
    /already/,
  ],
  ['a headway of nothing', changed('frequencies.txt', '1200', '0'), 'frequencies.txt', 2, /F1/],
  ['a frequency of no trip', changed('frequencies.txt', 'F1', 'F9'), 'frequencies.txt', 2, /"F9"/],
  ['a transfer from nowhere', changed('transfers.txt', 'B1,BA,,,,', 'B7,BA,,,,'), 'transfers.txt', 3, /"B7"/],
  [
    'a transfer that says too little',
    changed('transfers.txt', 'S1,S2,4', 'S1,,4'),
    'transfers.txt',
    6,
    /to_trip_id/,
  ],
  ['a quote left open', changed('routes.txt', 'båden"""', 'båden'), 'routes.txt', 3, /quote/],
];

describe('a broken feed', () => {
  it.each(BROKEN)('with %s is refused, with file and line', async (_, contents, file, line, message) => {
    const { accepted, errors } = await judge(contents);
    expect(accepted).toBe(false);
    const found = errors.filter((error) => error.file === file).flatMap((error) => error.examples);
    expect(found).toContainEqual({ line, message: expect.stringMatching(message) });
  });

  it('for another time is refused, and says for which', async () => {
    const feed = await read(OWN_FEED);
    const { accepted, errors } = validateFeed(feed, {
      asOf: Temporal.PlainDate.from('2027-01-01'),
      previousTrips: null,
    });
    expect(accepted).toBe(false);
    expect(errors.map(describeProblem)).toEqual([
      'calendar.txt: no trip runs between 2027-01-01 and 2027-01-07; the feed is for 2026-11-02 to 2026-12-31',
    ]);
  });

  it('that lost more than half of its trips is refused, one that lost half is not', async () => {
    expect(await judge(OWN_FEED, 12)).toMatchObject({ accepted: true });
    const { accepted, errors } = await judge(OWN_FEED, 13);
    expect(accepted).toBe(false);
    expect(errors.map((error) => error.code)).toEqual(['sudden_loss_of_trips']);
  });

  it('counts every fault and keeps a few', async () => {
    const { errors } = await judge(changed('stop_times.txt', /,(H1|B1|V),/g, ',nowhere,'));
    expect(errors).toMatchObject([{ code: 'foreign_key_violation', file: 'stop_times.txt', count: 8 }]);
    expect(errors[0]?.examples).toHaveLength(5);
  });

  it.each<[string, FeedText, string]>([
    ['a route type nobody knows', changed('routes.txt', ',704,', ',99,'), 'unexpected_enum_value'],
    [
      'an agency twice',
      changed('agency.txt', /$/, 'east,Ö,https://e.example,Europe/Stockholm\n'),
      'duplicate_key',
    ],
    ['an empty file that need not be there', { ...OWN_FEED, 'transfers.txt': '' }, 'empty_file'],
    ['a trip that calls once', changed('stop_times.txt', /N1,24.*\n/, ''), 'unusable_trip'],
    [
      'blocks that overlap',
      changed('stop_times.txt', 'S2,08:15:00,08:15:00', 'S2,08:11:00,08:11:00'),
      'block_trips_with_overlapping_stop_times',
    ],
    [
      'a train faster than any',
      changed('stop_times.txt', 'T1,07:35:00,07:38:00', 'T1,07:01:00,07:38:00'),
      'fast_travel_between_consecutive_stops',
    ],
    ['a stop without name', changed('stops.txt', 'V,Vångby', 'V,'), 'missing_stop_name'],
    [
      'a trip on demand',
      changed('stop_times.txt', 'stop_headsign', 'start_pickup_drop_off_window'),
      'flexible_trip',
    ],
  ])('with %s is taken, and says so', async (_, contents, code) => {
    const { accepted, errors, warnings } = await judge(contents);
    expect(errors).toEqual([]);
    expect(accepted).toBe(true);
    expect(warnings.map((warning) => warning.code)).toContain(code);
  });
});

describe('a file that is no feed', () => {
  it.each<[string, () => Promise<string>, RegExp]>([
    ['missing', async () => path.join(folder, 'nowhere.zip'), /no such file/],
    ['no zip', () => noZip('PK? no.'), /not a zip file/],
    ['a zip of something else', () => zipOf({ 'readme.txt': 'hej' }), /no stops.txt/],
    ['an empty zip', () => zipOf({}), /holds no files/],
    ['encrypted', () => zipOf(OWN_FEED, { flags: 1 }), /encrypted/],
    ['packed in another way', () => zipOf(OWN_FEED, { method: 14 }), /method 14/],
    ['cut short', () => cutZip(0.5), /not a zip file, or cut short/],
    ['damaged', () => cutZip(1), /damaged/],
    ['an empty folder', () => folderOf({}), /no stops.txt/],
  ])('because it is %s says so', async (_, make, message) => {
    const outcome = readGtfs(await make(), { feed: 'own' });
    await expect(outcome).rejects.toThrow(FeedUnreadableError);
    await expect(outcome).rejects.toThrow(message);
  });

  async function noZip(text: string): Promise<string> {
    const file = path.join(folder, `${files++}.zip`);
    await writeFile(file, text);
    return file;
  }

  /** A zip cut to this share of its length; whole, but with a byte of its first file changed, for 1. */
  async function cutZip(share: number): Promise<string> {
    const file = path.join(folder, `${files++}.zip`);
    const zip = writeZip(OWN_FEED, { stored: true });
    const name = zip.indexOf('Vestselskabet');
    zip[name] = (zip[name] ?? 0) ^ 1;
    await writeFile(file, zip.subarray(0, Math.floor(zip.length * share)));
    return file;
  }
});
