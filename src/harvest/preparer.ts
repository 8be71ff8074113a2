import type { PostingDraft } from '../domain/posting-draft.ts';
import type { TaxonomyData } from '../domain/taxonomy.ts';
import { messageOf } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { type Prepared, preparePosting } from './prepare-posting.ts';
import { PreparingThread } from './preparing-thread.ts';
import type { NormaliseRules } from './rewrite-payloads.ts';

export interface PreparerOptions {
  readonly source: string;
  readonly rules: NormaliseRules;
  readonly logger: Logger;
  /** What a thread of its own is to be given; null: all is done on this one. */
  readonly readTaxonomy: (() => Promise<TaxonomyData>) | null;
}

/**
 * A thread takes a second of processor time to start, as long as it takes to prepare three times as many ads; but a run
 * that has come so far mostly goes on, and what this thread does until then it has had to be warmed up for.
 */
const PAYS_FROM = 300;
/** How many drafts may be on their way: what a thread does while the first one waits for a load to be written. */
const AHEAD = 192;

/** Prepares the drafts of one run: the first of them on this thread, those of a long run on another. */
export class Preparer {
  readonly #options: PreparerOptions;
  readonly #closing = new AbortController();
  #count = 0;
  #starting: Promise<void> = Promise.resolve();
  #thread: PreparingThread | null = null;

  constructor(options: PreparerOptions) {
    this.#options = options;
  }

  /** How many drafts may be asked for before the first has to be waited for. */
  get ahead(): number {
    return this.#working === null ? 0 : AHEAD;
  }

  /** The same for a draft whichever thread does it. More than `ahead` of them unanswered may wait for `flush`. */
  prepare(draft: PostingDraft): Promise<Prepared> {
    this.#count += 1;
    if (this.#count === PAYS_FROM) this.#starting = this.#start();
    return this.#working?.prepare(draft) ?? this.#prepareHere(draft);
  }

  /** Has everything that was asked for answered. */
  flush(): void {
    this.#thread?.flush();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#starting;
    await this.#thread?.close();
  }

  get #working(): PreparingThread | null {
    return this.#thread === null || this.#thread.isLost ? null : this.#thread;
  }

  async #prepareHere(draft: PostingDraft): Promise<Prepared> {
    return preparePosting(draft, this.#options.rules);
  }

  async #start(): Promise<void> {
    const { source, rules, logger, readTaxonomy } = this.#options;
    if (readTaxonomy === null) return;
    const here = (draft: PostingDraft) => preparePosting(draft, rules);
    try {
      const data = { source, taxonomy: await readTaxonomy() };
      this.#thread = await PreparingThread.start(data, rules.clock, here, this.#closing.signal);
    } catch (error) {
      if (!this.#closing.signal.aborted)
        logger.warn({ error: messageOf(error) }, 'no thread to normalise on');
    }
  }
}
