import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PostingDraft } from '../../src/domain/posting-draft.ts';
import { UpstreamError, UpstreamShapeError } from '../../src/lib/errors.ts';
import type { HttpRequest } from '../../src/lib/http-client.ts';
import type { Logger } from '../../src/lib/logger.ts';
import { NO_EMPLOYER_FEEDS } from '../../src/sources/employer-feeds.ts';
import type { Answer, FixtureUpstream } from '../../src/sources/fixture-upstream.ts';
import { bodyOf } from '../../src/sources/raw-text.ts';
import { createSources, type SourceSettings } from '../../src/sources/registry.ts';
import type { Source } from '../../src/sources/source.ts';
import { eventsOf, outcomes, type Reading, type ReadOptions, readSource } from './support/read-source.ts';

/**
 * What holds for every source there is. A new one is tested by being there: its folder is found, and so is the
 * upstream in its fixtures.
 */
const SOURCES = path.resolve(import.meta.dirname, '../../src/sources');
const FOLDERS = readdirSync(SOURCES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

async function fixtureOf(folder: string): Promise<FixtureUpstream> {
  const module: { upstream: FixtureUpstream } = await import(
    path.join(SOURCES, folder, 'fixtures/upstream.ts')
  );
  return module.upstream;
}

const FIXTURES = new Map(
  await Promise.all(
    FOLDERS.filter((folder) => existsSync(path.join(SOURCES, folder, 'fixtures/upstream.ts'))).map(
      async (folder) => [folder, await fixtureOf(folder)] as const,
    ),
  ),
);

/** Where a source's fixture does not say otherwise: nobody answers there. */
const NOWHERE: SourceSettings = {
  jobtechStreamUrl: new URL('http://nowhere.test/stream'),
  jobtechSearchUrl: new URL('http://nowhere.test/search'),
  jobnetUrl: new URL('http://nowhere.test/jobnet'),
};
const ALL_SETTINGS: SourceSettings = Object.assign(
  { ...NOWHERE },
  ...[...FIXTURES.values()].map(({ settings }) => settings),
);
const ALL = createSources(ALL_SETTINGS);

const upstreams = setupServer();
beforeAll(() => upstreams.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstreams.resetHandlers());
afterAll(() => upstreams.close());

/** Far more than any fixture has pages. */
const MOST_REQUESTS = 300;
/** Ends a reading that would never end by itself. */
let patience = new AbortController();
beforeEach(() => {
  patience = new AbortController();
});

function read(source: Source, options: ReadOptions = {}): Promise<Reading> {
  return readSource(source, { signal: patience.signal, ...options });
}

/**
 * Serves what `answer` says to any request, and 404 where it says nothing.
 * @param told is filled with what it says.
 * @returns the addresses asked, as they are.
 */
function serve(answer: Answer, told: string[] = []): string[] {
  const asked: string[] = [];
  upstreams.use(
    http.all('*', async ({ request }) => {
      asked.push(request.url);
      if (asked.length > MOST_REQUESTS)
        patience.abort(new Error(`it goes on after ${MOST_REQUESTS} requests`));
      const response = await answer(request);
      if (response === null) return new HttpResponse(null, { status: 404 });
      told.push(await response.clone().text());
      return response;
    }),
  );
  return asked;
}

/** The beginning of an answer, as if that were all; a page for people may end anywhere. */
async function cut(whole: Response, share: number): Promise<Response> {
  const { status, headers } = whole;
  if (headers.get('content-type')?.startsWith('text/html')) return whole;
  const text = await whole.text();
  return new Response(text.slice(0, Math.floor(text.length * share)), { status, headers });
}

function loggerInto(log: string[]): Logger {
  const note = (fields: object, message: string) => void log.push(JSON.stringify([fields, message]));
  const logger: Logger = { debug: note, info: note, warn: note, error: note, child: () => logger };
  return logger;
}

it('every folder is a source of the registry and has an upstream in its fixtures, and the reverse', () => {
  const ids = ALL.map(({ id }) => id);
  expect([...ids].sort()).toEqual([...FOLDERS].sort());
  expect([...FIXTURES.keys()].sort()).toEqual([...FOLDERS].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

it('a source whose settings are missing is not listed', () => {
  expect(createSources(NOWHERE).map(({ id }) => id)).toEqual(['jobtech', 'jobnet']);
  const off = { ...NOWHERE, joblinksUrl: null, ...NO_EMPLOYER_FEEDS };
  expect(createSources(off).map(({ id }) => id)).toEqual(['jobtech', 'jobnet']);
});

describe.each(ALL.map((source) => [source.id, source] as const))('%s', (id, source) => {
  const fixture = FIXTURES.get(id);
  if (fixture === undefined) throw new Error(`${id} has no fixtures/upstream.ts`);

  it('says who it is', () => {
    expect(source.id).toMatch(/^[a-z0-9-]+$/);
    expect(new URL(source.homepage).protocol).toBe('https:');
    for (const said of [source.name, source.licence, source.attribution]) expect(said.trim()).not.toBe('');
    expect(source.baseUrls.length).toBeGreaterThan(0);
    for (const url of source.baseUrls) expect(new URL(url).protocol).toMatch(/^https?:$/);
  });

  it('reads its upstream to a complete listing, each ad once, and asks nobody else', async () => {
    const asked = serve(fixture.answer);
    const reading = await read(source);
    expect(reading.error).toBeNull();
    const listings = eventsOf(reading, 'listing');
    expect(listings.every(({ complete }) => complete)).toBe(true);
    // One of all, or one of each feed.
    expect(listings.every(({ feed }) => feed !== undefined) || listings.length === 1).toBe(true);
    expect(reading.events.at(-1)?.type).toBe('listing');
    expect(eventsOf(reading, 'posting').length).toBeGreaterThan(0);
    expect(new Set(outcomes(reading)).size).toBe(outcomes(reading).length);
    const hosts = new Set(source.baseUrls.map((url) => new URL(url).host));
    for (const url of asked) expect(hosts).toContain(new URL(url).host);
  });

  it('keeps the pace it names, so that whoever else asks there can take turns with it', async () => {
    serve(fixture.answer);
    const requests: HttpRequest[] = [];
    await read(source, { requests });
    const named = new Map(source.baseUrls.map((url) => [source.paceWith(url).lane, source.paceWith(url)]));
    expect(named.size).toBe(source.baseUrls.length);
    for (const { url, lane = url.host, spacingMs = 0 } of requests) {
      expect(spacingMs).toBeGreaterThanOrEqual(LEAST_SPACING_MS);
      expect(named.get(lane)?.spacingMs).toBeGreaterThanOrEqual(spacingMs);
    }
  });

  it('gives the same ads by the same ids and versions when read again', async () => {
    serve(fixture.answer);
    const [first, second] = [await read(source), await read(source)];
    const told = (reading: Reading) =>
      eventsOf(reading, 'posting').map(({ draft, version }) => `${draft.sourceId} ${version}`);
    expect(told(second)).toEqual(told(first));
  });

  it('knows each ad by the same id a night later, and by another version only where it has changed', async () => {
    const { gone, changed, answer } = fixture.nextNight;
    serve(fixture.answer);
    const before = versionsIn(await read(source));
    upstreams.resetHandlers();
    serve(answer);
    const reading = await read(source, { at: '2026-10-07T03:00:00+02:00' });
    expect(reading.error).toBeNull();
    expect(eventsOf(reading, 'listing').every(({ complete }) => complete)).toBe(true);
    const after = versionsIn(reading);
    expect([...after.keys(), gone].sort()).toEqual([...before.keys()].sort());
    const differing = [...after].filter(([sourceId, version]) => version !== before.get(sourceId));
    expect(differing.map(([sourceId]) => sourceId)).toEqual([changed]);
  });

  it('names its feeds so that each posting stands in the scopes of its own and of no other', async () => {
    serve(fixture.answer);
    const { events } = await read(source);
    const feeds = events.flatMap((event) => (event.type === 'listing' ? (event.feed ?? []) : []));
    expect(new Set(feeds.map((feed) => feed.id)).size).toBe(feeds.length);
    const misplaced: string[] = [];
    let ids: string[] = [];
    for (const event of events) {
      if (event.type === 'listing') {
        for (const sourceId of event.feed === undefined ? [] : ids) {
          const standsIn = feeds.filter(({ scopes }) => scopes.some((scope) => sourceId.startsWith(scope)));
          if (standsIn.length !== 1 || standsIn[0]?.id !== event.feed?.id) misplaced.push(sourceId);
        }
        ids = [];
      } else if (event.type !== 'progress') {
        const sourceId = event.type === 'posting' ? event.draft.sourceId : event.sourceId;
        if (sourceId !== null) ids.push(sourceId);
      }
    }
    expect(misplaced).toEqual([]);
  });

  it.each([
    ['fails', async () => new HttpResponse(null, { status: 403 })],
    ['is cut in the middle', (whole: Response) => cut(whole, 0.5)],
    ['is cut before its end', (whole: Response) => cut(whole, 0.98)],
  ])('proves nothing of what an answer that %s has hidden', async (_what, spoil) => {
    const asked = serve(fixture.answer);
    const whole = idsOf(await read(source));
    const failing = asked.filter((url) => !url.endsWith('/robots.txt')).map((url) => url.split('?')[0] ?? '');
    for (const address of new Set(failing)) {
      upstreams.resetHandlers();
      serve(async (request) => {
        const answer = await fixture.answer(request);
        return answer !== null && request.url.startsWith(address) ? spoil(answer) : answer;
      });
      const reading = await read(source);
      expectNoOtherFault(reading);
      if (reading.error === null) expect(falselyGone(whole, reading), address).toEqual([]);
    }
  });

  it('proves nothing where it is given fewer ads than there are', async () => {
    if (fixture.short === null) return expect(source.absence).toBe('twice');
    serve(fixture.answer);
    const whole = idsOf(await read(source));
    upstreams.resetHandlers();
    serve(fixture.short);
    const reading = await read(source);
    expect(whole.filter((sourceId) => !idsOf(reading).includes(sourceId))).not.toEqual([]);
    expectNoOtherFault(reading);
    if (reading.error === null) expect(falselyGone(whole, reading)).toEqual([]);
  });

  it.skipIf(fixture.endless === null)(
    'comes to an end where its pages do not, and proves nothing',
    async () => {
      serve((request) => fixture.endless?.(request) ?? null);
      const reading = await read(source);
      expectNoOtherFault(reading);
      expect(eventsOf(reading, 'listing').every(({ complete }) => complete)).toBe(false);
    },
  );

  it('gives drafts that keep to the rules', async () => {
    serve(fixture.answer);
    const reading = await read(source);
    expect(reading.error).toBeNull();
    for (const { draft, version } of eventsOf(reading, 'posting')) {
      expect(faultsOf(draft)).toEqual([]);
      expect(version).not.toBe('');
    }
  });

  it('maps no contact person, and logs none', async () => {
    const told: string[] = [];
    serve(fixture.answer, told);
    const log: string[] = [];
    const { events, error } = await read(source, { logger: loggerInto(log) });
    expect(error).toBeNull();
    const said = JSON.stringify(events) + log.join();
    expect(fixture.people.length).toBeGreaterThan(0);
    const answers = told.join();
    expect(fixture.people.filter((person) => !answers.includes(person))).toEqual([]);
    expect(fixture.people.filter((person) => said.includes(person))).toEqual([]);
  });

  it('ends in an error when the envelope has changed', async () => {
    const told: string[] = [];
    serve(fixture.changed, told);
    const reading = await read(source);
    expect(told).not.toEqual([]);
    expect(isUpstreamFault(reading.error), String(reading.error)).toBe(true);
    expect(eventsOf(reading, 'listing').filter(({ complete }) => complete)).toEqual([]);
  });

  it.each([
    ['a page for people', () => new Response('<!doctype html><title>Moved</title>', HTML)],
    ['another JSON', () => Response.json({ moved: true })],
    ['nothing', () => new Response('')],
  ])('never takes %s for a complete listing', async (_what, answer) => {
    serve(answer);
    const reading = await read(source);
    expectNoOtherFault(reading);
    expect(eventsOf(reading, 'listing').filter(({ complete }) => complete)).toEqual([]);
    expect(eventsOf(reading, 'posting')).toEqual([]);
  });

  it.each([401, 403])('ends in an error that nobody retries when it is refused with %i', async (status) => {
    serve(() => new HttpResponse(null, { status }));
    const reading = await read(source);
    // Pages of employers refuse by their robots.txt, which is respected rather than an error.
    if (reading.error === null) expect(eventsOf(reading, 'listing')).not.toEqual([]);
    else expect(reading.error).toMatchObject({ retry: false });
    expect(eventsOf(reading, 'listing').filter(({ complete }) => complete)).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const asked = serve((request) => {
      controller.abort(reason);
      return fixture.answer(request);
    });
    const reading = await read(source, { signal: controller.signal });
    expect(reading.error).toBe(reason);
    expect(eventsOf(reading, 'listing')).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});

/** Whoever is not paid for it is not asked more often than that. */
const LEAST_SPACING_MS = 1_000;
const HTML = { headers: { 'content-type': 'text/html' } };
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

/** What a reading shows no more although it was there, and says is proven to be gone. */
function falselyGone(whole: readonly string[], reading: Reading): string[] {
  const unproven = eventsOf(reading, 'listing').filter(({ complete }) => !complete);
  const isKept = (id: string) =>
    unproven.some(({ feed }) => feed === undefined || feed.scopes.some((scope) => id.startsWith(scope)));
  const shown = new Set(idsOf(reading));
  return whole.filter((id) => !shown.has(id) && !isKept(id));
}

function versionsIn(reading: Reading): Map<string, string> {
  return new Map(eventsOf(reading, 'posting').map(({ draft, version }) => [draft.sourceId, version]));
}

function idsOf(reading: Reading): string[] {
  return eventsOf(reading, 'posting').map(({ draft }) => draft.sourceId);
}

/** A reading ends by itself: to its end, or with an upstream's fault. */
function expectNoOtherFault({ error }: Reading): void {
  expect(error === null || isUpstreamFault(error), String(error)).toBe(true);
}

function isUpstreamFault(error: unknown): boolean {
  return error instanceof UpstreamError || error instanceof UpstreamShapeError;
}

/** Which of the rules for every draft this one breaks. */
function faultsOf(draft: PostingDraft): string[] {
  const { publishedAt, deadline, openUntil, place } = draft;
  const { body: _, title: __, ...structured } = draft;
  const rules: Record<string, boolean> = {
    'has an id without blanks around it': draft.sourceId !== '' && draft.sourceId === draft.sourceId.trim(),
    'has a title': draft.title.trim() !== '',
    'links to a page, as nobody in particular': /^https?:\/\/[^/?#@]+(?:[/?#]|$)/.test(draft.url),
    'gives instants with offset': [publishedAt, deadline, openUntil].every(
      (at) => at === null || INSTANT.test(at),
    ),
    'gives instants that exist': [publishedAt, deadline, openUntil].every(
      (at) => at === null || !Number.isNaN(Date.parse(at)),
    ),
    'takes no date of another age for said': [publishedAt, deadline, openUntil].every(
      (at) => at === null || /^20[0-4]/.test(at),
    ),
    'says whether its text is HTML': bodyOf(draft.body.content).kind === draft.body.kind,
    'gives its title as text': bodyOf(draft.title).kind === 'text' && !/&(?:#\d+|\w+);/.test(draft.title),
    'names the country by its code': place.country === null || /^[A-Z]{2}$/.test(place.country),
    'gives no blank for nothing': ![...Object.values(place), ...Object.values(draft.employer)].includes(''),
    'holds no e-mail address in its fields': !/[\w.+-]+@[\w-]+\.\w+/.test(JSON.stringify(structured)),
    'counts positions':
      draft.positions === null || (Number.isInteger(draft.positions) && draft.positions > 0),
  };
  return Object.entries(rules).flatMap(([rule, isKept]) => (isKept ? [] : [rule]));
}
