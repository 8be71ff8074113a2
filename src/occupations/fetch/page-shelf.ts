import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';

/** Pages that are older are asked for anew: the rest of the listing may be another by now, milliseconds. */
const OLDEST_MS = 7 * 24 * 60 * 60 * 1000;

const Kept = z.object({ at: z.coerce.date(), answer: z.unknown() });

/**
 * Keeps the pages of a slow listing until it is read to its end, so that one that was broken off goes on there. What one
 * service told is never taken for another's.
 */
export class PageShelf {
  readonly #folder: string;
  readonly #clock: Clock;

  /** @param folder of the shelves of all services. */
  constructor(folder: string, service: URL, clock: Clock) {
    const name = createHash('sha256').update(service.href).digest('hex').slice(0, 16);
    this.#folder = path.join(folder, name);
    this.#clock = clock;
  }

  /** @returns null for a page that is not there, too old or broken. */
  async take(name: string): Promise<unknown> {
    const text = await readFile(this.#file(name), 'utf8').catch(() => null);
    if (text === null) return null;
    const kept = Kept.safeParse(jsonOrNull(text)).data;
    if (kept === undefined || this.#clock.now().getTime() - kept.at.getTime() > OLDEST_MS) return null;
    return kept.answer;
  }

  async put(name: string, answer: unknown): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const half = `${this.#file(name)}.half`;
    await writeFile(half, JSON.stringify({ at: this.#clock.now().toISOString(), answer }));
    await rename(half, this.#file(name));
  }

  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #file(name: string): string {
    return path.join(this.#folder, `${name}.json`);
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
