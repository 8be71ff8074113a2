import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunReport, runHarvest } from '../../src/harvest/run-harvest.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createHttpClient, type HttpClient } from '../../src/lib/http-client.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import { NO_CONCEPTS } from '../../src/occupations/no-concepts.ts';
import { externalJobnetAd } from '../../src/sources/jobnet/fixtures/answers.ts';
import { createJobnetSource } from '../../src/sources/jobnet/source.ts';
import { jobtechAd } from '../../src/sources/jobtech/fixtures/records.ts';
import { createJobtechSource } from '../../src/sources/jobtech/source.ts';
import type { Source } from '../../src/sources/source.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { testDatabase } from '../support/test-database.ts';

/**
 * Three nights through the real source, over real HTTP, into a real database: a good one, one with a fault, and a good
 * one again. Whatever the fault, nothing that was open is closed by it, what it says is told, and the third night has
 * everything as if there had been none.
 */

type Ad = Record<string, unknown>;
type FaultySource = 'jobtech' | 'jobnet';

/** Two pages of Jobnet, and enough for every guard to look. */
const HOW_MANY = 120;
const NIGHTS = [
  '2026-11-20T03:00:00+01:00',
  '2026-11-21T03:00:00+01:00',
  '2026-11-22T03:00:00+01:00',
] as const;

const healthy: Readonly<Record<FaultySource, readonly Ad[]>> = {
  jobtech: Array.from({ length: HOW_MANY }, (_, index) =>
    jobtechAd({ id: `${index}`, last_publication_date: '2027-01-31T23:59:59', application_deadline: null }),
  ),
  jobnet: Array.from({ length: HOW_MANY }, (_, index) => externalJobnetAd({ jobAdId: `E${index}` })),
};

/** What the second night is like. */
interface Fault {
  /** The ads it lists, where not the same as on the first. */
  readonly ads?: (ads: readonly Ad[]) => readonly Ad[];
  /** Answers the listing in its own way; false leaves it to the healthy one. `nth` counts its requests from 1. */
  readonly answer?: (exchange: FaultyExchange) => boolean;
  /** How long a silent upstream is waited for, where that is tried: the source's own patience is up to a minute. */
  readonly patienceMs?: number;
}

interface FaultyExchange {
  readonly nth: number;
  /** Of Jobnet's page; 1 of JobTech's snapshot. */
  readonly page: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What a healthy upstream would answer. */
  readonly body: Buffer;
}

interface Night {
  readonly outcome: RunReport['outcome'];
  /** A part of the run's message; null where it says nothing. */
  readonly says: RegExp | null;
  readonly waits?: number;
  readonly issues?: RegExp;
}

const OK: Night = { outcome: 'ok', says: null };
/** Read to its end, but not believed to be whole. */
const NOT_WHOLE = (says: RegExp): Night => ({ outcome: 'ok', says });
const FAILED = (says: RegExp): Night => ({ outcome: 'failed', says });

const once =
  (answer: (exchange: FaultyExchange) => void): NonNullable<Fault['answer']> =>
  (exchange) => {
    if (exchange.nth > 1) return false;
    answer(exchange);
    return true;
  };
const always =
  (answer: (exchange: FaultyExchange) => void): NonNullable<Fault['answer']> =>
  (exchange) => {
    answer(exchange);
    return true;
  };
const status =
  (code: number, headers: Record<string, string> = {}) =>
  ({ response }: FaultyExchange): void =>
    void response.writeHead(code, headers).end();
const content =
  (text: string | Buffer, headers: Record<string, string> = {}) =>
  ({ response }: FaultyExchange): void =>
    void response.writeHead(200, headers).end(text);
const cut = ({ response, body }: FaultyExchange): void => {
  response.writeHead(200, { 'transfer-encoding': 'chunked' });
  response.write(body.subarray(0, body.length - 300), () => response.destroy());
};
const cutGzip = ({ response, body }: FaultyExchange): void => {
  const whole = gzipSync(body);
  response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, whole.length - 200));
};
const eachAd = (change: (ad: Ad) => Ad) => (ads: readonly Ad[]) => ads.map(change);
const firstAd = (change: (ad: Ad) => Ad) => (ads: readonly Ad[]) =>
  ads.map((ad, index) => (index === 0 ? change(ad) : ad));
const rename =
  (from: string, to: string) =>
  ({ [from]: value, ...rest }: Ad): Ad => ({ ...rest, [to]: value });
/** Some 20 MB of words, no two alike: what no index can hold. */
const novel = (): string => Array.from({ length: 2_600_000 }, (_, index) => index.toString(36)).join(' ');
const bodyField = (source: FaultySource, text: string): Ad =>
  source === 'jobtech' ? { description: { text, text_formatted: text } } : { description: text };

