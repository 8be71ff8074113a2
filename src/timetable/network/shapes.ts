import { GrowableInt32, GrowableUint8 } from '../columns/growable.ts';

/**
 * The ways vehicles take over the ground, drawn on maps and used for nothing else. A line's points are told as
 * differences of latitude and longitude in turn, hundred-thousandths of a degree, zigzag and base 128 (as in protocol
 * buffers): a point takes some three bytes.
 */
export interface Shapes {
  /** Bytes of shape `s` are from `firstByte[s]` to before `firstByte[s + 1]`; none where it was no use. */
  readonly firstByte: Int32Array;
  readonly bytes: Uint8Array;
}

/** Latitude and longitude in turn, hundred-thousandths of a degree: about a metre. */
export type ShapeLine = Int32Array;

export const SHAPE_UNITS = 100_000;

export function noShapes(): Shapes {
  return { firstByte: new Int32Array(1), bytes: new Uint8Array(0) };
}

/** Writes lines one after another, each with the number of its place. */
export class ShapeWriter {
  readonly #firstByte = new GrowableInt32();
  readonly #bytes = new GrowableUint8();

  add(line: ShapeLine): void {
    this.#firstByte.push(this.#bytes.length);
    for (let i = 0; i < line.length; i++) {
      const difference = (line[i] ?? 0) - (i < 2 ? 0 : (line[i - 2] ?? 0));
      // A whole turn of the globe is 36 million units: no difference comes near 2^30.
      let rest = ((difference << 1) ^ (difference >> 31)) >>> 0;
      for (; rest > 127; rest >>>= 7) this.#bytes.push((rest & 127) | 128);
      this.#bytes.push(rest);
    }
  }

  finish(): Shapes {
    this.#firstByte.push(this.#bytes.length);
    return { firstByte: this.#firstByte.finish(), bytes: this.#bytes.finish() };
  }
}

/** The line of a shape; empty for none. */
export function shapeLine({ firstByte, bytes }: Shapes, shape: number): ShapeLine {
  const from = firstByte[shape] ?? 0;
  const to = shape < 0 ? 0 : (firstByte[shape + 1] ?? 0);
  const line: number[] = [];
  for (let at = from; at < to; ) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    const difference = (value >>> 1) ^ -(value & 1);
    line.push(difference + (line.length < 2 ? 0 : (line[line.length - 2] ?? 0)));
  }
  return Int32Array.from(line);
}
