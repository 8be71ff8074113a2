import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vacancyId } from './vacancy-id.ts';

test('is base32 of the hash of source and id', () => {
  // printf 'jobtech\n30016621' | sha256sum | xxd -r -p | head -c 10 | base32 | tr A-Z a-z
  expect(vacancyId('jobtech', '30016621')).toBe('j7cpoxmqmbt7jltq');
});

test('has one length and one alphabet, whatever the id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      expect(vacancyId('jobnet', id)).toMatch(/^[a-z2-7]{16}$/);
    }),
  );
});

test('differs where source or id do', () => {
  const ids = [vacancyId('a', 'b'), vacancyId('b', 'a'), vacancyId('a', 'b '), vacancyId('ab', '')];
  expect(new Set(ids).size).toBe(4);
});
