import { describe, expect, it } from 'vitest';
import { withCleanup } from './cleanup.ts';

describe('withCleanup', () => {
  it('closes in reverse order and answers what was made', async () => {
    const closed: string[] = [];
    const result = await withCleanup(async (cleanup) => {
      cleanup.defer(async () => closed.push('first'));
      cleanup.defer(async () => closed.push('second'));
      return 42;
    });
    expect(result).toBe(42);
    expect(closed).toEqual(['second', 'first']);
  });

  it('closes the rest when a close fails, and reports it', async () => {
    const closed: string[] = [];
    const outcome = withCleanup(async (cleanup) => {
      cleanup.defer(async () => closed.push('first'));
      cleanup.defer(() => Promise.reject(new Error('stuck')));
    });
    await expect(outcome).rejects.toThrow('stuck');
    expect(closed).toEqual(['first']);
  });

  it('prefers the error of the work over one of closing', async () => {
    const outcome = withCleanup(async (cleanup) => {
      cleanup.defer(() => Promise.reject(new Error('stuck')));
      throw new Error('the real reason');
    });
    await expect(outcome).rejects.toThrow('the real reason');
  });
});
