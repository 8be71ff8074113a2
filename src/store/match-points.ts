import type { MatchReason } from '../domain/vacancy.ts';
import { isConcept } from './match-conditions.ts';
import type { QueryParameters } from './query-parameters.ts';
import type { Likelihood, Wanted, WantedOccupation, WantedText } from './wanted.ts';

/**
 * How well a hit answers each thing asked for: one tier for the best reason there is, and the sum over all. So few steps
 * on purpose: within one the newest comes first, which a measure of how often and how near (ts_rank_cd) would bury under
 * noise; and they read only the row itself, where that measure has to unpack the document of every hit.
 */
export const POINTS = {
  occupation_stated: 1000,
  title: 800,
  /** For full confidence; in tenths of it, so that newer ones come first among about equal ones. */
  occupation_inferred: 700,
  /** The same, but never below what only stands about. */
  occupation_candidate: 700,
  headline: 205,
  same_group: 200,
  text: 0,
} as const satisfies Record<MatchReason, number>;

/**
 * SQL: whether a vacancy's concepts are of its occupation. A source may state one that no table leads to ESCO: then they
 * are only what its title may mean, whatever the basis.
 */
const IS_KNOWN = 'vacancy.occupation_candidates is null';

/** A query of more things is ranked by the first of them. */
const RANKED = 8;

interface Tier {
  readonly reason: MatchReason;
  /** SQL. */
  readonly condition: string;
  readonly points: string;
  readonly confidence?: string;
}

/** SQL: the points of a row of `vacancy`. */
export function matchPoints(wanted: Wanted, parameters: QueryParameters): string {
  const parts = tiersOf(wanted, parameters).map((tiers) => caseOf(tiers, ({ points }) => points, '0'));
  return parts.length === 0 ? '0' : parts.join(' + ');
}

/**
 * SQL: for each thing asked for, in the order of `rankedThings`, why a row of `vacancy` answers to it, and the points.
 * A JSON array of `[reason or null, points, confidence or null]`.
 */
export function matchReasons(wanted: Wanted, parameters: QueryParameters): string {
  const parts = tiersOf(wanted, parameters, true).map((tiers) => {
    const reason = caseOf(tiers, (tier) => `'${tier.reason}'`, 'null');
    const confidence = caseOf(tiers, (one) => one.confidence ?? 'null', 'null');
    return `json_build_array(${reason}, ${caseOf(tiers, ({ points }) => points, '0')}, ${confidence})`;
  });
  return `json_build_array(${parts.join(', ')})`;
}

/** What is ranked by: the texts, then the occupations. */
export function rankedThings(wanted: Wanted): readonly (WantedText | WantedOccupation)[] {
  return [...wanted.texts, ...wanted.optionalTexts, ...wanted.occupations].slice(0, RANKED);
}

function tiersOf(wanted: Wanted, parameters: QueryParameters, withText = false): Tier[][] {
  return rankedThings(wanted).map((thing) => {
    const tiers = 'concepts' in thing ? occupationTiers(thing, parameters) : textTiers(thing, parameters);
    const words = 'concepts' in thing ? thing.words : thing;
    if (!withText || words === null) return tiers;
    return [...tiers, tier('text', `vacancy.document @@ ${parameters.add(words.tsquery)}::tsquery`)];
  });
}

function textTiers({ tsquery, titleTsquery }: WantedText, parameters: QueryParameters): Tier[] {
  return [
    tier('title', `vacancy.headline @@ ${parameters.add(titleTsquery)}::tsquery`),
    tier('headline', `vacancy.headline @@ ${parameters.add(tsquery)}::tsquery`),
  ];
}

function occupationTiers(occupation: WantedOccupation, parameters: QueryParameters): Tier[] {
  return occupation.likelihoods.length > 0
    ? likelyTiers(occupation, parameters)
    : meantTiers(occupation, parameters);
}

/**
 * Of a title that only may mean each of several: an ad of that very title, then by how likely what it is is what was
 * meant, and how surely it is that.
 */
