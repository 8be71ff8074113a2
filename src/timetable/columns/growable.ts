/** Typed columns whose length is not known beforehand: doubled when full, cut to size at the end. */

export class GrowableInt32 {
  length = 0;
  values: Int32Array;

  constructor(capacity = 1024) {
    this.values = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length)
      this.values = enlarged(this.values, new Int32Array(this.length * 2));
    this.values[this.length++] = value;
  }

  /** A copy of exactly what was pushed. */
  finish(): Int32Array {
    return this.values.slice(0, this.length);
  }
}

export class GrowableUint8 {
  length = 0;
  values: Uint8Array;

  constructor(capacity = 1024) {
    this.values = new Uint8Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length)
      this.values = enlarged(this.values, new Uint8Array(this.length * 2));
    this.values[this.length++] = value;
  }

  /** Appends `source[from, to)`. */
  append(source: Uint8Array, from: number, to: number): void {
    const length = this.length + to - from;
    if (length > this.values.length) {
      this.values = enlarged(this.values, new Uint8Array(Math.max(length, this.values.length * 2)));
    }
    for (let i = from, j = this.length; i < to; i++, j++) this.values[j] = source[i] ?? 0;
    this.length = length;
  }

  finish(): Uint8Array {
    return this.values.slice(0, this.length);
  }
}

function enlarged<T extends Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** The same numbers with as much room again behind them. */
export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Zeros on memory that threads share. */
export function sharedInt32(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/** As `doubled`, on memory that threads share: who reads the old goes on reading that. */
export function doubledShared(array: Int32Array): Int32Array<SharedArrayBuffer> {
  const larger = sharedInt32(array.length * 2);
  larger.set(array);
  return larger;
}