const FAULTS: readonly (readonly [
  string,
  (source: FaultySource) => Fault,
  Readonly<Record<FaultySource, Night>>,
])[] = [
  ['a 500', () => ({ answer: once(status(500)) }), { jobtech: OK, jobnet: OK }],
  [
    '500s without end',
    () => ({ answer: always(status(500)) }),
    { jobtech: FAILED(/answered 500/), jobnet: FAILED(/answered 500/) },
  ],
  [
    '429 with Retry-After in seconds',
    () => ({ answer: once(status(429, { 'retry-after': '77' })) }),
    { jobtech: { ...OK, waits: 77_000 }, jobnet: { ...OK, waits: 77_000 } },
  ],
  [
    '429 with Retry-After as a date',
    () => ({ answer: once(status(429, { 'retry-after': 'Sat, 21 Nov 2026 02:01:17 GMT' })) }),
    { jobtech: { ...OK, waits: 77_000 }, jobnet: { ...OK, waits: 77_000 } },
  ],
  // Long enough for the answer to the next try, on any machine.
  ['a time-out', () => ({ patienceMs: 2_000, answer: once(() => {}) }), { jobtech: OK, jobnet: OK }],
  [
    'time-outs without end',
    () => ({ patienceMs: 300, answer: always(() => {}) }),
    { jobtech: FAILED(/sent nothing for/), jobnet: FAILED(/sent nothing for/) },
  ],
  ['a connection cut in mid-record', () => ({ answer: once(cut) }), { jobtech: OK, jobnet: OK }],
  [
    'connections cut in mid-record without end',
    () => ({ answer: always(cut) }),
    { jobtech: FAILED(/broke off|middle/), jobnet: FAILED(/broke off|without its end/) },
  ],
  ['a truncated gzip', () => ({ answer: once(cutGzip) }), { jobtech: OK, jobnet: OK }],
  [
    'HTML instead of JSON',
    () => ({ answer: always(content('<!doctype html><p>Nere', { 'content-type': 'text/html' })) }),
    { jobtech: FAILED(/HTML/), jobnet: FAILED(/text\/html/) },
  ],
  [
    'an empty 200',
    () => ({ answer: always(content('')) }),
    { jobtech: { outcome: 'suspect', says: /only 0 records/ }, jobnet: FAILED(/sent nothing/) },
  ],
  [
    'a page repeated',
    () => ({
      ads: (ads) => [...ads.slice(0, 100), ...ads.slice(0, 20)],
    }),
    { jobtech: NOT_WHOLE(/listed 100 ads/), jobnet: NOT_WHOLE(/repeats its pages|listed 100 ads/) },
  ],
  [
    'a field renamed in every ad',
    (source) => ({ ads: eachAd(rename(source === 'jobtech' ? 'headline' : 'title', 'rubrik')) }),
    { jobtech: FAILED(/shape/), jobnet: FAILED(/shape|rubrik|title/) },
  ],
  [
    'a field of another type in every ad',
    (source) => ({
      ads: eachAd((ad) => ({ ...ad, [source === 'jobtech' ? 'number_of_vacancies' : 'cvr']: ['2'] })),
    }),
    { jobtech: { ...OK, issues: /number_of_vacancies/ }, jobnet: { ...OK, issues: /cvr/ } },
  ],
  [
    'a description of 20 MB',
    (source) => ({ ads: firstAd((ad) => ({ ...ad, ...bodyField(source, novel()) })) }),
    { jobtech: OK, jobnet: OK },
  ],
  [
    'invalid UTF-8 in one ad',
    () => ({
      answer: ({ response, body, page }) => {
        if (page > 1) return false;
        const inText = body.indexOf(' ');
        response.end(Buffer.concat([body.subarray(0, inText), Buffer.of(0xff), body.subarray(inText)]));
        return true;
      },
    }),
    { jobtech: { ...OK, issues: /not UTF-8/ }, jobnet: FAILED(/not UTF-8/) },
  ],
  [
    'dates out of range',
    (source) => ({
      ads: firstAd((ad) => ({
        ...ad,
        [source === 'jobtech' ? 'publication_date' : 'publicationDate']: '99999-13-45T25:61:00',
        [source === 'jobtech' ? 'application_deadline' : 'applicationDeadline']: '2026-02-30T00:00:00',
      })),
    }),
    { jobtech: { ...OK, issues: /not a time/ }, jobnet: { ...OK, issues: /not a time/ } },
  ],
];

