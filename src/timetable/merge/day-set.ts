import type { Services } from '../network/network.ts';
import { weekdayOfDay } from '../network/service-day.ts';

/** Sets of days within one range, a bit each: which days a service runs, which of them are left. */
export class DaySets {
  readonly first: number;
  readonly #words: number;

  /** @param first, last days since 1970-01-01, both inclusive. */
  constructor(first: number, last: number) {
    this.first = first;
    this.#words = Math.max(1, Math.ceil((last - first + 1) / 32));
  }

  /** The days a service runs. */
  ofService(services: Services, service: number): Uint32Array {
    const days = new Uint32Array(this.#words);
    const weekdays = services.weekdays[service] ?? 0;
    const end = services.end[service] ?? -1;
    if (weekdays !== 0) {
      for (let day = services.start[service] ?? 0; day <= end; day++) {
        if ((weekdays >> weekdayOfDay(day)) & 1) this.#set(days, day, true);
      }
    }
    const exceptionEnd = services.exceptionFirst[service + 1] ?? 0;
    for (let i = services.exceptionFirst[service] ?? 0; i < exceptionEnd; i++) {
      this.#set(days, services.exceptionDay[i] ?? 0, services.exceptionRuns[i] === 1);
    }
    return days;
  }

  /** Every day of the range, ascending. */
  all(): number[] {
    return Array.from({ length: this.#words * 32 }, (_, i) => this.first + i);
  }

  /** The days of the set, ascending. */
  list(days: Uint32Array): number[] {
    const list: number[] = [];
    for (let i = 0; i < this.#words * 32; i++) {
      if (((days[i >> 5] ?? 0) >>> (i & 31)) & 1) list.push(this.first + i);
    }
    return list;
  }

  #set(days: Uint32Array, day: number, isIn: boolean): void {
    const at = day - this.first;
    if (at < 0 || at >= this.#words * 32) return;
    const bit = 1 << (at & 31);
    days[at >> 5] = isIn ? (days[at >> 5] ?? 0) | bit : (days[at >> 5] ?? 0) & ~bit;
  }
}

export function daysInBoth(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((word, i) => word & (b[i] ?? 0));
}

export function daysWithout(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((word, i) => word & ~(b[i] ?? 0));
}

export function hasDays(days: Uint32Array): boolean {
  return days.some((word) => word !== 0);
}

/** Each day moved by `offset` days, at most a word's worth. */
export function movedDays(days: Uint32Array, offset: number): Uint32Array {
  if (offset === 0) return days;
  const moved = new Uint32Array(days.length);
  for (const [i, word] of days.entries()) {
    if (offset > 0) {
      moved[i] = (moved[i] ?? 0) | (word << offset);
      if (i + 1 < moved.length) moved[i + 1] = word >>> (32 - offset);
    } else {
      moved[i] = (moved[i] ?? 0) | (word >>> -offset);
      if (i > 0) moved[i - 1] = (moved[i - 1] ?? 0) | (word << (32 + offset));
    }
  }
  return moved;
}
