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
  JoinReason as StoredReason,
} from '../store/posting-matcher.ts';

const RANKS = { database: 0, employer: 1, aggregator: 2 } as const;

/**
 * Tells the store which postings are of one vacancy, by the rules of `src/duplicates`. Whose posting leads where
 * several are: that of a state's database before an employer's own before an aggregator's; then the longer text.
 */
export function createPostingMatcher(sources: readonly Pick<Source, 'id' | 'standing'>[]): PostingMatcher {
  const ranks = new Map(sources.map(({ id, standing }) => [id, RANKS[standing ?? 'employer']]));
  return {
    standing: (source) => ranks.get(source) ?? RANKS.employer,

    sketch: sketchPosting,

    async judge(stored, pairs, readSketches) {
      // One that another version of the rules made is passed over, until its ad changes or is renormalised.
      const glances = decodeAll(stored, decodeGlance);
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

/** A page to which two postings of one source lead is not of one job: no source lists a job twice on purpose. */
function evidenceOf(sketches: readonly Glance[]): Evidence {
  const sourcesOf = new Map<string, Set<string>>();
  const shared = new Set<string>();
  for (const { id, urls } of sketches) {
    const source = id.slice(0, id.indexOf(':'));
    for (const url of urls) {
      const sources = sourcesOf.get(url) ?? new Set();
      if (sources.has(source)) shared.add(url);
      sourcesOf.set(url, sources.add(source));
    }
  }
  return { isSharedUrl: (url) => shared.has(url) };
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
