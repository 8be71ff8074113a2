import { KeyIndex } from '../columns/key-index.ts';
import type { Services } from '../network/network.ts';

/** Gathers `calendar.txt` and `calendar_dates.txt`, either of which may be missing. */
export class ServiceTable {
  readonly keys = new KeyIndex();
  readonly #weekdays: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #exceptions: Map<number, boolean>[] = [];

  /** The service's number, new where it was not known. */
  numberOf(id: string): number {
    const bytes = Buffer.from(id, 'utf8');
    const known = this.keys.find(bytes, 0, bytes.length);
    if (known !== -1) return known;
    this.#weekdays.push(0);
    this.#start.push(0);
    this.#end.push(-1);
    this.#exceptions.push(new Map());
    return this.keys.add(bytes, 0, bytes.length);
  }

  /** Sets the service's week; one that has its week already keeps it. */
  setWeek(id: string, weekdays: number, start: number, end: number): 'new' | 'repeats' | 'differs' {
    const before = this.keys.size;
    const service = this.numberOf(id);
    if (service < before) {
      const repeats =
        this.#weekdays[service] === weekdays && this.#start[service] === start && this.#end[service] === end;
      return repeats ? 'repeats' : 'differs';
    }
    this.#weekdays[service] = weekdays;
    this.#start[service] = start;
    this.#end[service] = end;
    return 'new';
  }

  /** @returns false where there is one for that day already. */
  addException(service: number, day: number, runs: boolean): boolean {
    const exceptions = this.#exceptions[service];
    if (exceptions === undefined || exceptions.has(day)) return false;
    exceptions.set(day, runs);
    return true;
  }

  finish(): Services {
    const sorted = this.#exceptions.map((days) => [...days].sort(([a], [b]) => a - b));
    const flat = sorted.flat();
    const exceptionFirst = new Int32Array(sorted.length + 1);
    for (const [service, days] of sorted.entries()) {
      exceptionFirst[service + 1] = (exceptionFirst[service] ?? 0) + days.length;
    }
    return {
      id: this.keys.finish(),
      weekdays: Uint8Array.from(this.#weekdays),
      start: Int32Array.from(this.#start),
      end: Int32Array.from(this.#end),
      exceptionFirst,
      exceptionDay: Int32Array.from(flat, ([day]) => day),
      exceptionRuns: Uint8Array.from(flat, ([, runs]) => (runs ? 1 : 0)),
    };
  }
}
