import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../src/http/app.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { CLOSED, DETAIL } from './support/samples.ts';
import { NO_FOLLOWING, NO_SHORTLISTS, NO_TRAVEL, recordingSearch, testApp } from './support/test-app.ts';

type Json = Record<string, unknown>;

/** The parts of the specification that our document uses, as strict as it is (OpenAPI 3.1.0, 4.8). */
const Schema = z.record(z.string(), z.unknown());
const Media = z.strictObject({ schema: Schema, example: z.unknown().optional() });
const Parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['query', 'path']),
    required: z.boolean(),
    description: z.string().min(10),
    schema: Schema,
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.strictObject({ value: z.unknown() })).optional(),
  })
  .refine(
    (parameter) => parameter.in !== 'path' || parameter.required,
    'a path parameter is always required',
  );
const Response = z.strictObject({
  description: z.string().min(3),
  content: z.record(z.string(), Media).optional(),
});
const Operation = z.strictObject({
  operationId: z.string().min(1),
  tags: z.array(z.string()).min(1),
  summary: z.string().min(3),
  description: z.string().optional(),
  parameters: z.array(Parameter).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), Response),
});
const SendingOperation = Operation.extend({
  requestBody: z.strictObject({
    required: z.boolean(),
    content: z.strictObject({ 'application/json': Media }),
  }),
});
const Document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  components: z.strictObject({ schemas: z.record(z.string().regex(/^[\w.-]+$/), Schema) }),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({
      get: Operation.optional(),
      post: SendingOperation.optional(),
      delete: Operation.optional(),
    }),
  ),
});
type Document = z.infer<typeof Document>;

let raw: Json;
let document: Document;
beforeAll(async () => {
  const app = await buildApp({
    vacancies: recordingSearch(),
    sources: { list: async () => [] },
    knownMunicipality: () => true,
    readiness: async () => ({ ready: true, checks: {} }),
    travel: NO_TRAVEL,
    shortlists: NO_SHORTLISTS,
    following: NO_FOLLOWING,
    clock: systemClock,
    logger: silentLogger,
    pages: null,
  });
  const answer = await app.inject('/api/v1/openapi.json');
  raw = answer.json();
  document = Document.parse(raw);
  await app.close();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      operation === undefined ? [] : [{ path, method, operation }],
    ),
  );

