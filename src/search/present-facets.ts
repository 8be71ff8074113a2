import type { FacetCount, Facets } from '../domain/vacancy.ts';
import type { FacetName, FacetRow } from '../store/facet-codes.ts';
import type { MunicipalityName } from './present-vacancy.ts';

/** Commonest first, "not said" last. */
export function presentFacets(facets: readonly FacetRow[], municipalityName: MunicipalityName): Facets {
  const of = (facet: FacetName, label: (row: FacetRow) => string | null = () => null): FacetCount[] => {
    const rows = facets.filter((row) => row.facet === facet);
    const said = rows.filter((row) => row.value !== null);
    const unsaid = rows.filter((row) => row.value === null);
    return [...said, ...unsaid].map((row) => ({ value: row.value, label: label(row), count: row.count }));
  };
  return {
    country: of('country'),
    municipality: of('municipality', ({ value }) => (value === null ? null : municipalityName(value))),
    occupation: of('occupation'),
    hours: of('hours'),
    duration: of('duration'),
    language: of('language'),
    source: of('source'),
  };
}
