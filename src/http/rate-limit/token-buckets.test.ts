import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

function bucketsAt(start: number) {
  let now = start;
  const clock = { now: () => new Date(now) };
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { buckets: new TokenBuckets({ burst: 10, perSecond: 2 }, clock), pass };
}

describe('token buckets', () => {
  it('grant a burst, then as much as flows in', () => {
    const { buckets, pass } = bucketsAt(1_000);
    for (let i = 0; i < 10; i += 1) expect(buckets.take('a', 1)).toBe(0);
    expect(buckets.take('a', 1)).toBe(1);
    pass(499);
    expect(buckets.take('a', 1)).toBe(1);
    pass(1);
    expect(buckets.take('a', 1)).toBe(0);
    expect(buckets.take('a', 1)).toBe(1);
  });

  it('tell how long to wait for what was asked, and refusing takes nothing', () => {
    const { buckets, pass } = bucketsAt(0);
    expect(buckets.take('a', 9)).toBe(0);
    expect(buckets.take('a', 7)).toBe(3);
    expect(buckets.take('a', 7)).toBe(3);
    pass(3_000);
    expect(buckets.take('a', 7)).toBe(0);
  });

  it('never hold more than the burst, however long nothing was taken', () => {
    const { buckets, pass } = bucketsAt(0);
    buckets.take('a', 10);
    pass(86_400_000);
    expect(buckets.take('a', 10)).toBe(0);
    expect(buckets.take('a', 1)).toBe(1);
  });

  it('grant what costs more than a bucket holds when it is full', () => {
    const { buckets } = bucketsAt(0);
    expect(buckets.take('a', 500)).toBe(0);
    expect(buckets.take('a', 500)).toBe(5);
  });

  it('count each key on its own', () => {
    const { buckets } = bucketsAt(0);
    expect(buckets.take('a', 10)).toBe(0);
    expect(buckets.take('b', 10)).toBe(0);
  });

  it('forget whoever is full again, and the longest unseen where there are too many', () => {
    const { buckets, pass } = bucketsAt(0);
    buckets.take('soon', 1);
    buckets.take('later', 10);
    pass(500);
    buckets.sweep();
    expect(buckets.size).toBe(1);
    expect(buckets.take('later', 10)).toBeGreaterThan(0);
    for (let i = 0; i < 20_001; i += 1) buckets.take(`other${i}`, 1);
    expect(buckets.size).toBe(20_000);
    expect(buckets.take('later', 10)).toBe(0);
  });
});
