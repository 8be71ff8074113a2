import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProgram, type Program } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { createFollowing } from '../../src/follow/create-following.ts';
import { buildApp } from '../../src/http/app.ts';
import type { Problem } from '../../src/http/problem.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createListedVacancies } from '../../src/search/listed-vacancies.ts';
import { createFollowStore } from '../../src/store/create-follow-store.ts';
import { store } from '../search/search-fixture.ts';
import { MALMO } from '../store/sample-posting.ts';
import { testDatabaseUrl } from '../support/test-database.ts';
import { type LogLine, recordingLogger } from './support/test-app.ts';

/**
 * Every GET of the OpenAPI document with every parameter it declares, and every POST with every field, against a real
 * database with vacancies in it.
 * What is added to the document is asked for by itself.
 */
const databaseUrl = testDatabaseUrl();
const log: LogLine[] = [];
let program: Program;
let app: FastifyInstance;

beforeAll(async () => {
  const clock = fixedClock('2026-03-01T12:00:00+01:00');
  const logger = recordingLogger(log);
  program = await openProgram(readConfig({ DATABASE_URL: databaseUrl() }), { clock, logger, share: true });
  await store(program.database, [
    {
      sourceId: 'a',
      title: 'Kok',
      employer: { name: 'Ærø "Kro" 100%', orgNumber: '29190623', country: 'DK' },
    },
    {
      sourceId: 'b',
      title: 'Sjuksköterska 🙂',
      language: 'sv',
      workplace: MALMO,
      deadline: '2026-04-01T00:00:00+02:00',
    },
    { sourceId: 'c', title: 'مهندس', language: null, hours: null, duration: null, publishedAt: null },
  ]);
  app = await buildApp({
    vacancies: program.search,
    sources: { list: async () => [] },
    knownMunicipality: (code) => program.places.municipality(code) !== null,
    readiness: async () => ({ ready: true, checks: {} }),
    travel: { places: program.placeFinder, journeys: program.journeys },
    shortlists: {
      vacancies: createListedVacancies({ database: program.database, clock, municipalityName: () => null }),
      shares: program.sharedLists,
    },
    following: createFollowing({
      store: createFollowStore(program.database),
      clock,
      channels: ['email', 'webhook'],
      publicUrl: new URL('https://sundet.example'),
      allowLoopback: false,
      nudge: async () => {},
    }),
    clock,
    logger,
    pages: null,
  });
});

afterAll(async () => {
  await app?.close();
  await program?.close();
});

interface Declared {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly schema: {
    readonly enum?: readonly unknown[];
    readonly items?: { readonly enum?: readonly unknown[] };
  };
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Body {
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Operations {
  readonly get?: { readonly parameters?: readonly Declared[] };
  readonly post?: {
    readonly requestBody: {
      readonly content: Readonly<Record<string, { readonly schema: Body; readonly example?: object }>>;
    };
  };
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, Operations>>;
}

const AWKWARD = [
  ...[
    '',
    ' ',
    '"',
    '"kok',
    '""',
    '"-"',
    '-',
    '--',
    '- -',
    '-"',
    '*',
    '!',
    '&',
    '|',
    '&|!',
    '<->',
    '<2>',
    '(',
    ')',
    ':*',
  ],
  ...[
    'kok & !(nat | dag)',
    'kok:*AB',
    "'kok' <-> 'nat'",
    '\\',
    '\\\\',
    "''",
    "'; drop table vacancy; --",
    "' or 1=1 --",
  ],
  ...[
    '$1',
    '%',
    '%s',
    '_',
    '{}',
    '[]',
    '{"a":1}',
    'null',
    'undefined',
    'NaN',
    'true',
    '0',
    '-1',
    '1e999',
    '9'.repeat(40),
  ],
  ...[
    '\0',
    'a\0b',
    '\u0001',
    '\u001b[31m',
    '\r\n',
    '\t',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\ufffd',
    '\ufffe',
    '\ud800',
    'a\udc00',
  ],
  ...[
    '🙂',
    '👩🏽‍⚕️',
    '🇩🇰',
    'e\u0301',
    'Ǆ',
    'ﬁ',
    'İ',
    'ß',
    'ﷺ',
    '\u202ekok\u202c',
    'ممرضة',
    'אחות',
    '看護師',
    'ก็'.repeat(50),
  ],
  ...[
    'a'.repeat(5_000),
    '"'.repeat(5_000),
    '-a '.repeat(1_600),
    'å'.repeat(499),
    'kok '.repeat(120),
    '(('.repeat(240),
  ],
  ...[
    '2026-03-01',
    '2026-02-30',
    '0001-01-01',
    '9999-12-31T23:59:59Z',
    '2026-03-01T00:00:00+99:99',
    '24:00',
    '55.6,13',
    '999,999',
  ],
  ...[
    '<script>alert(1)</script>',
    '../../etc/passwd',
    'http://x',
    'javascript:1',
    'a=b&c=d',
    '#',
    '?',
    '+',
    ';',
    ',',
    '__proto__',
  ],
];

function valuesOf(parameter: Declared): fc.Arbitrary<string> {
  const { schema, example, examples = {} } = parameter;
  const told = [example, ...Object.values(examples).map(({ value }) => value)].flat();
  const good = [...(schema.enum ?? []), ...(schema.items?.enum ?? []), ...told].filter(
    (value) => value !== undefined,
  );
  return fc.oneof(
    { weight: 3, arbitrary: good.length === 0 ? fc.constant('kok') : fc.constantFrom(...good.map(String)) },
    { weight: 2, arbitrary: fc.constantFrom(...AWKWARD) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...AWKWARD), { maxLength: 6 }).map((parts) => parts.join(' ')),
    },
  );
}

