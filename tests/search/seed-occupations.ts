import type { TaxonomyData } from '../../src/domain/taxonomy.ts';
import { buildConceptIndex } from '../../src/occupations/build-concept-index.ts';
import type { ConceptIndex } from '../../src/occupations/concept-index.ts';
import { readSeedLayer } from '../../src/occupations/seed-layer.ts';

/** The occupations of `seeds/`, as the program knows them where nothing was imported, without a database. */
export async function seedOccupations(): Promise<ConceptIndex> {
  const { version, concepts, labels } = await readSeedLayer();
  const numbers = new Map(concepts.map(({ uri }, index) => [uri, index + 1]));
  const numberOf = (uri: string): number => numbers.get(uri) ?? 0;
  const titled = (uri: string, language: string): string | null =>
    labels.find((label) => label.uri === uri && label.language === language && label.kind === 'preferred')
      ?.label ?? null;
  const data: TaxonomyData = {
    version,
    concepts: concepts.map(({ uri, kind, isco }) => ({
      number: numberOf(uri),
      uri,
      kind,
      isco: isco ?? '',
      labels: { da: titled(uri, 'da'), sv: titled(uri, 'sv'), en: titled(uri, 'en') },
    })),
    labels: labels.map(({ uri, ...label }) => ({ ...label, concept: numberOf(uri), source: 'seed' })),
    codes: [],
    unsettled: [],
  };
  return buildConceptIndex(data);
}
