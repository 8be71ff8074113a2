import type { Language } from '../../domain/codes.ts';
import type { OccupationCandidate } from '../../domain/normalised-posting.ts';
import type { OccupationClaim } from '../../domain/posting-draft.ts';
import type { Occupation, OccupationLabels } from '../../domain/vacancy.ts';
import type {
  Concept,
  ConceptCandidate,
  ConceptIndex,
  MappedConcept,
} from '../../occupations/concept-index.ts';
import { cleanLine } from '../text/clean-line.ts';

/** What is known of a posting's occupation. */
export interface OccupationReading {
  readonly occupation: Occupation | null;
  readonly occupationCandidates?: readonly OccupationCandidate[];
  readonly concepts?: readonly number[];
}

/** At and above it an occupation read from a title is right in 95 of 100 cases or more: measured, see docs/occupations.md. */
const EARNS_CODE = 0.95;
const CANDIDATES = 6;
const LEAST_CONFIDENCE = 0.1;

/**
 * A posting's occupation: as its source states it where the source's own code leads to one ESCO occupation; else what
 * is certain of it through the mappings; else what the title says, where that is as good as certain. What is less is
 * kept as ranked candidates. An SSYK code is never taken for one of ISCO, though many look alike: it is asked last, and
 * gives a group only where all that it may stand for is of that group.
 * @param language of the title; null where it is not known.
 */
export function occupationOf(
  claims: readonly OccupationClaim[],
  title: string,
  language: Language | null,
  index: ConceptIndex | null,
): OccupationReading {
  const stated = statedLabels(claims);
  const asStated: Occupation | null =
    claims.length === 0
      ? null
      : { esco: null, isco: null, labels: stated, basis: 'stated', confidence: null };
  if (index === null) return { occupation: asStated };
  const [own = [], ssyk = []] = [false, true].map((isSsyk) =>
    claims
      .filter(({ scheme }) => (scheme === 'ssyk-2012') === isSsyk)
      .map(({ scheme, code }) => index.byCode(scheme, code)),
  );
  const certain = firstCertain(own, stated);
  if (certain !== null) return certain;
  const byTitle = index.link(title, { language });
  const [best] = byTitle;
  const linked = bestOf([...calledAsStated(stated, index), ...byTitle]);
  const possible = own.find((each) => each.length > 0) ?? [];
  if (possible.length > 0) return { occupation: asStated, ...candidatesOf(amongPossible(possible, linked)) };
  const group = firstCertain(ssyk, stated);
  if (group !== null) return withinGroup(group, best, stated);
  if (best !== undefined && best.confidence >= EARNS_CODE && best.concept.kind === 'occupation') {
    const { concept, confidence } = best;
    return {
      occupation: {
        esco: concept.uri,
        isco: concept.isco,
        labels: withOwn(concept.labels, stated),
        basis: 'inferred',
        confidence: round(confidence),
      },
      concepts: [concept.number],
    };
  }
  const wide = ssyk.find((each) => each.length > 0) ?? [];
  return { occupation: asStated, ...candidatesOf(bestOf([...amongPossible(wide, linked), ...linked])) };
}

/**
 * How sure it is that a concept is meant which is called just as the source calls the occupation, by the source's own
 * list: measured on the official mapping tables, .93 where ESCO is imported and .7 with our own words alone, where a
 * name may mean an occupation that we do not bring along.
 */
const CALLED_AS_STATED = 0.8;

/** The occupations that the source's own name for it is a name of; of "Städare/Lokalvårdare", both. */
function calledAsStated(
  stated: OccupationLabels,
  index: ConceptIndex,
): { readonly concept: Concept; readonly confidence: number }[] {
  const names = [stated.da, stated.sv].flatMap((label) => {
    if (label === null) return [];
    const whole = index.lookup(label);
    return whole.length > 0 ? [whole] : label.split('/').map((part) => index.lookup(part));
  });
  const concepts = names.flatMap((found) =>
    found.filter(({ concept, via }) => concept.kind === 'occupation' && via.match === 'exact'),
  );
  return concepts.map(({ concept }) => ({ concept, confidence: CALLED_AS_STATED }));
}

/** Each concept once, with the most that speaks for it; best first. */
function bestOf(
  ranked: readonly { readonly concept: Concept; readonly confidence: number }[],
): { readonly concept: Concept; readonly confidence: number }[] {
  const seen = new Set<number>();
  return ranked
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter(({ concept: { number } }) => !seen.has(number) && seen.add(number));
}

