import { expect, test } from 'vitest';
import { storableId, storableText } from './storable-text.ts';

test('what PostgreSQL refuses is gone, what it can hold stays', () => {
  expect(storableText('a\0b \ud83d 🙂 \udc00')).toBe('ab \ufffd 🙂 \ufffd');
  expect(storableId('a\0/ø 👩‍⚕️')).toBe('a/ø 👩‍⚕️');
});

test('a text has one way to write a letter, an id keeps its own', () => {
  expect(storableText('Malmo\u0308')).toBe('Malm\u00f6');
  expect(storableId('Malmo\u0308')).toBe('Malmo\u0308');
});
