import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readParameters, withoutEmpty } from './read-parameters.ts';
import { InvalidParametersError } from './request-errors.ts';

const SCHEMA = z.strictObject({
  one: z.string().optional(),
  many: z.array(z.enum(['a', 'b'])).optional(),
  defaulted: z.array(z.string()).default(['x']),
});

function faultsIn(raw: unknown) {
  try {
    readParameters(SCHEMA, raw);
  } catch (error) {
    if (error instanceof InvalidParametersError) return error.faults;
    throw error;
  }
  return [];
}

describe('readParameters', () => {
  test('a list may be given once or repeated', () => {
    expect(readParameters(SCHEMA, { many: 'a' })).toEqual({ many: ['a'], defaulted: ['x'] });
    expect(readParameters(SCHEMA, { many: ['a', 'b'], defaulted: 'y' })).toEqual({
      many: ['a', 'b'],
      defaulted: ['y'],
    });
  });

  test('anything else only once, and only if it is declared', () => {
    expect(faultsIn({ one: ['1', '2'], two: '3', many: ['a', 'c', 'c'] })).toEqual([
      { parameter: 'one', fault: { kind: 'repeated' } },
      { parameter: 'two', fault: { kind: 'unknown_parameter', known: ['one', 'many', 'defaulted'] } },
      { parameter: 'many', fault: { kind: 'not_one_of', allowed: ['a', 'b'], value: 'c' } },
    ]);
  });

  test('names of every object’s properties are no parameters', () => {
    const raw = Object.assign(Object.create(null), { constructor: '1', toString: '2' });
    expect(faultsIn(raw).map((fault) => fault.parameter)).toEqual(['constructor', 'toString']);
  });
});

test('withoutEmpty keeps what was chosen', () => {
  const raw = { a: '', b: 'x', c: ['', 'y', ''], d: ['', ''], e: ['1', '', '2'] };
  expect(withoutEmpty(raw)).toEqual({ b: 'x', c: 'y', e: ['1', '2'] });
});
