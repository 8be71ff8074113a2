import { describe, expect, test } from 'vitest';
import { ANY_VACANCY } from '../../src/domain/vacancy.ts';
import type { Problem } from '../../src/http/problem.ts';
import { BadRequestError } from '../../src/lib/errors.ts';
import { CLOSED, DETAIL, FACETS, RESULT } from './support/samples.ts';
import { failingSearch, testApp } from './support/test-app.ts';

const NOTHING_ASKED = ANY_VACANCY;

describe('GET /api/v1/vacancies', () => {
  test.each([
    ['', {}],
    ['?q=', {}],
    ['?q=%20%20', {}],
    ['?q=%20lärare%20', { q: 'lärare', sort: 'relevance' }],
    ['?q=a+b', { q: 'a b', sort: 'relevance' }],
    ['?q=l%C3%A4kare&sort=deadline', { q: 'läkare', sort: 'deadline' }],
    ['?country=DK', { countries: ['DK'] }],
    ['?country=DK&country=SE&country=DK', { countries: ['DK', 'SE'] }],
    ['?municipality=0101&municipality=1280', { municipalities: ['0101', '1280'] }],
    ['?hours=part_time', { hours: ['part_time'] }],
    ['?source=jobnet&source=jobtech', { sources: ['jobnet', 'jobtech'] }],
    ['?employer=Region%20Sk%C3%A5ne&employer=29190623', { employers: ['Region Skåne', '29190623'] }],
    ['?language=en&language=da', { languages: ['en', 'da'] }],
    [
      '?lacks=driving_licence&lacks=language:sv&requires=shift:night',
      { lacks: ['driving_licence', 'language:sv'], requires: ['shift:night'] },
    ],
    ['?duration=permanent', { durations: ['permanent'] }],
    ['?publishedAfter=2026-03-01', { publishedAfter: '2026-03-01T00:00:00+01:00' }],
    ['?publishedAfter=2026-07-01', { publishedAfter: '2026-07-01T00:00:00+02:00' }],
    ['?deadlineAfter=2026-03-01T08:00:00Z', { deadlineAfter: '2026-03-01T09:00:00+01:00' }],
    ['?deadlineAfter=2026-03-01T08:00+01:00', { deadlineAfter: '2026-03-01T08:00:00+01:00' }],
    ['?limit=1', { limit: 1 }],
    ['?limit=100', { limit: 100 }],
    ['?cursor=abc_-', { cursor: 'abc_-' }],
    ['?facets=true', { facets: true }],
    ['?facets=false', { facets: false }],
    [`?q=${'å'.repeat(500)}`, { q: 'å'.repeat(500), sort: 'relevance' }],
  ])('%s is understood', async (query, asked) => {
    const { app, search } = await testApp();
    const answer = await app.inject(encodeURI(decodeURI(`/api/v1/vacancies${query}`)));
    expect(answer.statusCode).toBe(200);
    expect(search.queries).toEqual([{ ...NOTHING_ASKED, ...asked }]);
  });

  test('answers what the search found, whole', async () => {
    const { app } = await testApp();
    const plain = await app.inject('/api/v1/vacancies');
    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(plain.json()).toEqual(RESULT);
    const counted = await app.inject('/api/v1/vacancies?facets=true');
    expect(counted.json()).toEqual({ ...RESULT, facets: FACETS });
  });

  test.each([
    ['country=NO', 'country', 'must be DK or SE, not "NO"'],
    ['country=', 'country', 'must be DK or SE, not ""'],
    ['country=DK&country=dk', 'country', 'must be DK or SE, not "dk"'],
    ['country=DK,SE', 'country', 'must be DK or SE, not "DK,SE"'],
    ['hours=zero', 'hours', 'must be full_time or part_time, not "zero"'],
    ['sort=pay', 'sort', 'must be relevance, published, deadline, or commute, not "pay"'],
    ['sort=commute', 'sort', 'needs from too'],
    ['maxCommute=60', 'maxCommute', 'needs from too'],
    ['from=nowhere', 'from', 'is neither a point (55.605,13.000) nor the id of a place we know'],
    [
      'from=55.6,13&arriveBy=7',
      'arriveBy',
      'must be a clock time (07:00) or an instant with its offset, not "7"',
    ],
    ['from=55.6,13&date=2026-02-30', 'date', 'must be a day (2026-12-01), not "2026-02-30"'],
    ...['2026-02-30T07:00Z', '2026-12-01T24:00Z', '2026-12-01T07:00'].map((value) => [
      `from=55.6,13&arriveBy=${value}`,
      'arriveBy',
      `must be a clock time (07:00) or an instant with its offset, not "${value}"`,
    ]),
    [
      'from=55.6,13&date=2026-12-01&leaveAfter=2026-12-01T15:30Z',
      'date',
      '"2026-12-01" contradicts leaveAfter',
    ],
    ['from=55.6,13&maxAway=600', 'maxAway', 'needs leaveAfter too'],
    ['from=55.6,13&preset=night&arriveBy=07:00', 'preset', '"night" contradicts arriveBy'],
    ['from=55.6,13&maxCommute=181', 'maxCommute', 'must be a whole number from 1 to 180, not "181"'],
    ['source=indeed', 'source', 'must be jobtech or jobnet, not "indeed"'],
    ['language=de', 'language', 'must be da, sv, or en, not "de"'],
    ...['2026-02-30', '2026-3-1', 'x', '', '2026-03-01T08:00', '1850-01-01', '2026-03-01T25:00Z'].map(
      (value) => [
        `deadlineAfter=${value}`,
        'deadlineAfter',
        `must be a day (2026-03-01) or an instant with its offset (2026-03-01T08:00:00+01:00), not "${value}"`,
      ],
    ),
    ['limit=0', 'limit', 'must be a whole number from 1 to 100, not "0"'],
    ['limit=101', 'limit', 'must be a whole number from 1 to 100, not "101"'],
    ['limit=', 'limit', 'must be a whole number from 1 to 100, not ""'],
    ['limit=1e1', 'limit', 'must be a whole number from 1 to 100, not "1e1"'],
    ['limit=%205', 'limit', 'must be a whole number from 1 to 100, not " 5"'],
    ['limit=٣', 'limit', 'must be a whole number from 1 to 100, not "٣"'],
    ['facets=1', 'facets', 'must be true or false, not "1"'],
    ['municipality=9999', 'municipality', '"9999" is not the code of a municipality in our region'],
    [
      'municipality=0101&municipality=Lund',
      'municipality',
      '"Lund" is not the code of a municipality in our region',
    ],
    ['q=x%00y', 'q', 'contains a control character'],
    ['cursor=%1B', 'cursor', 'contains a control character'],
    [`q=${'a'.repeat(501)}`, 'q', 'may be at most 500 characters long'],
    ['q=a&q=b', 'q', 'may be given only once'],
    ['limit=5&limit=5', 'limit', 'may be given only once'],
    ['country=DK'.concat('&country=DK'.repeat(100)), 'country', 'may be given at most 100 times'],
    [`country=${'x'.repeat(70)}`, 'country', `must be DK or SE, not "${'x'.repeat(60)}…"`],
  ])('%s is refused and named', async (query, parameter, message) => {
    const { app, search } = await testApp();
    const answer = await app.inject(encodeURI(decodeURI(`/api/v1/vacancies?${query}`)));
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json<Problem>()).toEqual({
      type: '/problems/bad-parameter',
      title: 'Wrong parameters',
      status: 400,
      detail: `${parameter}: ${message}.`,
      errors: [{ parameter, message }],
    });
    expect(search.queries).toEqual([]);
  });

  test('every fault is told at once, unknown parameters too', async () => {
    const { app } = await testApp();
    const answer = await app.inject(
      '/api/v1/vacancies?colour=red&limit=x&Q=a&country=FI&country=NO&__proto__=1&constructor=2',
    );
    expect(answer.statusCode).toBe(400);
    const named = answer.json<Problem>().errors?.map((error) => error.parameter) ?? [];
    expect(named.toSorted()).toEqual([
      'Q',
      '__proto__',
      'colour',
      'constructor',
      'country',
      'country',
      'limit',
    ]);
  });

  test('a thousand faults are not all told', async () => {
    const { app } = await testApp();
    const query = Array.from({ length: 1_000 }, (_, index) => `p${index}=1`).join('&');
    const answer = await app.inject(`/api/v1/vacancies?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().errors).toHaveLength(25);
  });

  test('a cursor that the search does not know is a wrong parameter', async () => {
    const { app } = await testApp({
      vacancies: failingSearch(new BadRequestError('cursor', 'of another search')),
    });
    const answer = await app.inject('/api/v1/vacancies?cursor=abc');
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().errors).toEqual([
      { parameter: 'cursor', message: 'does not belong to this search; start again without it' },
    ]);
  });
});

describe('GET /api/v1/vacancies/{id}', () => {
  test('answers an open and a closed vacancy', async () => {
    const { app } = await testApp();
    expect((await app.inject(`/api/v1/vacancies/${DETAIL.id}`)).json()).toEqual(DETAIL);
    const closed = await app.inject(`/api/v1/vacancies/${CLOSED.id}`);
    expect(closed.statusCode).toBe(200);
    expect(closed.json()).toMatchObject({ closedAt: CLOSED.closedAt, closedReason: 'removed' });
  });

  test('an id that there is not is a 404', async () => {
    const { app } = await testApp();
    const answer = await app.inject('/api/v1/vacancies/nosuchvacancy');
    expect(answer.statusCode).toBe(404);
    expect(answer.json<Problem>()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is no vacancy with this id.',
    });
  });

  test.each(['%00', 'a%00b', "';drop", '..%2F..', 'a'.repeat(5_000), '%F0%9F%99%82'])(
    'what cannot be an id (%s) is a 404 without asking the database',
    async (id) => {
      const { app, search } = await testApp();
      expect((await app.inject(`/api/v1/vacancies/${id}`)).statusCode).toBe(404);
      expect(search.ids).toEqual([]);
    },
  );

  test('takes no parameters', async () => {
    const { app } = await testApp();
    const answer = await app.inject(`/api/v1/vacancies/${DETAIL.id}?lang=da`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().errors).toEqual([
      { parameter: 'lang', message: 'there is no such parameter; this address takes none' },
    ]);
  });
});
