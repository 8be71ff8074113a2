import type { Language } from '../domain/codes.ts';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { candidateKeys } from '../duplicates/candidate-keys.ts';
import { decide, type Evidence, isApartAtAGlance, sketchAtAGlance } from '../duplicates/decide.ts';
import { explain } from '../duplicates/explain.ts';
import type { JoinReason } from '../duplicates/join-reason.ts';
import type { PostingSketch } from '../duplicates/posting-sketch.ts';
import { sketch } from '../duplicates/sketch.ts';
import { decodeGlance, decodeText, encodeSketch, type Glance } from '../duplicates/sketch-codec.ts';
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
  // What is decoded to be looked over is judged next.
  const decoded = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, Glance>>();
  const glancesOf = (stored: ReadonlyMap<string, string>): ReadonlyMap<string, Glance> => {
    const glances = decoded.get(stored) ?? decodeAll(stored, decodeGlance);
    decoded.set(stored, glances);
    return glances;
  };
  return {
    standing: (source) => ranks.get(source) ?? RANKS.employer,

    sketch: sketchPosting,

    outdated(stored, asked) {
      const glances = glancesOf(stored);
      return [
        ...pairsOfNewlyShared(glances, asked, ({ urls }) => urls),
        ...pairsOfNewlyShared(glances, asked, ({ externalIds }) => externalIds),
      ];
    },

    async judge(stored, pairs, readSketches) {
      // One that another version of the rules made is passed over, until its ad changes or is renormalised.
      const glances = glancesOf(stored);
      const evidence = evidenceOf([...glances.values()]);
      const unread = new Map([...glances].map(([name, glance]) => [name, sketchAtAGlance(glance)]));
      const open = pairs.filter(({ one, other }) => {
        const [a, b] = [unread.get(one), unread.get(other)];
        return a !== undefined && b !== undefined && !isApartAtAGlance(a, b, evidence);
      });
      if (open.length === 0) return [];
      const names = [...new Set(open.flatMap(({ one, other }) => [one, other]))];
      const texts = decodeAll(await readSketches(names), decodeText);
      const whole = (name: string): PostingSketch | null => {
        const [glance, text] = [glances.get(name), texts.get(name)];
        return glance === undefined || text === undefined ? null : { ...glance, text };
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
  return { keys: candidateKeys(made), glance, sketch: text };
}

/** What several postings of one source lead to or name is not of one job: no source lists a job twice on purpose. */
function evidenceOf(sketches: readonly Glance[]): Evidence {
  const [urls, ids] = [
    sharedOf(sketches, ({ urls }) => urls),
    sharedOf(sketches, ({ externalIds }) => externalIds),
  ];
  return { isSharedUrl: (url) => urls.has(url), isSharedId: (id) => ids.has(id) };
}

function sharedOf(sketches: readonly Glance[], namesOf: (sketch: Glance) => readonly string[]): Set<string> {
  const sourcesOf = new Map<string, Set<string>>();
  const shared = new Set<string>();
  for (const sketch of sketches) {
    const source = sourceOf(sketch);
    for (const name of namesOf(sketch)) {
      const sources = sourcesOf.get(name) ?? new Set();
      if (sources.has(source)) shared.add(name);
      sourcesOf.set(name, sources.add(source));
    }
  }
  return shared;
}

function sourceOf({ id }: Glance): string {
  return id.slice(0, id.indexOf(':'));
}

/** Pairs of postings that were there already and that are alone with what they share no longer, since one more came. */
function pairsOfNewlyShared(
  glances: ReadonlyMap<string, Glance>,
  asked: ReadonlySet<string>,
  namesOf: (sketch: Glance) => readonly string[],
): SketchPair[] {
  const before = [...glances].filter(([number]) => !asked.has(number));
  const known = sharedOf(
    before.map(([, glance]) => glance),
    namesOf,
  );
  const shared = [...sharedOf([...glances.values()], namesOf)].filter((name) => !known.has(name));
  return shared.flatMap((name) => {
    // One of each source at most, or it had been shared before.
    const holders = before.filter(([, glance]) => namesOf(glance).includes(name)).map(([number]) => number);
    return holders.flatMap((one, index) => holders.slice(index + 1).map((other) => ({ one, other })));
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
