import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FeedUnreadableError } from '../timetable-errors.ts';
import { ZipArchive } from './zip-archive.ts';

/** The files of one feed, wherever they lie. Names are GTFS's own: `stop_times.txt`. */
export interface FeedFiles {
  readonly path: string;
  /** Unpacked size in bytes; null where the feed has no such file. */
  sizeOf(name: string): number | null;
  /** The file's bytes; the consumer may write into what it is given. @throws FeedUnreadableError when damaged. */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A folder holds a feed where it holds this. */
const MARK = 'stops.txt';
const CHUNK_BYTES = 1 << 18;

/**
 * Opens a zip file or a folder. The feed may lie in a sub-folder of it: the one nearest to the top that holds a
 * `stops.txt`.
 * @throws FeedUnreadableError where there is none.
 */
export async function openFeedFiles(feedPath: string): Promise<FeedFiles> {
  const info = await stat(feedPath).catch((cause: unknown) => {
    throw new FeedUnreadableError(`cannot read ${feedPath}: there is no such file or folder`, { cause });
  });
  return info.isDirectory() ? openFolder(feedPath) : openZip(feedPath);
}

async function openZip(feedPath: string): Promise<FeedFiles> {
  const archive = await ZipArchive.open(feedPath);
  const folder = topmostFolder([...archive.entries.keys()]);
  if (folder === null) {
    await archive.close();
    throw noFeed(feedPath);
  }
  const entryOf = (name: string) => archive.entries.get(folder + name);
  return {
    path: feedPath,
    sizeOf: (name) => entryOf(name)?.size ?? null,
    read(name) {
      const entry = entryOf(name);
      if (entry === undefined) throw new FeedUnreadableError(`${feedPath} holds no ${name}`);
      return archive.read(entry);
    },
    close: () => archive.close(),
  };
}

async function openFolder(feedPath: string): Promise<FeedFiles> {
  const names = await readdir(feedPath, { recursive: true, withFileTypes: true });
  const files = names
    .filter((name) => name.isFile())
    .map((name) => path.relative(feedPath, path.join(name.parentPath, name.name)).replaceAll(path.sep, '/'));
  const folder = topmostFolder(files);
  if (folder === null) throw noFeed(feedPath);
  const sizes = new Map<string, number>();
  for (const file of files) {
    if (!file.startsWith(folder) || file.slice(folder.length).includes('/')) continue;
    sizes.set(file.slice(folder.length), (await stat(path.join(feedPath, file))).size);
  }
  return {
    path: feedPath,
    sizeOf: (name) => sizes.get(name) ?? null,
    read: (name) => createReadStream(path.join(feedPath, folder, name), { highWaterMark: CHUNK_BYTES }),
    close: async () => undefined,
  };
}

/** With its trailing slash; empty for the top. What macOS puts beside files (`__MACOSX`, `._x`) is none. */
function topmostFolder(files: readonly string[]): string | null {
  const folders = files
    .filter((file) => path.posix.basename(file) === MARK && !file.startsWith('__MACOSX/'))
    .map((file) => file.slice(0, -MARK.length))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  return folders[0] ?? null;
}

function noFeed(feedPath: string): FeedUnreadableError {
  return new FeedUnreadableError(`cannot read ${feedPath}: there is no ${MARK} in it`);
}