describe.each<FaultySource>(['jobtech', 'jobnet'])('%s, the night its upstream has', (name) => {
  const database = testDatabase();
  let places: PlaceIndex;
  let server: Server;
  let source: Source;
  let ads: readonly Ad[];
  let fault: Fault;
  let listed: number;

  beforeAll(async () => {
    places = await loadPlaces();
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    source =
      name === 'jobtech'
        ? createJobtechSource({ streamUrl: url, searchUrl: url })
        : createJobnetSource({ baseUrl: url });
  });

  beforeEach(() => {
    ads = healthy[name];
    fault = {};
    listed = 0;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const id = /^\/ad\/(.+)$/.exec(pathname)?.[1];
    if (pathname === '/search') sendJson(response, { total: { value: HOW_MANY }, hits: [] });
    else if (id !== undefined) lookUp(decodeURIComponent(id), response);
    else if (searchParams.get('regions') === 'OevrigeSjaelland') response.end(zealand());
    else list(Number(searchParams.get('pageNumber') ?? 1), request, response);
  }

  function lookUp(id: string, response: ServerResponse): void {
    const ad = healthy.jobtech.find((one) => one['id'] === id);
    if (ad === undefined) response.writeHead(404).end();
    else sendJson(response, ad);
  }

  function list(page: number, request: IncomingMessage, response: ServerResponse): void {
    const body = listing(page);
    listed += 1;
    if (fault.answer?.({ nth: listed, page, request, response, body }) !== true) response.end(body);
  }

  function zealand(): Buffer {
    const jobAds = [externalJobnetAd({ jobAdId: 'Z' })];
    return Buffer.from(JSON.stringify({ jobAds, totalJobAdCount: 1 }));
  }

  function listing(page: number): Buffer {
    if (name === 'jobtech') return Buffer.from(ads.map((ad) => `${JSON.stringify(ad)}\n`).join(''));
    const jobAds = ads.slice((page - 1) * 100, page * 100);
    return Buffer.from(JSON.stringify({ jobAds, totalJobAdCount: HOW_MANY }));
  }

  async function harvest(at: string): Promise<{ report: RunReport; waits: readonly number[] }> {
    const clock = fixedClock(at);
    const waits: number[] = [];
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    const client = createHttpClient({ userAgent: 'Sundet/test', pace: 0, clock, wait });
    const { patienceMs } = fault;
    const http: HttpClient = {
      request: (asked) =>
        client.request(patienceMs === undefined ? asked : { ...asked, idleTimeoutMs: patienceMs }),
    };
    const store = createHarvestStore(database(), clock);
    const deps = { store, http, places, concepts: NO_CONCEPTS, clock, logger: silentLogger };
    const { signal } = new AbortController();
    try {
      return { report: await runHarvest(source, deps, { signal, wanted: 'listing' }), waits };
    } finally {
      await client.close();
    }
  }

  async function open(): Promise<string[]> {
    const { rows } = await database().pool.query<{ source_id: string }>(
      `select source_id from posting join vacancy on vacancy.id = vacancy_id
       where retired_at is null and closed_at is null order by source_id`,
    );
    return rows.map((row) => row.source_id);
  }

  async function texts(): Promise<unknown[]> {
    const { rows } = await database().pool.query(
      'select id, title, description, deadline from vacancy order by id',
    );
    return rows;
  }

  async function issuesOf(run: string): Promise<string> {
    const { rows } = await database().pool.query('select path, reason from harvest_issue where run_id = $1', [
      run,
    ]);
    return JSON.stringify(rows);
  }

  it.each(FAULTS)('%s', async (_name, faultOf, expected) => {
    const first = await harvest(NIGHTS[0]);
    expect(first.report).toMatchObject({ outcome: 'ok', complete: true });
    const before = await open();
    expect(before).toHaveLength(name === 'jobtech' ? HOW_MANY : HOW_MANY + 1);
    const said = await texts();

    fault = faultOf(name);
    ads = fault.ads?.(healthy[name]) ?? healthy[name];
    listed = 0;
    const { report, waits } = await harvest(NIGHTS[1]);
    const { outcome, says, waits: waited, issues } = expected[name];
    expect(report).toMatchObject({ outcome, message: says === null ? null : expect.stringMatching(says) });
    expect(report.counts.retired, 'closed by the fault').toBe(0);
    expect(await open()).toEqual(before);
    if (waited !== undefined) expect(waits).toContain(waited);
    if (issues !== undefined) expect(await issuesOf(report.runId)).toMatch(issues);

    fault = {};
    ads = healthy[name];
    const third = await harvest(NIGHTS[2]);
    expect(third.report).toMatchObject({ outcome: 'ok', complete: true, message: null });
    expect(await open()).toEqual(before);
    expect(await texts()).toEqual(said);
  });

  it('a total that shrinks while paging, or an ad fewer than it counts', async () => {
    await harvest(NIGHTS[0]);
    const before = await open();
    ads = healthy[name].slice(0, HOW_MANY - 3);
    const { report } = await harvest(NIGHTS[1]);
    expect(report).toMatchObject({
      outcome: 'ok',
      complete: false,
      message: expect.stringMatching(/counts 120/),
    });
    expect(await open()).toEqual(before);
  });

  it('ids with slashes, emoji and all else', async () => {
    const odd = [
      'a/b?c=d&e#f',
      '../../etc',
      '🦀🇩🇰',
      '%2F%00',
      "'; drop table posting; --",
      'é',
      'ø'.repeat(200),
    ];
    const field = name === 'jobtech' ? 'id' : 'jobAdId';
    ads = healthy[name].map((ad, index) => ({ ...ad, [field]: odd[index] ?? ad[field] }));
    expect((await harvest(NIGHTS[0])).report).toMatchObject({ outcome: 'ok', complete: true });
    expect(await open()).toEqual(expect.arrayContaining(odd));
    const again = await harvest(NIGHTS[1]);
    expect(again.report.counts).toMatchObject({ inserted: 0, changed: 0, retired: 0, rejected: 0 });
  });
});

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