/** What the first code says of which there is no doubt. */
function firstCertain(
  mapped: readonly (readonly MappedConcept[])[],
  stated: OccupationLabels,
): OccupationReading | null {
  return mapped.map((each) => certainOf(each, stated)).find((each) => each !== null) ?? null;
}

/** A group that is certain, with the occupation in it that the title names as good as certainly. */
function withinGroup(
  group: OccupationReading,
  best: ConceptCandidate | undefined,
  stated: OccupationLabels,
): OccupationReading {
  const { occupation } = group;
  if (occupation === null || best === undefined || best.confidence < EARNS_CODE) return group;
  const { concept, confidence } = best;
  if (concept.kind !== 'occupation' || concept.isco !== occupation.isco) return group;
  return {
    occupation: {
      ...occupation,
      esco: concept.uri,
      labels: withOwn(concept.labels, stated),
      confidence: round(confidence),
    },
    concepts: [concept.number],
  };
}

/** What a code's mappings leave no doubt of; null where they do. */
function certainOf(mapped: readonly MappedConcept[], stated: OccupationLabels): OccupationReading | null {
  for (const relation of ['exact', 'broad', 'close'] as const) {
    const concepts = mapped.filter((each) => each.relation === relation).map(({ concept }) => concept);
    if (concepts.length > 0) return readingOf(concepts, relation === 'exact' ? 'stated' : 'mapped', stated);
  }
  return null;
}

/** Of several concepts only what they share is certain. */
function readingOf(
  concepts: readonly Concept[],
  basis: 'stated' | 'mapped',
  stated: OccupationLabels,
): OccupationReading | null {
  const [first] = concepts;
  if (first === undefined) return null;
  const only =
    concepts.length === 1 ? first : (concepts.find((concept) => isCalled(concept, stated)) ?? null);
  const isShared = concepts.every(({ isco }) => isco === first.isco) && first.isco.length === 4;
  if (only === null && !isShared) return null;
  return {
    occupation: {
      esco: only === null || only.kind === 'group' ? null : only.uri,
      isco: only === null ? first.isco : only.isco.length === 4 ? only.isco : null,
      labels: withOwn(only?.labels ?? { da: null, sv: null, en: null }, stated),
      basis,
      confidence: 1,
    },
    concepts: concepts.map(({ number }) => number),
  };
}

function isCalled(concept: Concept, stated: OccupationLabels): boolean {
  const same = (one: string | null, other: string | null) =>
    one !== null && other !== null && one.toLowerCase() === other.toLowerCase();
  return same(concept.labels.da, stated.da) || same(concept.labels.sv, stated.sv);
}

/** The concepts that a code may stand for, those first that the title names too. */
function amongPossible(
  possible: readonly MappedConcept[],
  linked: readonly { readonly concept: Concept; readonly confidence: number }[],
): { concept: Concept; confidence: number }[] {
  const share = 1 / possible.length;
  return possible
    .map(({ concept }) => {
      const named = linked.find((candidate) => candidate.concept.number === concept.number);
      return { concept, confidence: Math.min(1, share + (1 - share) * (named?.confidence ?? 0)) };
    })
    .sort((a, b) => b.confidence - a.confidence);
}

function candidatesOf(
  ranked: readonly { readonly concept: Concept; readonly confidence: number }[],
): Pick<OccupationReading, 'occupationCandidates' | 'concepts'> {
  const kept = ranked.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE).slice(0, CANDIDATES);
  if (kept.length === 0) return {};
  return {
    occupationCandidates: kept.map(({ concept, confidence }) => ({
      concept: concept.number,
      esco: concept.uri,
      isco: concept.isco,
      confidence: round(confidence),
    })),
    concepts: kept.map(({ concept }) => concept.number),
  };
}

/** What the source itself calls it where the concept has no name in that language. */
function withOwn(labels: OccupationLabels, stated: OccupationLabels): OccupationLabels {
  return { da: labels.da ?? stated.da, sv: labels.sv ?? stated.sv, en: labels.en ?? stated.en };
}

function round(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

function statedLabels(claims: readonly OccupationClaim[]): OccupationLabels {
  const da = labelOf(claims, ['star-esco']);
  const sv = labelOf(claims, ['jobtech-occupation-name', 'ssyk-2012']);
  return { da, sv, en: null };
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
