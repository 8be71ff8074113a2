/**
 * Reads entries of a zip file as streams, holding only its central directory. Zip64, stored and deflated entries;
 * no encryption, no archive split over files, no other compression. After PKWARE's APPNOTE.TXT 6.3.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { FeedUnreadableError } from '../timetable-errors.ts';

export interface ZipEntry {
  /** Path in the archive, with `/`. */
  readonly name: string;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly flags: number;
  readonly headerOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** Central directories beyond this are no timetable's, bytes. */
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
/** An entry may not unpack to more than this, bytes: all stop times of Europe fit. */
const LARGEST_ENTRY = 32 * 1024 ** 3;
const CHUNK_BYTES = 1 << 18;

export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly #file: FileHandle;
  readonly #path: string;

  private constructor(file: FileHandle, path: string, entries: ReadonlyMap<string, ZipEntry>) {
    this.#file = file;
    this.#path = path;
    this.entries = entries;
  }

  /** @throws FeedUnreadableError where the file is no zip we can read. */
  static async open(path: string): Promise<ZipArchive> {
    const file = await open(path, 'r');
    try {
      const directory = await findDirectory(file, path);
      return new ZipArchive(file, path, parseDirectory(directory, path));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * The unpacked bytes. The consumer may write into a chunk it was given.
   * @throws FeedUnreadableError where the entry is encrypted, packed in a way we do not know, damaged or larger than
   * it says.
   */
  async *read(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    this.#checkReadable(entry);
    let received = 0;
    let crc = 0;
    try {
      for await (const chunk of await this.#unpacked(entry)) {
        received += chunk.length;
        if (received > entry.size) break;
        crc = crc32(chunk, crc);
        yield chunk;
      }
    } catch (cause) {
      throw unreadable(this.#path, `${entry.name} in it is damaged`, cause);
    }
    if (received !== entry.size || crc !== entry.crc)
      throw unreadable(this.#path, `${entry.name} in it is damaged`);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #checkReadable(entry: ZipEntry): void {
    if (entry.flags & ENCRYPTED_FLAG) throw unreadable(this.#path, `${entry.name} in it is encrypted`);
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      throw unreadable(
        this.#path,
        `${entry.name} in it is packed by method ${entry.method}, known are 0 and 8`,
      );
    }
    if (entry.size > LARGEST_ENTRY)
      throw unreadable(this.#path, `${entry.name} in it unpacks to ${entry.size} bytes`);
  }

  async #unpacked(entry: ZipEntry): Promise<AsyncIterable<Uint8Array>> {
    const header = await readAt(this.#file, entry.headerOffset, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) {
      throw new Error('no local header');
    }
    const start = entry.headerOffset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    const packed = this.#bytes(start, entry.compressedSize);
    if (entry.method === STORED) return packed;
    const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
    // Errors of either side end the iteration over `inflate`; nobody else waits for this callback.
    pipeline(packed, inflate, () => undefined);
    return inflate;
  }

  async *#bytes(start: number, length: number): AsyncGenerator<Uint8Array> {
    for (let offset = 0; offset < length; offset += CHUNK_BYTES) {
      const chunk = await readAt(this.#file, start + offset, Math.min(CHUNK_BYTES, length - offset));
      if (chunk.length === 0) throw new Error('cut short');
      yield chunk;
    }
  }
}

interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
}

async function findDirectory(file: FileHandle, path: string): Promise<Buffer> {
  const { size: fileSize } = await file.stat();
  const tailSize = Math.min(fileSize, END_BYTES + LONGEST_COMMENT + ZIP64_LOCATOR_BYTES);
  const tail = await readAt(file, fileSize - tailSize, tailSize);
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end === -1 || end + END_BYTES > tail.length || tail.readUInt32LE(end) !== END_SIGNATURE) {
    throw unreadable(path, 'it is not a zip file, or cut short');
  }
  let place: DirectoryPlace = { size: tail.readUInt32LE(end + 12), offset: tail.readUInt32LE(end + 16) };
  const locator = end - ZIP64_LOCATOR_BYTES;
  if (locator >= 0 && tail.readUInt32LE(locator) === ZIP64_LOCATOR_SIGNATURE) {
    place = await readZip64End(file, Number(tail.readBigUInt64LE(locator + 8)), path);
  }
  if (place.size > LARGEST_DIRECTORY || place.offset + place.size > fileSize) {
    throw unreadable(path, 'its directory is damaged');
  }
  return readAt(file, place.offset, place.size);
}

async function readZip64End(file: FileHandle, offset: number, path: string): Promise<DirectoryPlace> {
  const end = await readAt(file, offset, ZIP64_END_BYTES);
  if (end.length < ZIP64_END_BYTES || end.readUInt32LE(0) !== ZIP64_END_SIGNATURE) {
    throw unreadable(path, 'its zip64 directory is damaged');
  }
  return { size: Number(end.readBigUInt64LE(40)), offset: Number(end.readBigUInt64LE(48)) };
}

function parseDirectory(directory: Buffer, path: string): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  while (at + CENTRAL_BYTES <= directory.length && directory.readUInt32LE(at) === CENTRAL_SIGNATURE) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const extraAt = at + CENTRAL_BYTES + nameLength;
    if (extraAt + extraLength > directory.length) throw unreadable(path, 'its directory is damaged');
    const entry = parseEntry(directory, at, directory.subarray(extraAt, extraAt + extraLength));
    entries.set(entry.name, entry);
    at = extraAt + extraLength + directory.readUInt16LE(at + 32);
  }
  if (entries.size === 0) throw unreadable(path, 'it holds no files');
  return entries;
}

function parseEntry(directory: Buffer, at: number, extra: Buffer): ZipEntry {
  const nameLength = directory.readUInt16LE(at + 28);
  const wide = zip64Fields(extra);
  // Only what did not fit stands in the zip64 field, in this order.
  const orWide = (value: number): number => (value === IN_ZIP64 ? (wide.shift() ?? value) : value);
  const size = orWide(directory.readUInt32LE(at + 24));
  const compressedSize = orWide(directory.readUInt32LE(at + 20));
  const headerOffset = orWide(directory.readUInt32LE(at + 42));
  return {
    name: directory
      .toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength)
      .replaceAll('\\', '/'),
    flags: directory.readUInt16LE(at + 8),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    size,
    compressedSize,
    headerOffset,
  };
}

function zip64Fields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    const fields: number[] = [];
    for (let field = at + 4; field + 8 <= end; field += 8) fields.push(Number(extra.readBigUInt64LE(field)));
    return fields;
  }
  return [];
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function unreadable(path: string, why: string, cause?: unknown): FeedUnreadableError {
  return new FeedUnreadableError(`cannot read ${path}: ${why}`, { cause });
}
