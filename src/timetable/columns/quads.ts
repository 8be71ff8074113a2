import { doubled } from './growable.ts';

/** Rows of four numbers in one array that grows, and is kept when it begins anew. */
export class Quads {
  values: Int32Array;
  /** Of `values` in use: four times the rows. */
  length = 0;

  constructor(rows = 1 << 12) {
    this.values = new Int32Array(rows * 4);
  }

  /** @returns where the row begins. */
  push(a: number, b: number, c: number, d: number): number {
    const at = this.length;
    if (at === this.values.length) this.values = doubled(this.values);
    this.values[at] = a;
    this.values[at + 1] = b;
    this.values[at + 2] = c;
    this.values[at + 3] = d;
    this.length = at + 4;
    return at;
  }
}
