import type { ConceptRecord, LabelRecord, TaxonomyData, TaxonomyLayer } from '../domain/taxonomy.ts';
import type { OccupationLabels } from '../domain/vacancy.ts';

/** Layers that repeat what ESCO calls its occupations, as it did when they were made. */
const MADE_OF_ESCO = /^(?:crosswalk-|jobtech-)/;

/**
 * Layers as the database would give them back, without one: later layers have the last word on what a concept is
 * called and which group it is of. Concepts are numbered in the order they come.
 */
export function mergeLayers(layers: readonly TaxonomyLayer[]): TaxonomyData {
  const numbers = new Map<string, number>();
  const isco = new Map<string, { kind: ConceptRecord['kind']; isco: string | null }>();
  for (const { uri, kind, isco: code } of layers.flatMap(({ concepts }) => concepts)) {
    if (!numbers.has(uri)) numbers.set(uri, numbers.size + 1);
    isco.set(uri, { kind, isco: code ?? isco.get(uri)?.isco ?? null });
  }
  const numberOf = (uri: string): number => numbers.get(uri) ?? 0;
  const called = new Map<string, { -readonly [L in keyof OccupationLabels]: OccupationLabels[L] }>();
  const labels: LabelRecord[] = [];
  for (const { source, labels: own } of layers) {
    for (const { uri, language, label, kind, weight } of own) {
      if ((isco.get(uri)?.isco ?? null) === null) continue;
      labels.push({ concept: numberOf(uri), language, label, kind, source, weight });
      if (kind !== 'preferred') continue;
      const names = called.get(uri) ?? { da: null, sv: null, en: null };
      if (names[language] === null || !MADE_OF_ESCO.test(source)) names[language] = label;
      called.set(uri, names);
    }
  }
  const codes = layers.flatMap((layer) => layer.codes);
  return {
    version: layers.map(({ source, version }) => `${source} ${version}`).join(','),
    concepts: [...isco].flatMap(([uri, { kind, isco: code }]) => {
      const names = called.get(uri);
      return code === null || names === undefined
        ? []
        : [{ number: numberOf(uri), uri, kind, isco: code, labels: names }];
    }),
    labels,
    codes: codes.map(({ uri, scheme, code, relation }) => ({
      scheme,
      code,
      concept: numberOf(uri),
      relation,
    })),
    unsettled: codes.filter(({ uri }) => (isco.get(uri)?.isco ?? null) === null),
  };
}
