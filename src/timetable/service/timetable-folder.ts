import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { MergeReport } from '../merge/merge-report.ts';
import { TimetableFileError } from '../timetable-errors.ts';
import { whileLocked } from './folder-lock.ts';
import { isMissing, readIfThere, replaceFile } from './small-files.ts';

/** One feed as it is kept: read, checked and packed, so that another feed's news need not read this one again. */
export const KeptFeed = z.object({
  id: z.string(),
  /** Name of the file in the folder that holds it, as `saveTimetable` wrote it. */
  file: z.string(),
  publisher: z.string().nullable(),
  version: z.string().nullable(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  importedAt: z.iso.datetime({ offset: true }),
  /** Day it was checked for: the coming week from there on had to have service. */
  asOf: z.iso.date(),
  stops: z.int().nonnegative(),
  trips: z.int().nonnegative(),
  /** What the next one is measured by. */
  tripsOnBusiestDay: z.int().nonnegative(),
  /** Reported, and no reason to refuse it. */
  warnings: z.array(z.string()),
});
export type KeptFeed = z.infer<typeof KeptFeed>;

/** What is in service. */
export const TimetableRecord = z.object({
  version: z.literal(1),
  id: z.string(),
  builtAt: z.iso.datetime({ offset: true }),
  /** Name of the file in the folder that holds the network of all feeds. */
  file: z.string(),
  feeds: z.array(KeptFeed).min(1),
  /** What was joined of each feed and those before it, and what was not. */
  merge: z.array(MergeReport).default([]),
});
export type TimetableRecord = z.infer<typeof TimetableRecord>;

const RECORD = 'current.json';
const LOCK = 'import.lock';
/**
 * Where timetables are kept. `current.json` names what is in service and is replaced in one step; the files it names
 * are complete before it names them, and never change. So whoever reads, or is killed, at any moment finds one whole
 * timetable: the old one or the new.
 */
export class TimetableFolder {
  readonly path: string;

  constructor(folder: string) {
    this.path = folder;
  }

  pathOf(file: string): string {
    return path.join(this.path, file);
  }

  /** What is in service; null where nothing is. @throws TimetableFileError where that cannot be told. */
  async read(): Promise<TimetableRecord | null> {
    const text = await readIfThere(this.pathOf(RECORD));
    if (text === null) return null;
    try {
      return TimetableRecord.parse(JSON.parse(text));
    } catch (cause) {
      const message = `${this.pathOf(RECORD)} cannot be understood: import the timetables again`;
      throw new TimetableFileError(message, { cause });
    }
  }

  /** A text that differs whenever what is in service may differ; null where nothing is. */
  async stamp(): Promise<string | null> {
    try {
      const { mtimeMs, size, ino } = await stat(this.pathOf(RECORD));
      return `${mtimeMs} ${size} ${ino}`;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Puts a timetable in service whose files are all there, and deletes what neither it nor the one before needs. */
  async publish(record: TimetableRecord): Promise<void> {
    const before = await this.read().catch(() => null);
    await replaceFile(this.pathOf(RECORD), `${JSON.stringify(record, null, 2)}\n`);
    const needed = new Set([record, before].flatMap((one) => (one === null ? [] : filesOf(one))));
    for (const name of await readdir(this.path)) {
      if (/\.(network|timetable)(\.\d+\.new)?$/.test(name) && !needed.has(name)) {
        await rm(this.pathOf(name), { force: true });
      }
    }
  }

  /** Leaves nothing in service. Whoever reads what was may go on with it: its files stay until the next is published. */
  async withdraw(): Promise<null> {
    await rm(this.pathOf(RECORD), { force: true });
    return null;
  }

  /**
   * Runs `use` while nobody else, in this process or another, puts a timetable in service here; waits for its turn.
   * @throws TimetableFolderBusyError where the turn does not come for minutes; the signal's reason.
   */
  async exclusively<T>(use: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await mkdir(this.path, { recursive: true });
    return whileLocked(this.pathOf(LOCK), use, signal);
  }
}

function filesOf(record: TimetableRecord): string[] {
  return [record.file, ...record.feeds.map((feed) => feed.file)];
}
