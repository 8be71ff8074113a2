import type { Language } from '../domain/codes.ts';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { candidateKeys, namedKeys } from '../duplicates/candidate-keys.ts';
import { candidateMarks } from '../duplicates/candidate-marks.ts';
import { decide, type Evidence, isApartAtAGlance } from '../duplicates/decide.ts';
import { explain } from '../duplicates/explain.ts';
import type { JoinReason } from '../duplicates/join-reason.ts';
import type { PostingSketch } from '../duplicates/posting-sketch.ts';
import { sketch } from '../duplicates/sketch.ts';
import { decodeGlance, decodeText, encodeSketch } from '../duplicates/sketch-codec.ts';
import type { StoredSketch } from '../duplicates/stored-sketch.ts';
import { surenessOf } from '../duplicates/sureness.ts';
import type { Source } from '../sources/source.ts';
import type {
  JudgedMatch,
  PostingMatcher,
  Sketched,
  SketchPair,
  JoinReason as StoredReason,
} from '../store/posting-matcher.ts';

const RANKS = { database: 0, employer: 1, aggregator: 2 } as const;

/**
 * Tells the store which postings are of one vacancy, by the rules of `src/duplicates`. Whose posting leads where
 * several are: that of a state's database before an employer's own before an aggregator's; then the longer text.
 */
export function createPostingMatcher(sources: readonly Pick<Source, 'id' | 'standing'>[]): PostingMatcher {
  const ranks = new Map(sources.map(({ id, standing }) => [id, RANKS[standing ?? 'employer']]));
  // What is decoded to be looked over is judged next. In a WeakMap it would outlive that, and every young collection
  // would have to copy it: V8 takes for alive what an old WeakMap holds of young objects.
  let last: { readonly stored: ReadonlyMap<string, string>; readonly glances: Glances } | null = null;
  const glancesOf = (stored: ReadonlyMap<string, string>): Glances => {
    if (last?.stored !== stored) last = { stored, glances: decodeAll(stored, decodeGlance) };
    return last.glances;
  };
  return {
    standing: (source) => ranks.get(source) ?? RANKS.employer,

    sketch: sketchPosting,

    outdated(stored, asked) {
      const glances = glancesOf(stored);
      return [
        ...pairsOfNewlyShared(glances, asked, 'urls'),
        ...pairsOfNewlyShared(glances, asked, 'externalIds'),
      ];
    },

    sharing(glance) {
      const sketch = decodeGlance(glance);
      return sketch === null ? [] : namedKeys(sketch);
    },

    async judge(stored, pairs, readSketches) {
      // One that another version of the rules made is passed over, until its ad changes or is renormalised.
      const glances = glancesOf(stored);
      last = null;
      const evidence = evidenceOf(glances);
      const open = pairs.filter(({ one, other }) => {
        const [a, b] = [glances.get(one), glances.get(other)];
        return a !== undefined && b !== undefined && !isApartAtAGlance(a, b, evidence);
      });
      if (open.length === 0) return [];
      const names = [...new Set(open.flatMap(({ one, other }) => [one, other]))];
      const texts = decodeAll(await readSketches(names), decodeText);
      const whole = (name: string): PostingSketch | null => {
        const text = texts.get(name);
        return text === undefined ? null : (glances.get(name)?.withText(text) ?? null);
      };
      return open.flatMap((pair): JudgedMatch[] => {
        const [one, other] = [whole(pair.one), whole(pair.other)];
        if (one === null || other === null) return [];
        const decision = decide(one, other, evidence);
        if (!decision.same) return [];
        return [{ ...pair, reason: { ...decision.because }, ...surenessOf(decision.because) }];
      });
    },
  };
}

function decodeAll<Part>(
  stored: ReadonlyMap<string, string>,
  decode: (text: string) => Part | null,
): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const [name, text] of stored) {
    const part = decode(text);
    if (part !== null) parts.set(name, part);
  }
  return parts;
}

/** What `createPostingMatcher` keeps of a posting, whatever the sources. */
export function sketchPosting(source: string, posting: NormalisedPosting): Sketched {
  const made = sketch(source, posting, posting.elsewhere);
  const { glance, text } = encodeSketch(made);
  return { keys: candidateKeys(made), marks: candidateMarks(made), glance, sketch: text };
}

type Glances = ReadonlyMap<string, StoredSketch>;
type Names = 'urls' | 'externalIds';

/**
 * What several postings of one source lead to or name is not of one job: no source lists a job twice on purpose. Found
 * out when it is asked for: few pairs have a page or an id in common.
 */
function evidenceOf(glances: ReadonlyMap<string, PostingSketch>): Evidence {
  const shared: Partial<Record<Names, ReadonlySet<string>>> = {};
  const isShared = (names: Names, name: string) => {
    shared[names] ??= sharedOf(glances.values(), names);
    return shared[names].has(name);
  };
  return { isSharedUrl: (url) => isShared('urls', url), isSharedId: (id) => isShared('externalIds', id) };
}

function sharedOf(sketches: Iterable<PostingSketch>, names: Names): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const sketch of sketches) {
    const source = sourceOf(sketch);
    for (const name of sketch[names]) {
      const ofSource = `${source}:${name}`;
      if (seen.has(ofSource)) shared.add(name);
      seen.add(ofSource);
    }
  }
  return shared;
}

function sourceOf({ id }: PostingSketch): string {
  return id.slice(0, id.indexOf(':'));
}

/** Pairs of postings that were there already and that are alone with what they share no longer, since one more came. */
function pairsOfNewlyShared(
  glances: ReadonlyMap<string, PostingSketch>,
  asked: ReadonlySet<string>,
  names: Names,
): SketchPair[] {
  // Only what one of those has that came can have been alone before.
  const holdersOf = new Map<string, string[]>();
  for (const number of asked) {
    for (const name of glances.get(number)?.[names] ?? []) holdersOf.set(name, []);
  }
  for (const [number, sketch] of glances) {
    for (const name of sketch[names]) holdersOf.get(name)?.push(number);
  }
  const isShared = (numbers: readonly string[]) => {
    const sketches = numbers.flatMap((number) => glances.get(number) ?? []);
    return new Set(sketches.map(sourceOf)).size < numbers.length;
  };
  return [...holdersOf.values()].flatMap((holders) => {
    const before = holders.filter((number) => !asked.has(number));
    if (before.length < 2 || isShared(before) || !isShared(holders)) return [];
    return before.flatMap((one, index) => before.slice(index + 1).map((other) => ({ one, other })));
  });
}

/** Why two postings were joined, in one sentence; null where a version of the rules said so that we do not know. */
export function explainJoin(reason: StoredReason, language: Language): string | null {
  try {
    // What the store holds was written by `judge`, but perhaps by another version of it.
    return explain(reason as unknown as JoinReason, language) ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
