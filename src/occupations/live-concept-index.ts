import type { TaxonomyData } from '../domain/taxonomy.ts';
import { buildConceptIndex } from './build-concept-index.ts';
import type { ConceptIndex } from './concept-index.ts';
import { NO_CONCEPTS } from './no-concepts.ts';

/** An index that can be made to follow what was imported since it was built. */
export interface LiveConceptIndex extends ConceptIndex {
  /** Builds it anew where the concepts have changed. @returns whether they had. */
  refresh(): Promise<boolean>;
}

export interface ConceptReader {
  version(): Promise<string>;
  read(): Promise<TaxonomyData>;
}

/** Empty until it is refreshed. Whoever holds it always asks the newest. */
export function createLiveConceptIndex(reader: ConceptReader): LiveConceptIndex {
  let current: ConceptIndex = NO_CONCEPTS;
  let refreshing: Promise<boolean> | null = null;
  const refresh = async (): Promise<boolean> => {
    if ((await reader.version()) === current.version) return false;
    current = buildConceptIndex(await reader.read());
    return true;
  };
  return {
    get version() {
      return current.version;
    },
    concept: (uri) => current.concept(uri),
    numbered: (number) => current.numbered(number),
    group: (isco) => current.group(isco),
    byCode: (scheme, code) => current.byCode(scheme, code),
    link: (text, options) => current.link(text, options),
    lookup: (phrase) => current.lookup(phrase),
    labelsStartingWith: (prefix, options) => current.labelsStartingWith(prefix, options),
    refresh() {
      refreshing ??= refresh().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
  };
}
