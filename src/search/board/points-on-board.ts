import { POINTS, rankedThings } from '../../store/match-points.ts';
import type { Wanted, WantedOccupation, WantedText } from '../../store/wanted.ts';
import type { Board } from './board.ts';
import type { SlotSet } from './slot-set.ts';
import { textOnBoard } from './text-on-board.ts';

/** The points of a vacancy for one thing asked for; null where this is not why it was found. */
type Tier = (slot: number) => number | null;

/** The points of a vacancy on the board: the same as `matchPoints` gives a row, tier by tier. */
export function pointsOnBoard(board: Board, wanted: Wanted): (slot: number) => number {
  const things = rankedThings(wanted).map((thing) =>
    'concepts' in thing ? occupationTiers(board, thing) : textTiers(board, thing),
  );
  return (slot) => {
    let sum = 0;
    for (const tiers of things) sum += firstOf(tiers, slot);
    return sum;
  };
}

function firstOf(tiers: readonly Tier[], slot: number): number {
  for (const tier of tiers) {
    const points = tier(slot);
    if (points !== null) return points;
  }
  return 0;
}

function textTiers(board: Board, { tsquery, titleTsquery }: WantedText): [title: Tier, headline: Tier] {
  return [
    within(textOnBoard(board, titleTsquery, 'headline'), POINTS.title),
    within(textOnBoard(board, tsquery, 'headline'), POINTS.headline),
  ];
}

function within(slots: SlotSet, points: number): Tier {
  return (slot) => (slots.has(slot) ? points : null);
}

function occupationTiers(board: Board, occupation: WantedOccupation): Tier[] {
  return occupation.likelihoods.length > 0 ? likelyTiers(board, occupation) : meantTiers(board, occupation);
}

function meantTiers(board: Board, occupation: WantedOccupation): Tier[] {
  const { words, unitGroups, concepts, groups } = occupation;
  const isConcept = board.withConcepts(concepts).join(board.withGroups(groups));
  const [title = NEVER, headline = NEVER] = words === null ? [] : textTiers(board, words);
  const isWanted = new Set(concepts);
  const { confidence } = board.read();
  return [
    (slot) => (isConcept.has(slot) && isStated(board, slot) ? POINTS.occupation_stated : null),
    title,
    (slot) => (isConcept.has(slot) && isInferred(board, slot) ? inTenths(sureness(confidence[slot])) : null),
    (slot) =>
      isConcept.has(slot)
        ? Math.max(POINTS.headline + 5, inTenths(likeliest(board.candidates(slot), isWanted)))
        : null,
    headline,
    within(board.withUnitGroups(unitGroups), POINTS.same_group),
  ];
}

function likelyTiers(board: Board, { words, likelihoods, unitGroups }: WantedOccupation): Tier[] {
  const [title = NEVER, headline = NEVER] = words === null ? [] : textTiers(board, words);
  const concepts = likelihoods.filter(({ group }) => group === null).map(({ concept }) => concept);
  const groups = likelihoods.flatMap(({ group }) => group ?? []);
  const isConcept = board.withConcepts(concepts).join(board.withGroups(groups));
  const likelihood = likelihoodOnBoard(board, likelihoods);
  const { confidence } = board.read();
  return [
    title,
    (slot) =>
      isConcept.has(slot) && isStated(board, slot) ? roundToEven(POINTS.title * likelihood(slot)) : null,
    (slot) =>
      isConcept.has(slot) && isInferred(board, slot)
        ? roundToEven(POINTS.occupation_inferred * likelihood(slot) * sureness(confidence[slot]))
        : null,
    (slot) =>
      isConcept.has(slot) ? roundToEven(POINTS.occupation_candidate * likelihood(slot) * UNSURE) : null,
    headline,
    within(board.withUnitGroups(unitGroups), POINTS.same_group),
  ];
}

function likelihoodOnBoard(
  board: Board,
  likelihoods: WantedOccupation['likelihoods'],
): (slot: number) => number {
  const ofConcept = new Map<number, number>();
  for (const { concept, group, confidence } of likelihoods)
    if (group === null && !ofConcept.has(concept)) ofConcept.set(concept, confidence);
  const ofGroups = likelihoods.flatMap(({ group, confidence }) =>
    group === null ? [] : { slots: board.withGroups([group]), confidence: Number(confidence.toFixed(4)) },
  );
  return (slot) => {
    const known = board.concepts(slot).flatMap((concept) => ofConcept.get(concept) ?? []);
    if (known.length > 0) return Math.max(...known);
    return ofGroups.find(({ slots }) => slots.has(slot))?.confidence ?? 0;
  };
}

const NEVER: Tier = () => null;
/** Where no confidence is told. */
const UNSURE = 0.5;

function sureness(confidence = Number.NaN): number {
  return Number.isNaN(confidence) ? UNSURE : confidence;
}

/** An occupation that the source states, and that some table leads to ESCO. */
function isStated(board: Board, slot: number): boolean {
  const basis = board.basis(slot);
  return board.candidates(slot) === null && (basis === 'stated' || basis === 'mapped');
}

function isInferred(board: Board, slot: number): boolean {
  return board.candidates(slot) === null && board.basis(slot) === 'inferred';
}

function likeliest(candidates: ReturnType<Board['candidates']>, wanted: ReadonlySet<number>): number {
  const confidences = (candidates ?? [])
    .filter(({ concept }) => wanted.has(concept))
    .map(({ confidence }) => confidence);
  return confidences.length === 0 ? UNSURE : Math.max(...confidences);
}

/** As PostgreSQL rounds a `numeric`: halves away from zero, of the number as it is written. */
function inTenths(confidence: number): number {
  return Math.round(Number((confidence * 10).toPrecision(15))) * (POINTS.occupation_inferred / 10);
}

/** As PostgreSQL rounds a `float8`: halves to the even number. */
function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
