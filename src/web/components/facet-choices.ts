import type { FacetCount } from '../../domain/vacancy.ts';
import type { Choice } from './choice.ts';

/**
 * The choices of a filter with a known set of values, in that order. Where the answer counts, a value it does not
 * list has no vacancies.
 */
export function fixedChoices(
  values: readonly { readonly value: string; readonly label: string }[],
  facet: readonly FacetCount[] | undefined,
  selected: readonly string[],
): Choice[] {
  return values.map(({ value, label }) => ({
    value,
    label,
    count: countOf(facet, value),
    checked: selected.includes(value),
  }));
}

/** How many vacancies do not say; 0 where that is not counted. */
export function unstatedCount(facet: readonly FacetCount[] | undefined): number {
  return facet?.find((entry) => entry.value === null)?.count ?? 0;
}

/** The choices an answer lists, and those chosen although no vacancy meets them: most vacancies first. */
export function openChoices(
  facet: readonly FacetCount[] | undefined,
  selected: readonly string[],
  labelOf: (value: string) => string,
): Choice[] {
  const listed = (facet ?? []).flatMap(({ value, label, count }) =>
    value === null
      ? []
      : [{ value, label: label ?? labelOf(value), count, checked: selected.includes(value) }],
  );
  const unlisted = selected
    .filter((value) => !listed.some((choice) => choice.value === value))
    .map((value) => ({ value, label: labelOf(value), count: countOf(facet, value), checked: true }));
  return [...listed, ...unlisted].sort((one, other) => (other.count ?? 0) - (one.count ?? 0));
}

function countOf(facet: readonly FacetCount[] | undefined, value: string): number | null {
  return facet === undefined ? null : (facet.find((entry) => entry.value === value)?.count ?? 0);
}
