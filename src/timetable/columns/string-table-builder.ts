import { GrowableInt32, GrowableUint8 } from './growable.ts';
import type { StringTable } from './string-table.ts';

/** Grows a `StringTable` string by string. */
export class StringTableBuilder {
  readonly #bytes = new GrowableUint8();
  readonly #offsets = new GrowableInt32();

  constructor() {
    this.#offsets.push(0);
  }

  /** Adds the UTF-8 text of `source[from, to)`. */
  addBytes(source: Uint8Array, from: number, to: number): void {
    this.#bytes.append(source, from, to);
    this.#offsets.push(this.#bytes.length);
  }

  addText(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.addBytes(bytes, 0, bytes.length);
  }

  finish(): StringTable {
    return { bytes: this.#bytes.finish(), offsets: Uint32Array.from(this.#offsets.finish()) };
  }
}
