import { expect, test } from 'vitest';
import { loggableError } from './loggable-error.ts';

test('an error is told with its causes and places, without the values of a query', () => {
  const cause = Object.assign(new TypeError('bad value'), { code: '22P02' });
  const error = new Error('Failed query: select $1\nparams: secret,\nmore secret', { cause });
  const told = loggableError(error);
  expect(told).toMatchObject({ name: 'Error', message: 'Failed query: select $1', code: null });
  expect(told.cause).toMatchObject({ name: 'TypeError', message: 'bad value', code: '22P02', cause: null });
  expect(told.frames[0]).toMatch(/^at .*loggable-error\.test/);
  expect(JSON.stringify(told)).not.toContain('secret');
});

test('anything can be thrown, even an error that causes itself', () => {
  expect(loggableError('text')).toMatchObject({ name: 'string', message: 'text' });
  expect(loggableError(undefined)).toMatchObject({ name: 'undefined', message: 'undefined' });
  const loop = new Error('loop');
  loop.cause = loop;
  expect(JSON.stringify(loggableError(loop)).match(/"loop"/g)).toHaveLength(5);
});
