import fc from 'fast-check';
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

test('the look that passes most texts by says of none of them what reading it would not', () => {
  const sign = fc.oneof(
    fc.integer({ min: 0, max: 0x3ff }),
    fc.integer({ min: 0x2000, max: 0x212b }),
    fc.constantFrom(0x20ac, 0xd83d, 0xdc00, 0xf900),
  );
  const text = fc.array(sign, { maxLength: 6 }).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(text, (given) => {
      expect(storableText(given)).toBe(storableId(given).normalize('NFC'));
    }),
    { numRuns: 2000 },
  );
});
