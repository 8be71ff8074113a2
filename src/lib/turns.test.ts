import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('lets one at a time do it, in the order they came, also after one that failed', async () => {
  const turns = new Turns(1);
  const seen: string[] = [];
  let busy = 0;
  const use = (name: string, fails = false) =>
    turns.take(async () => {
      busy += 1;
      expect(busy).toBe(1);
      await Promise.resolve();
      seen.push(name);
      busy -= 1;
      if (fails) throw new Error(name);
    });
  const all = await Promise.allSettled([use('a'), use('b', true), use('c'), use('d')]);
  expect(seen).toEqual(['a', 'b', 'c', 'd']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});
