import { useEffect, useState } from 'react';
import type { ListedVacancy } from '../../domain/listed-vacancy.ts';
import { findListed } from '../client/find-listed.ts';
import { useReader } from '../reader-context.ts';
import type { Shortlist } from './shortlist.ts';

export interface Listed {
  readonly byId: ReadonlyMap<string, ListedVacancy>;
  /** When it was asked, ISO 8601; null before. */
  readonly now: string | null;
  readonly hasFailed: boolean;
  retry(): void;
}

/** What the server knows of the list's vacancies: asked again when one is added that was not asked for. */
export function useListed(list: Shortlist): Listed {
  const { language } = useReader();
  const [answer, setAnswer] = useState<Pick<Listed, 'byId' | 'now'>>({ byId: new Map(), now: null });
  const [hasFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // Sorted: to be put in another order is no reason to ask again.
  const missing = list.map(({ id }) => id).filter((id) => !answer.byId.has(id));
  const key = missing.toSorted().join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (key === '') return;
    const abort = new AbortController();
    findListed(key.split(' '), language, abort.signal).then(
      ({ listed, now }) => {
        setFailed(false);
        setAnswer((before) => ({
          now,
          byId: new Map([...before.byId, ...listed.map((one) => [one.id, one] as const)]),
        }));
      },
      () => abort.signal.aborted || setFailed(true),
    );
    return () => abort.abort();
  }, [key, language, attempt]);
  return { ...answer, hasFailed, retry: () => setAttempt((before) => before + 1) };
}
