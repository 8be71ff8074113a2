import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Database } from '../store/database.ts';
import { readDataVersion, readVocabulary } from '../store/read-vocabulary.ts';
import { Fresh } from './keep-fresh.ts';
import { Vocabulary } from './vocabulary.ts';

export interface KeepVocabularyDeps {
  readonly pool: Database['pool'];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How soon a harvest is noticed, milliseconds. */
const BELIEVED_FOR = 10_000;
/** Vacancies expire without a harvest: after so long their counts are taken anew. */
const KEPT_FOR = 30 * 60_000;

/** What open vacancies are called, read at the first asking and kept fresh after each harvest behind the scenes. */
export function keepVocabulary({ pool, clock, logger }: KeepVocabularyDeps): () => Promise<Vocabulary> {
  const fresh = new Fresh({
    clock,
    believedFor: BELIEVED_FOR,
    keptFor: KEPT_FOR,
    version: () => readDataVersion(pool),
    load: async () => new Vocabulary(await readVocabulary(pool, clock.now())),
    onError: (error) =>
      logger.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'the vocabulary of the search could not be read anew',
      ),
  });
  return () => fresh.get();
}