/** Lone surrogates cannot be sent: what a client would send instead. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

function requestOf(path: string, parameters: readonly Declared[]): fc.Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const filled = fc
    .tuple(...inPath.map(valuesOf))
    .map((values) =>
      inPath.reduce((url, { name }, index) => url.replace(`{${name}}`, encoded(values[index] ?? '')), path),
    );
  if (inQuery.length === 0) return filled;
  const pair = fc
    .constantFrom(...inQuery)
    .chain((parameter) => valuesOf(parameter).map((value) => `${parameter.name}=${encoded(value)}`));
  return fc
    .tuple(filled, fc.array(pair, { maxLength: 5 }))
    .map(([url, pairs]) => (pairs.length === 0 ? url : `${url}?${pairs.join('&')}`));
}

/** What was logged as an error, but for the timetable that is not there. */
function errors(): LogLine[] {
  const wrong = log.filter(({ level }) => level === 'error');
  return wrong.filter(({ fields }) => !JSON.stringify(fields).includes('no_timetable'));
}

async function document(): Promise<ApiDocument> {
  return (await app.inject('/api/v1/openapi.json')).json<ApiDocument>();
}

async function expectSensible(url: string, payload?: object): Promise<number> {
  const { statusCode, headers, body } = await app.inject(
    payload === undefined ? { url } : { method: 'POST', url, payload },
  );
  // A request whose head is too long ends before it reaches us, and some parts may be switched off.
  // There is none here: the right answer to a right question about journeys.
  if (statusCode === 503 && JSON.parse(body).type === '/problems/no-timetable') return statusCode;
  expect([url, statusCode, body.slice(0, 300)]).toEqual([
    url,
    expect.toBeOneOf([200, 201, 202, 204, 302, 304, 400, 404, 410, 413, 414]),
    expect.anything(),
  ]);
  if (statusCode >= 400) {
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = JSON.parse(body) as Problem;
    expect(problem.status).toBe(statusCode);
    if (problem.type === '/problems/bad-parameter') expect(problem.errors?.length).toBeGreaterThan(0);
  }
  return statusCode;
}

test('each awkward value in each parameter of each address is answered, or refused by name', async () => {
  const { paths } = await document();
  const asked: string[] = [];
  const answered: string[] = [];
  for (const [path, { get }] of Object.entries(paths)) {
    for (const parameter of get?.parameters ?? []) {
      const values =
        parameter.name === 'q' ? AWKWARD : AWKWARD.filter((_, index) => index % 4 === asked.length % 4);
      for (const value of values) {
        const url =
          parameter.in === 'path'
            ? path.replace(`{${parameter.name}}`, encoded(value))
            : `${path}?${parameter.name}=${encoded(value)}`;
        if ((await expectSensible(url)) === 200) answered.push(parameter.name);
      }
      asked.push(parameter.name);
    }
  }
  expect(asked).toEqual(expect.arrayContaining(['q', 'employer', 'lacks', 'cursor', 'id']));
  expect(answered.length).toBeGreaterThan(100);
  expect(errors()).toEqual([]);
});

test('so is any mixture of them', async () => {
  const { paths } = await document();
  const operations = Object.entries(paths).filter(([, { get }]) => (get?.parameters ?? []).length > 0);
  const urls = operations.map(([path, { get }]) => requestOf(path, get?.parameters ?? []));
  await fc.assert(
    fc.asyncProperty(fc.oneof(...urls), async (url) => {
      await expectSensible(url);
    }),
    { numRuns: 600 },
  );
  expect(errors()).toEqual([]);
});

/** What JSON may hold where something else is wanted. */
const WRONG: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  [],
  {},
  [null],
  { length: 1 },
  { toString: 'x' },
];

test('each awkward value in each field of each body is taken, or refused by name', async () => {
  const { paths } = await document();
  const taken: string[] = [];
  for (const [path, { post }] of Object.entries(paths)) {
    const body = post?.requestBody.content['application/json'];
    if (body === undefined) continue;
    const { schema, example = {} } = body;
    for (const field of [...Object.keys(schema.properties ?? {}), '__proto__', 'unknown']) {
      for (const value of [...AWKWARD, ...WRONG]) {
        const status = await expectSensible(
          path,
          Object.fromEntries([...Object.entries(example), [field, value]]),
        );
        if (status < 300) taken.push(`${path} ${field}`);
      }
    }
    expect(await expectSensible(path, example)).not.toBe(500);
  }
  expect(taken).toEqual(expect.arrayContaining(['/api/v1/follows search', '/api/v1/follows/stop token']));
  expect(errors()).toEqual([]);
});
