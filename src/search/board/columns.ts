/** Numbers by slot, in an array that grows. */
export class Column<Numbers extends Float64Array | Int32Array | Uint16Array | Uint8Array> {
  #values: Numbers;
  readonly #create: (length: number) => Numbers;

  constructor(create: (length: number) => Numbers) {
    this.#create = create;
    this.#values = create(1024);
  }

  /** By slot; until the column grows. */
  get values(): Numbers {
    return this.#values;
  }

  set(slot: number, value: number): void {
    if (slot >= this.#values.length) {
      const larger = this.#create(Math.max(slot + 1, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[slot] = value;
  }
}

export const float64 = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
export const int32 = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const uint16 = (): Column<Uint16Array> => new Column((length) => new Uint16Array(length));
export const uint8 = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length));
