/**
 * Named typed arrays laid out in one SharedArrayBuffer: what a worker thread is given, and byte for byte what
 * stands in the file.
 *
 *     0   8 bytes   magic "SUNDETTT"
 *     8   uint32    format version
 *     12  uint32    length of the directory in bytes
 *     16  uint32    CRC-32 of everything behind the header
 *     20  uint32    reserved, 0
 *     24  uint64    length of the whole in bytes
 *     32  directory as UTF-8 JSON: {meta, arrays: [{name, type, offset, length}]}
 *     …   the arrays, each on a 64-byte boundary, little-endian
 */
import { crc32 } from 'node:zlib';
import { TimetableFileError } from '../timetable-errors.ts';

export type TypedArray = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;

export interface Pack {
  readonly buffer: SharedArrayBuffer;
  readonly meta: unknown;
  readonly arrays: ReadonlyMap<string, TypedArray>;
}

const MAGIC = Buffer.from('SUNDETTT', 'latin1');
/** Raised whenever what a pack holds changes meaning: an older file is then refused and built anew. */
const FORMAT_VERSION = 1;
const HEADER_BYTES = 32;
const ALIGNMENT = 64;

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

function viewOf(type: string, buffer: SharedArrayBuffer, offset: number, length: number): TypedArray {
  switch (type) {
    case 'Int32Array':
      return new Int32Array(buffer, offset, length);
    case 'Uint32Array':
      return new Uint32Array(buffer, offset, length);
    case 'Uint16Array':
      return new Uint16Array(buffer, offset, length);
    case 'Uint8Array':
      return new Uint8Array(buffer, offset, length);
    case 'Float64Array':
      return new Float64Array(buffer, offset, length);
    default:
      throw new TimetableFileError(`the timetable file holds an array of type ${type}`);
  }
}

/** Copies the arrays into one buffer. `meta` is anything JSON can say. */
export function pack(meta: unknown, arrays: Iterable<readonly [string, TypedArray]>): Pack {
  const list = [...arrays];
  const relative: Entry[] = [];
  let dataBytes = 0;
  for (const [name, array] of list) {
    relative.push({ name, type: array.constructor.name, offset: dataBytes, length: array.length });
    dataBytes = aligned(dataBytes + array.byteLength);
  }
  // Offsets count from the first array, so that the directory's own length does not change them.
  const directory = Buffer.from(JSON.stringify({ meta, arrays: relative }), 'utf8');
  const start = aligned(HEADER_BYTES + directory.length);
  const buffer = new SharedArrayBuffer(start + dataBytes);
  const bytes = new Uint8Array(buffer);
  bytes.set(directory, HEADER_BYTES);
  for (const [index, [, array]] of list.entries()) {
    const offset = start + (relative[index]?.offset ?? 0);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
  }
  const view = new DataView(buffer);
  bytes.set(MAGIC, 0);
  view.setUint32(8, FORMAT_VERSION, true);
  view.setUint32(12, directory.length, true);
  view.setBigUint64(24, BigInt(buffer.byteLength), true);
  return openPack(buffer, false);
}

/** Writes the checksum, which costs a pass over everything, and answers the bytes to store. */
export function sealPack(buffer: SharedArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(buffer);
  new DataView(buffer).setUint32(16, crc32(bytes.subarray(HEADER_BYTES)), true);
  return bytes;
}

/**
 * Views of the arrays in `buffer`; nothing is copied.
 * @param verify whether to check the checksum: for what comes from a disk, not for what comes from a thread.
 * @throws TimetableFileError where it is no pack, of another version, cut short or damaged.
 */
export function openPack(buffer: SharedArrayBuffer, verify: boolean): Pack {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < HEADER_BYTES || !MAGIC.equals(bytes.subarray(0, MAGIC.length))) {
    throw new TimetableFileError('this is not a timetable file');
  }
  const view = new DataView(buffer);
  const version = view.getUint32(8, true);
  if (version !== FORMAT_VERSION) {
    throw new TimetableFileError(
      `the timetable file has format ${version}, this program reads ${FORMAT_VERSION}`,
    );
  }
  if (view.getBigUint64(24, true) !== BigInt(bytes.length)) {
    throw new TimetableFileError('the timetable file is cut short');
  }
  if (verify && crc32(bytes.subarray(HEADER_BYTES)) !== view.getUint32(16, true)) {
    throw new TimetableFileError('the timetable file is damaged: its checksum does not match');
  }
  return { buffer, ...readDirectory(buffer, view.getUint32(12, true)) };
}

function readDirectory(buffer: SharedArrayBuffer, length: number): Pick<Pack, 'meta' | 'arrays'> {
  const text = Buffer.from(new Uint8Array(buffer, HEADER_BYTES, length)).toString('utf8');
  const directory = JSON.parse(text) as { meta: unknown; arrays: Entry[] };
  const start = aligned(HEADER_BYTES + length);
  const arrays = new Map<string, TypedArray>();
  for (const { name, type, offset, length: count } of directory.arrays) {
    arrays.set(name, viewOf(type, buffer, start + offset, count));
  }
  return { meta: directory.meta, arrays };
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
