import type { Language } from '../../domain/codes.ts';
import type { LayerConcept, LayerLabel, TaxonomyLayer } from '../../domain/taxonomy.ts';
import { versioned } from '../import/version-of.ts';
import type { EscoConcept } from './esco-answer.ts';

/** What ESCO's service told in one language, as a layer. Concepts that are no longer in use are left out. */
export function escoLayer(language: Language, told: readonly EscoConcept[]): TaxonomyLayer {
  const released = told
    .filter(({ status }) => status === null || status === undefined || status === 'released')
    .toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  return versioned({
    source: `esco-api-${language}`,
    concepts: released.map(conceptOf),
    labels: released.flatMap((concept) => labelsOf(concept, language)),
    codes: [],
  });
}

function conceptOf({ uri, code, _links }: EscoConcept): LayerConcept {
  const group = /\/isco\/C(\d{1,4})$/.exec(uri)?.[1];
  if (group !== undefined) return { uri, kind: 'group', isco: group };
  const broader = _links?.broaderIscoGroup?.map((each) => /\/isco\/C(\d{4})$/.exec(each.uri)?.[1]) ?? [];
  const isco = /^(\d{4})(?:\.\d+)*$/.exec(code ?? '')?.[1] ?? broader.find((each) => each !== undefined);
  return { uri, kind: 'occupation', isco: isco ?? null };
}

function labelsOf(concept: EscoConcept, language: Language): LayerLabel[] {
  const { uri } = concept;
  const of = (kind: LayerLabel['kind'], labels: readonly (string | undefined)[]): LayerLabel[] =>
    [...new Set(labels.map((label) => label?.trim() ?? ''))]
      .filter((label) => label !== '')
      .map((label) => ({ uri, language, label, kind, weight: 1 }));
  return [
    ...of('preferred', [concept.preferredLabel[language]]),
    ...of('alternative', concept.alternativeLabel?.[language] ?? []),
    ...of('hidden', concept.hiddenLabel?.[language] ?? []),
  ];
}
