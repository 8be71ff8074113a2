import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { openPack, sealPack } from './columns/pack.ts';
import type { Layout } from './layout/layout.ts';
import { layoutOf } from './layout/layout-pack.ts';
import type { Network } from './network/network.ts';
import { networkOf, type PackedNetwork, packNetwork } from './network/network-pack.ts';
import type { Footpaths } from './network/walking.ts';
import { TimetableFileError } from './timetable-errors.ts';

/** A network, its footpaths, and the layouts that were made of it. */
export interface Timetable {
  readonly network: Network;
  readonly footpaths: Footpaths;
  readonly layouts: readonly Layout[];
}

/** Packs in a file one after another: a network, then any number of layouts. More than this is no such file. */
const MOST_PACKS = 64;
const LENGTH_AT = 24;
const HEADER_BYTES = 32;

/**
 * Writes a timetable to one file, whole or not at all. Each part carries format version and checksum; see
 * `columns/pack.ts`. The file is in the byte order of the machine that wrote it.
 */
export async function saveTimetable(path: string, timetable: Timetable): Promise<void> {
  const { buffer } = packNetwork(timetable.network, timetable.footpaths);
  await savePacks(path, [buffer, ...timetable.layouts.map((layout) => layout.buffer)]);
}

/** Writes packs one after another to one file, whole or not at all. */
export async function savePacks(path: string, packs: readonly SharedArrayBuffer[]): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    const file = await open(temporary, 'w');
    try {
      for (const part of packs) await writeWhole(file, sealPack(part));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Opens what `saveTimetable` wrote: one read into shared memory, no parsing.
 * @throws TimetableFileError where the file is damaged, cut short or of another format: build it again.
 */
export async function openTimetable(path: string): Promise<Timetable> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const packs: SharedArrayBuffer[] = [];
    for (let offset = 0; offset < size && packs.length < MOST_PACKS; ) {
      const buffer = await readPack(file, offset, size);
      packs.push(buffer);
      offset += buffer.byteLength;
    }
    const [first, ...rest] = packs;
    if (first === undefined) throw new TimetableFileError('the timetable file is empty');
    const { network, footpaths }: PackedNetwork = networkOf(openPack(first, true));
    return { network, footpaths, layouts: rest.map((buffer) => layoutOf(openPack(buffer, true))) };
  } finally {
    await file.close();
  }
}

/**
 * Opens only the network of what `saveTimetable` wrote, with the buffer that other threads can share.
 * @throws TimetableFileError as `openTimetable`.
 */
export async function openNetwork(path: string): Promise<PackedNetwork> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return networkOf(openPack(await readPack(file, 0, size), true));
  } finally {
    await file.close();
  }
}

async function readPack(file: FileHandle, offset: number, fileSize: number): Promise<SharedArrayBuffer> {
  const header = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await file.read(header, 0, HEADER_BYTES, offset);
  const length = Number(header.readBigUInt64LE(LENGTH_AT));
  if (bytesRead < HEADER_BYTES || length < HEADER_BYTES || offset + length > fileSize) {
    throw new TimetableFileError('the timetable file is cut short, or none');
  }
  const buffer = new SharedArrayBuffer(length);
  const bytes = new Uint8Array(buffer);
  for (let done = 0; done < length; ) {
    const read = await file.read(bytes, done, length - done, offset + done);
    if (read.bytesRead === 0) throw new TimetableFileError('the timetable file is cut short');
    done += read.bytesRead;
  }
  return buffer;
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}
