import type { TaxonomyData } from '../domain/taxonomy.ts';
import { buildConceptIndex } from './build-concept-index.ts';

const NOTHING: TaxonomyData = { version: '', concepts: [], labels: [], codes: [], unsettled: [] };

/** An index without any concept. */
export const NO_CONCEPTS = buildConceptIndex(NOTHING);
