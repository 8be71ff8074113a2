import { expect, it } from 'vitest';
import { sharedBuffers } from './cluster-settings.ts';

const GIGABYTE = 1024 ** 3;

it.each([
  [1, '128MB'],
  [2, '128MB'],
  [4, '256MB'],
  [8, '512MB'],
  [64, '512MB'],
])('of %i GB of memory PostgreSQL keeps %s of its tables at hand', (gigabytes, buffers) => {
  expect(sharedBuffers(gigabytes * GIGABYTE)).toBe(buffers);
});

it('a machine that reports odd numbers of bytes still gets whole megabytes', () => {
  expect(sharedBuffers(5 * GIGABYTE + 12_345)).toMatch(/^\d+MB$/);
});
