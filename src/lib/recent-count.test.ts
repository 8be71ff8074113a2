import { expect, it } from 'vitest';
import { RecentCount } from './recent-count.ts';

it('counts what was done within any such span, and tells when there is room again', () => {
  let now = 0;
  const count = new RecentCount(2, 1_000, { now: () => new Date(now) });
  expect(count.take()).toBe(0);
  now = 600;
  expect(count.take()).toBe(0);
  now = 700;
  expect([count.take(), count.take()]).toEqual([300, 300]);
  now = 1_000;
  expect(count.take()).toBe(0);
  expect(count.take()).toBe(600);
  count.giveBack();
  expect([count.take(), count.take()]).toEqual([0, 600]);
  now = 10_000;
  expect([count.take(), count.take()]).toEqual([0, 0]);
});
