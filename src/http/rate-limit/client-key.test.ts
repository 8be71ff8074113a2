import { expect, test } from 'vitest';
import { clientKey } from './client-key.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:51234', '192.0.2.7'],
  ['127.0.0.1', null],
  ['127.8.9.1', null],
  ['::1', null],
  ['::ffff:127.0.0.1', null],
  ['_hidden', 'unknown'],
  ['', 'unknown'],
])('%j is counted under %j', (address, key) => {
  expect(clientKey(address)).toBe(key);
});

test('all of a /64 is one client, its neighbour another', () => {
  const one = clientKey('2001:db8:1:2:3:4:5:6');
  expect(clientKey('2001:db8:1:2::1')).toBe(one);
  expect(clientKey('[2001:db8:1:2:ffff::]:443')).toBe(one);
  expect(clientKey('2001:db8:1:3::1')).not.toBe(one);
});
