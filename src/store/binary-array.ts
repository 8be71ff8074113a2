const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

/** Types of elements, by their number in `pg_type`, the same in every PostgreSQL. */
const ELEMENTS = { bytea: 17, text: 25 } as const;

/**
 * A parameter of type `bytea[]` or `text[]` (then UTF-8), as PostgreSQL's `array_recv` reads it: what is long goes as it
 * is, instead of being written as text here and read again there. Wants `$1::bytea[]` in the statement.
 * Format: https://doxygen.postgresql.org/arrayfuncs_8c.html; whole numbers of 32 bits, big-endian.
 */
export function binaryArray(type: keyof typeof ELEMENTS, items: readonly Uint8Array[]): Uint8Array {
  const length = items.reduce((sum, { byteLength }) => sum + LENGTH_BYTES + byteLength, HEADER_BYTES);
  const bytes = Buffer.allocUnsafe(length);
  const [dimensions, nulls, lowerBound] = [1, 0, 1];
  let at = 0;
  const put = (number: number): void => {
    at = bytes.writeInt32BE(number, at);
  };
  for (const number of [dimensions, nulls, ELEMENTS[type], items.length, lowerBound]) put(number);
  for (const item of items) {
    put(item.byteLength);
    bytes.set(item, at);
    at += item.byteLength;
  }
  return bytes;
}
