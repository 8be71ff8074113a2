import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipOptions {
  /** Put in front of every name: a folder ends in a slash. */
  readonly folder?: string;
  /** Leave the contents as they are instead of deflating them. */
  readonly stored?: boolean;
  /** Write sizes and offsets in zip64 fields, though they would fit without. */
  readonly zip64?: boolean;
  readonly flags?: number;
  readonly method?: number;
}

const IN_ZIP64 = 0xffffffff;

/** A zip file of these contents, for tests and benchmarks. After PKWARE's APPNOTE.TXT. */
export function writeZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ZipOptions = {},
): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, contents] of Object.entries(files)) {
    const data = Buffer.from(contents);
    const packed = options.stored ? data : deflateRawSync(data, { level: 1 });
    const path = Buffer.from((options.folder ?? '') + name, 'utf8');
    const method = options.method ?? (options.stored ? 0 : 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeCommon(local.subarray(4), { method, flags: options.flags ?? 0, crc: crc32(data), path });
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(data.length, 22);
    const extra = options.zip64 ? zip64Extra(data.length, packed.length, offset) : Buffer.alloc(0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    writeCommon(entry.subarray(6), { method, flags: options.flags ?? 0, crc: crc32(data), path });
    entry.writeUInt32LE(options.zip64 ? IN_ZIP64 : packed.length, 20);
    entry.writeUInt32LE(options.zip64 ? IN_ZIP64 : data.length, 24);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(options.zip64 ? IN_ZIP64 : offset, 42);
    parts.push(local, path, packed);
    central.push(entry, path, extra);
    offset += local.length + path.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const count = Object.keys(files).length;
  return Buffer.concat([
    ...parts,
    directory,
    ...ends(directory.length, offset, count, options.zip64 ?? false),
  ]);
}

/** What local and central headers have in common, from the version needed on. */
function writeCommon(
  header: Buffer,
  { method, flags, crc, path }: { method: number; flags: number; crc: number; path: Buffer },
): void {
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(flags, 2);
  header.writeUInt16LE(method, 4);
  header.writeUInt32LE(crc, 10);
  header.writeUInt16LE(path.length, 22);
}

function zip64Extra(size: number, packedSize: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [i, value] of [size, packedSize, offset].entries())
    extra.writeBigUInt64LE(BigInt(value), 4 + i * 8);
  return extra;
}

function ends(size: number, offset: number, count: number, zip64: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(zip64 ? IN_ZIP64 : size, 12);
  end.writeUInt32LE(zip64 ? IN_ZIP64 : offset, 16);
  if (!zip64) return [end];
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return [end64, locator, end];
}
