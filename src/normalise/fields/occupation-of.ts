import type { OccupationClaim } from '../../domain/posting-draft.ts';
import type { Occupation } from '../../domain/vacancy.ts';
import { cleanLine } from '../text/clean-line.ts';

/**
 * The occupation as the source states it: its label in the source's language. The ESCO concept and the ISCO-08 group
 * are mapped from the claims elsewhere once the concepts are there; an SSYK code is never one of them, though many
 * look alike. Null where the source states none.
 */
export function occupationOf(claims: readonly OccupationClaim[]): Occupation | null {
  if (claims.length === 0) return null;
  const da = labelOf(claims, ['star-esco']);
  const sv = labelOf(claims, ['jobtech-occupation-name', 'ssyk-2012']);
  return { esco: null, isco: null, labels: { da, sv, en: null }, basis: 'stated', confidence: null };
}

/** The most exact claim that has a label. */
function labelOf(
  claims: readonly OccupationClaim[],
  schemes: readonly OccupationClaim['scheme'][],
): string | null {
  for (const scheme of schemes) {
    const labels = claims
      .filter((claim) => claim.scheme === scheme)
      .map((claim) => cleanLine(claim.label ?? ''));
    const label = labels.find((candidate) => candidate !== '');
    if (label !== undefined) return label;
  }
  return null;
}
