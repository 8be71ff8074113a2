import { describe, expect, it } from 'vitest';
import { HttpTurns } from './http-turns.ts';

/** A clock that moves only by waiting, so that what is waited for is what is measured. */
function waitingClock() {
  let epochMs = Date.parse('2026-10-06T12:00:00Z');
  const waits: number[] = [];
  return {
    waits,
    clock: { now: () => new Date(epochMs) },
    pass: (ms: number) => {
      epochMs += ms;
    },
    wait: async (ms: number) => {
      waits.push(ms);
      epochMs += ms;
    },
  };
}

describe('HttpTurns', () => {
  it('lets the first request go and spaces those after it', async () => {
    const { clock, wait, waits, pass } = waitingClock();
    const turns = new HttpTurns(clock, wait);
    await turns.take('a.test', 1_000);
    pass(300);
    await turns.take('a.test', 1_000);
    pass(5_000);
    await turns.take('a.test', 1_000);
    expect(waits).toEqual([700]);
  });

  it('keeps each lane’s own pace', async () => {
    const { clock, wait, waits } = waitingClock();
    const turns = new HttpTurns(clock, wait);
    await turns.take('a.test', 1_000);
    await turns.take('b.test', 1_000);
    expect(waits).toEqual([]);
  });

  it('queues those who come at once', async () => {
    const waits: number[] = [];
    const still = { now: () => new Date('2026-10-06T12:00:00Z') };
    const turns = new HttpTurns(still, async (ms) => void waits.push(ms));
    await Promise.all([1, 2, 3].map(() => turns.take('a.test', 1_000)));
    expect(waits).toEqual([1_000, 2_000]);
  });

  it('waits for other processes where the pause is long, and keeps its own where they cannot be asked', async () => {
    const { clock, wait, waits, pass } = waitingClock();
    const asked: string[] = [];
    let answer = async () => 40_000;
    const take = (lane: string) => {
      asked.push(lane);
      return answer();
    };
    const takeSoon = () => Promise.reject(new Error('nobody here can do without'));
    const turns = new HttpTurns(clock, wait, { take, takeSoon });
    await turns.take('stream', 60_000);
    await turns.take('a.test', 100);
    answer = () => Promise.reject(new Error('the database is gone'));
    pass(5_000);
    await turns.take('stream', 60_000);
    expect(waits).toEqual([40_000, 55_000]);
    expect(asked).toEqual(['stream', 'stream']);
  });

  it('waits for nothing without spacing', async () => {
    const { clock, wait, waits } = waitingClock();
    const turns = new HttpTurns(clock, wait);
    await turns.take('a.test', 0);
    await turns.take('a.test', 0);
    expect(waits).toEqual([]);
  });
});
