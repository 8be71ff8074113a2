import type { z } from 'zod';
import { UpstreamShapeError } from '../../lib/errors.ts';

/** Records that cannot be read and are no sign yet that the upstream has another shape: one in a hundred. */
const MOST_UNREADABLE = 0.01;

/** Reads records one by one and keeps count of those that are not what they should be. */
export class ReadableShare {
  readonly #what: string;
  #read = 0;
  #unreadable = 0;
  #first: string | null = null;

  /** @param what names the records in the message. */
  constructor(what: string) {
    this.#what = what;
  }

  /** @returns null for one that cannot be read. */
  read<T>(schema: z.ZodType<T>, record: unknown): T | null {
    this.#read += 1;
    const parsed = schema.safeParse(record);
    if (parsed.success) return parsed.data;
    this.#unreadable += 1;
    const [issue] = parsed.error.issues;
    this.#first ??= `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`;
    return null;
  }

  /** @throws UpstreamShapeError where too many could not be read, naming what was wrong with the first. */
  require(): void {
    if (this.#unreadable <= this.#read * MOST_UNREADABLE) return;
    throw new UpstreamShapeError(
      `${this.#what}: ${this.#unreadable} of ${this.#read} records cannot be read (${this.#first})`,
    );
  }
}
