import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { TimetableFetch } from '../../domain/timetable-source.ts';
import { readIfThere, replaceFile } from '../service/small-files.ts';
import { FetchQuotaError } from '../timetable-errors.ts';

/** What is remembered of a publisher between two nights. */
const Ledger = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** Requests sent in that month, whatever came of them. */
  used: z.int().nonnegative(),
  /** Day of the last of them. */
  day: z.iso.date().nullable(),
  /** Of the file that was last fetched whole. */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Why that file was refused; null where it was taken into service. */
  refused: z.string().nullable(),
  lastFetch: TimetableFetch.nullable(),
  /** When what is in service was last known to be the newest there is, ISO 8601. */
  lastGoodAt: z.string().nullable(),
});
export type Ledger = z.infer<typeof Ledger>;

/** Trafiklab's quota for a static key, the smaller of the two publishers'. */
export const MOST_FETCHES_A_MONTH = 50;

const NEW: Omit<Ledger, 'month'> = {
  used: 0,
  day: null,
  etag: null,
  lastModified: null,
  refused: null,
  lastFetch: null,
  lastGoodAt: null,
};

/** Keeps the account of one publisher in a file, so that neither a restart nor a second process forgets it. */
export class FetchLedger {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string, sourceId: string) {
    this.#folder = folder;
    this.#file = path.join(folder, `${sourceId}.fetches.json`);
  }

  /** As it stands on `day` (ISO): a new month begins at nothing. What cannot be read counts as spent. */
  async read(day: string): Promise<Ledger> {
    const month = day.slice(0, 7);
    const text = await readIfThere(this.#file);
    if (text === null) return { ...NEW, month };
    const parsed = Ledger.safeParse(jsonOrNull(text));
    if (!parsed.success) return { ...NEW, month, used: MOST_FETCHES_A_MONTH, day };
    return parsed.data.month === month ? parsed.data : { ...parsed.data, month, used: 0 };
  }

  async write(ledger: Ledger): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await replaceFile(this.#file, `${JSON.stringify(ledger, null, 2)}\n`);
  }

  /**
   * Counts a request before it is sent, so that a kill in the middle of it is counted too.
   * @throws FetchQuotaError where the month's are spent, or what is left is needed for its other nights.
   */
  async spend(day: string): Promise<Ledger> {
    const before = await this.read(day);
    const left = MOST_FETCHES_A_MONTH - before.used;
    if (left <= 0) {
      throw new FetchQuotaError(
        `all ${MOST_FETCHES_A_MONTH} fetches that the publisher allows in ${before.month} are spent: the next one is on the first of the month`,
      );
    }
    if (before.day === day && left <= nightsAfter(day)) {
      throw new FetchQuotaError(
        `${before.used} of ${MOST_FETCHES_A_MONTH} fetches of ${before.month} are spent, and the rest is kept for its other nights: the next one is tomorrow`,
      );
    }
    const spent = { ...before, used: before.used + 1, day };
    await this.write(spent);
    return spent;
  }
}

/** How many days the month still has after this one. */
function nightsAfter(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - date;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
