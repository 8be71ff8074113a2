import type { TextSample } from './text-sample.ts';

/** How much two texts have in common; shares are from 0 to 1, and estimates where a text is long. */
export interface TextLikeness {
  /** Of all shingles of both, the share that both have (Jaccard). */
  readonly resemblance: number;
  /** Of the shingles of the text that has fewer, the share that the other has too. */
  readonly containment: number;
  /** As `containment`, for how the two texts begin. */
  readonly openingContainment: number;
  /** How many shingles the shorter text has. */
  readonly shorter: number;
  /** How many the longer has. */
  readonly longer: number;
  /** On how many shingles of the shorter text `containment` rests. */
  readonly evidence: number;
}

/** Compares what was kept of two texts; the order of the two does not matter. */
export function compareTexts(a: TextSample, b: TextSample): TextLikeness {
  const [short, long] = a.shingles <= b.shingles ? [a, b] : [b, a];
  const top = Math.min(reach(short), reach(long));
  const inShort = countUpTo(short.sample, top);
  const inLong = countUpTo(long.sample, top);
  const shared = countShared(short.sample, long.sample);
  const openings = Math.min(a.opening.length, b.opening.length);
  return {
    resemblance: share(shared, inShort + inLong - shared),
    containment: share(shared, Math.min(inShort, inLong)),
    openingContainment: share(countShared(a.opening, b.opening), openings),
    shorter: short.shingles,
    longer: long.shingles,
    evidence: Math.min(inShort, inLong),
  };
}

/** Up to which hash a sample holds all of its text's shingles. */
function reach({ sample, shingles }: TextSample): number {
  return sample.length < shingles ? (sample.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
}

function countUpTo(ascending: Uint32Array, top: number): number {
  let count = ascending.length;
  while (count > 0 && (ascending[count - 1] ?? 0) > top) count -= 1;
  return count;
}

function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