/** A schema of the document as a validator, with the references it makes. */
function validator(schema: Json): z.ZodType {
  const whole = { ...schema, $defs: document.components.schemas };
  return z.fromJSONSchema(JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')));
}

describe('the OpenAPI document', () => {
  test('describes what the contract names', () => {
    expect(Object.keys(document.paths).toSorted()).toEqual([
      '/api/v1/follows',
      '/api/v1/follows/state',
      '/api/v1/follows/stop',
      '/api/v1/joblog.csv',
      '/api/v1/joblog.xlsx',
      '/api/v1/journeys',
      '/api/v1/places',
      '/api/v1/shares',
      '/api/v1/shares/withdrawal',
      '/api/v1/shortlist.csv',
      '/api/v1/shortlist.xlsx',
      '/api/v1/sources',
      '/api/v1/suggest',
      '/api/v1/vacancies',
      '/api/v1/vacancies.atom',
      '/api/v1/vacancies.csv',
      '/api/v1/vacancies.geojson',
      '/api/v1/vacancies.map',
      '/api/v1/vacancies/{id}',
      '/api/v1/vacancies/{id}/similar',
      '/health/live',
      '/health/ready',
    ]);
    const search = document.paths['/api/v1/vacancies']?.get?.parameters ?? [];
    expect(search.map((parameter) => parameter.name)).toEqual([
      'q',
      'translate',
      'without',
      'country',
      'municipality',
      'occupation',
      'employer',
      'language',
      'requires',
      'lacks',
      'hours',
      'duration',
      'publishedAfter',
      'deadlineAfter',
      'source',
      'sort',
      'limit',
      'cursor',
      'explain',
      'facets',
      'from',
      'arriveBy',
      'leaveAfter',
      'date',
      'preset',
      'maxCommute',
      'maxTravelDay',
      'maxAway',
    ]);
  });

  test('every reference leads somewhere, and every component is referred to', () => {
    const references = new Set(
      [...JSON.stringify(raw).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]),
    );
    const components = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...references].toSorted()).toEqual(components.toSorted());
  });

  test('nothing of JSON Schema that 3.1 no longer knows', () => {
    expect(JSON.stringify(raw)).not.toMatch(
      /"nullable"|"exclusiveMinimum":(true|false)|"\$schema"|"definitions"/,
    );
  });

  test('path parameters and tags are those declared, operation ids differ', () => {
    const tags = document.tags.map((tag) => tag.name);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map((parameter) => parameter.name)).toEqual(inPath);
      expect(tags).toEqual(expect.arrayContaining(operation.tags));
    }
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every parameter has examples, and its own schema accepts them', () => {
    for (const { operation } of operations()) {
      for (const parameter of operation.parameters ?? []) {
        const many = Object.values(parameter.examples ?? {}).map((example) => example.value);
        const examples = parameter.example === undefined ? many : [...many, parameter.example];
        // A cursor is opaque: any example would belong to no search.
        if (parameter.name !== 'cursor')
          expect([parameter.name, examples.length]).not.toEqual([parameter.name, 0]);
        for (const example of examples) {
          expect([parameter.name, validator(parameter.schema).safeParse(example).success]).toEqual([
            parameter.name,
            true,
          ]);
        }
      }
    }
  });

  test('every error is a problem document; the API tells the common ones', () => {
    const common = (path: string, method: string): string[] => {
      if (!path.startsWith('/api')) return ['200', '400'];
      return method === 'get'
        ? ['200', '304', '400', '429', '500', '503']
        : ['400', '403', '429', '500', '503'];
    };
    for (const { path, method, operation } of operations()) {
      const statuses = Object.keys(operation.responses);
      expect(statuses).toEqual(expect.arrayContaining(common(path, method)));
      for (const [status, response] of Object.entries(operation.responses)) {
        if (Number(status) < 400 || (path === '/health/ready' && status === '503')) continue;
        expect(response.content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      }
    }
  });

  test('every body has an example, and its own schema accepts it', () => {
    const bodies = Object.entries(document.paths).flatMap(([path, { post }]) => {
      const body = post?.requestBody?.content['application/json'];
      return body === undefined ? [] : [{ path, ...body }];
    });
    expect(bodies.length).toBeGreaterThanOrEqual(7);
    for (const { path, schema, example } of bodies) {
      expect(example, path).toBeDefined();
      expect(validator(schema).safeParse(example).error, path).toBeUndefined();
    }
  });

  test.each([
    ['/api/v1/vacancies', '/api/v1/vacancies', 200],
    ['/api/v1/vacancies', '/api/v1/vacancies?facets=true', 200],
    ['/api/v1/vacancies', '/api/v1/vacancies?country=FI', 400],
    ['/api/v1/vacancies/{id}', `/api/v1/vacancies/${DETAIL.id}`, 200],
    ['/api/v1/vacancies/{id}', `/api/v1/vacancies/${CLOSED.id}`, 200],
    ['/api/v1/vacancies/{id}', '/api/v1/vacancies/nosuch', 404],
    ['/api/v1/vacancies/{id}/similar', `/api/v1/vacancies/${DETAIL.id}/similar?limit=3`, 200],
    ['/api/v1/vacancies/{id}/similar', '/api/v1/vacancies/nosuch/similar', 404],
    ['/api/v1/vacancies/{id}/similar', `/api/v1/vacancies/${DETAIL.id}/similar?limit=21`, 400],
    ['/api/v1/sources', '/api/v1/sources', 200],
    ['/health/live', '/health/live', 200],
    ['/health/ready', '/health/ready', 200],
  ])('%s answers as the document says (%s: %i)', async (path, url, status) => {
    const { app } = await testApp();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(status);
    const media = String(answer.headers['content-type']).split(';')[0] ?? '';
    const schema = document.paths[path]?.get?.responses[status]?.content?.[media]?.schema;
    if (schema === undefined) throw new Error(`${status} with ${media} is not documented`);
    expect(validator(schema).safeParse(answer.json()).error).toBeUndefined();
    expect(validator(schema).safeParse('something else').success).toBe(false);
  });
});
