import { expect, test } from 'vitest';
import { DatabaseUnavailableError, UpstreamError } from '../lib/errors.ts';
import { reachingDatabase } from './database-errors.ts';

const thrownFor = (error: unknown): Promise<unknown> =>
  reachingDatabase(() => Promise.reject(error)).catch((thrown: unknown) => thrown);

const coded = (code: string): Error => Object.assign(new Error('password=hunter2'), { code });

test.each([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
  ...['57P01', '57P02', '57P03', '08000', '08006', '08P01', '53300'],
])('%s means that the database is out of reach, however deep it is wrapped', async (code) => {
  const cause = new Error('Failed query', { cause: coded(code) });
  const thrown = await thrownFor(cause);
  expect(thrown).toBeInstanceOf(DatabaseUnavailableError);
  expect(thrown).toMatchObject({ cause });
  expect(String(thrown)).toContain(`(${code})`);
  expect(String(thrown)).not.toContain('hunter2');
});

test.each([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Client has encountered a connection error and is not queryable',
])('so does what the driver only says in words: %s', async (message) => {
  expect(await thrownFor(new Error(message))).toBeInstanceOf(DatabaseUnavailableError);
});

test.each([
  coded('42P01'),
  coded('57014'),
  coded('ENOENT'),
  new Error('the Connection terminated story'),
  new UpstreamError('no answer', { status: null, retry: true, cause: coded('ECONNREFUSED') }),
  new DatabaseUnavailableError('said already', { cause: coded('ECONNREFUSED') }),
  'a string',
  undefined,
])('anything else is left as it is: %s', async (error) => {
  expect(await thrownFor(error)).toBe(error);
});

test('an error that causes itself is left as it is', async () => {
  const error = new Error('round');
  error.cause = error;
  expect(await thrownFor(error)).toBe(error);
});

test('what the database answers is handed on', async () => {
  expect(await reachingDatabase(async () => 1)).toBe(1);
});
