import { expect, it } from 'vitest';
import { CentroidMemory } from './centroids.ts';

it('knows the points it was taught, to some ten metres', () => {
  const memory = new CentroidMemory();
  memory.learn({ lat: 55.604981, lon: 13.003822 });
  expect(memory.has({ lat: 55.60499, lon: 13.00382 })).toBe(true);
  expect(memory.has({ lat: 55.61, lon: 13.0 })).toBe(false);
});

it('forgets what was taught longest ago once it is taught more than there are municipalities', () => {
  const memory = new CentroidMemory();
  const [often, once] = [
    { lat: 55, lon: 13 },
    { lat: 56, lon: 13 },
  ];
  memory.learn(often);
  memory.learn(once);
  for (let index = 0; index < 10_000; index += 1) {
    memory.learn({ lat: 57, lon: 10 + index / 10_000 });
    if (index % 1_000 === 0) memory.learn(often);
  }
  expect([memory.has(often), memory.has(once)]).toEqual([true, false]);
});
