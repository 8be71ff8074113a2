import { expect, test } from 'vitest';
import { describeBytes } from './describe-bytes.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [14_500_000, '14.5 MB'],
  [449_000_000, '449 MB'],
  [1_400_000_000, '1.4 GB'],
  [5e15, '5000 TB'],
])('%i: %s', (bytes, text) => {
  expect(describeBytes(bytes)).toBe(text);
});
