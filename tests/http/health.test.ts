import { expect, test } from 'vitest';
import type { SourceState } from '../../src/domain/harvest.ts';
import { DatabaseUnavailableError } from '../../src/lib/errors.ts';
import { SOURCES } from './support/samples.ts';
import { testApp } from './support/test-app.ts';

test('live needs nothing but the process', async () => {
  const readiness = () => Promise.reject(new Error('down'));
  const { app } = await testApp({ readiness });
  const answer = await app.inject('/health/live');
  expect([answer.statusCode, answer.json()]).toEqual([200, { live: true }]);
});

test('ready tells what it looked at', async () => {
  const { app } = await testApp();
  const answer = await app.inject('/health/ready');
  expect([answer.statusCode, answer.json()]).toEqual([200, { ready: true, checks: { database: 'ok' } }]);
});

test('not ready is a 503 that says what is missing', async () => {
  const state = { ready: false, checks: { database: 'does not answer' } };
  const { app } = await testApp({ readiness: async () => state });
  const answer = await app.inject('/health/ready');
  expect([answer.statusCode, answer.json()]).toEqual([503, state]);
});

test('a check that cannot be made is not ready', async () => {
  const readiness = () => Promise.reject(new DatabaseUnavailableError('no route to db.internal'));
  const { app, log } = await testApp({ readiness });
  const answer = await app.inject('/health/ready');
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ ready: false });
  expect(answer.body).not.toContain('db.internal');
  expect(log.some(({ level }) => level === 'error')).toBe(true);
});

test('the sources are listed as they are, each time anew', async () => {
  const lists: SourceState[][] = [SOURCES, []];
  const { app } = await testApp({ sources: { list: async () => lists.shift() ?? [] } });
  const answer = await app.inject('/api/v1/sources');
  expect([answer.statusCode, answer.json()]).toEqual([200, SOURCES]);
  expect((await app.inject('/api/v1/sources')).json()).toEqual([]);
  expect((await app.inject('/api/v1/sources?x=1')).statusCode).toBe(400);
});