function likelyTiers(
  { words, likelihoods, unitGroups }: WantedOccupation,
  parameters: QueryParameters,
): Tier[] {
  const [title, headline] = words === null ? [] : textTiers(words, parameters);
  const likelihood = likelihoodOf(likelihoods, parameters);
  const points = (most: number, sure = '1') => `round(${most} * ${likelihood} * ${sure})::int`;
  const sure = 'coalesce(vacancy.occupation_confidence, 0.5)';
  const concepts = likelihoods.flatMap(({ concept, group }) => (group === null ? concept : []));
  const groups = likelihoods.flatMap(({ group }) => group ?? []);
  const concept = isConcept({ concepts, groups }, parameters);
  return [
    ...(title === undefined ? [] : [title]),
    {
      ...tier(
        'occupation_stated',
        `${concept} and ${IS_KNOWN} and vacancy.occupation_basis in ('stated', 'mapped')`,
      ),
      points: points(POINTS.title),
      confidence: likelihood,
    },
    {
      ...tier('occupation_inferred', `${concept} and ${IS_KNOWN} and vacancy.occupation_basis = 'inferred'`),
      points: points(POINTS.occupation_inferred, sure),
      confidence: sure,
    },
    { ...tier('occupation_candidate', concept), points: points(POINTS.occupation_candidate, '0.5') },
    ...(headline === undefined ? [] : [headline]),
    ...groupTier(unitGroups, parameters),
  ];
}

/**
 * SQL: how likely the vacancy's occupation is what was meant. Nearly every vacancy has one concept, which is looked up
 * in a list instead of comparing its array with each of sixty.
 */
function likelihoodOf(likelihoods: readonly Likelihood[], parameters: QueryParameters): string {
  const occupations = likelihoods.filter(({ group }) => group === null);
  const numbers = parameters.add(occupations.map(({ concept }) => concept));
  const confidences = parameters.add(occupations.map(({ confidence }) => confidence));
  const of = (concept: string) => `(${confidences}::float8[])[array_position(${numbers}::int[], ${concept})]`;
  const branches = likelihoods.flatMap(({ group, confidence }) =>
    group === null
      ? []
      : [`when ${isConcept({ concepts: [], groups: [group] }, parameters)} then ${confidence.toFixed(4)}`],
  );
  return `coalesce(
    case when cardinality(vacancy.concepts) = 1 then ${of('vacancy.concepts[1]')}
         else (select max(${of('one')}) from unnest(vacancy.concepts) as one) end,
    ${branches.length === 0 ? '' : `case ${branches.join(' ')} end,`} 0)`;
}

function meantTiers(occupation: WantedOccupation, parameters: QueryParameters): Tier[] {
  const { words, unitGroups } = occupation;
  const concept = isConcept(occupation, parameters);
  const [title, headline] = words === null ? [] : textTiers(words, parameters);
  const inferred = inTenths('vacancy.occupation_confidence');
  const candidateConfidence = `(select max((candidate->>'confidence')::float8) from jsonb_array_elements(vacancy.occupation_candidates) as candidate
    where (candidate->>'concept')::int = any(${parameters.add(occupation.concepts)}::int[]))`;
  const candidate = `greatest(${POINTS.headline + 5}, ${inTenths(candidateConfidence)})`;
  return [
    tier(
      'occupation_stated',
      `${concept} and ${IS_KNOWN} and vacancy.occupation_basis in ('stated', 'mapped')`,
    ),
    ...(title === undefined ? [] : [title]),
    {
      ...tier('occupation_inferred', `${concept} and ${IS_KNOWN} and vacancy.occupation_basis = 'inferred'`),
      points: inferred,
      confidence: 'vacancy.occupation_confidence',
    },
    { ...tier('occupation_candidate', concept), points: candidate, confidence: candidateConfidence },
    ...(headline === undefined ? [] : [headline]),
    ...groupTier(unitGroups, parameters),
  ];
}

function groupTier(unitGroups: readonly string[], parameters: QueryParameters): Tier[] {
  if (unitGroups.length === 0) return [];
  return [tier('same_group', `vacancy.occupation_isco = any(${parameters.add(unitGroups)}::text[])`)];
}

/** SQL: the points of an occupation that is this sure. */
function inTenths(confidence: string): string {
  return `(round(10 * coalesce(${confidence}, 0.5)::numeric) * ${POINTS.occupation_inferred / 10})::int`;
}

function tier(reason: MatchReason, condition: string): Tier {
  return { reason, condition, points: String(POINTS[reason]) };
}

function caseOf(tiers: readonly Tier[], pick: (tier: Tier) => string, otherwise: string): string {
  if (tiers.length === 0) return otherwise;
  const branches = tiers.map((one) => `when ${one.condition} then ${pick(one)}`);
  return `(case ${branches.join(' ')} else ${otherwise} end)`;
}
