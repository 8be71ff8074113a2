import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeadlineError, within } from './deadline.ts';

describe('within', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('answers what the work answers, and leaves no timer behind', async () => {
    expect(await within(1000, 'it', Promise.resolve(7))).toBe(7);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('throws what the work throws', async () => {
    await expect(within(1000, 'it', Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up on what does not answer, by name', async () => {
    const waiting = within(1000, 'the queue', new Promise(() => {}));
    const outcome = expect(waiting).rejects.toThrow(DeadlineError);
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
    await expect(waiting).rejects.toThrow('the queue');
  });
});
