import type { PostingName, UpkeepStore } from '../store/upkeep-store.ts';
import { erasePayload, erasePosting } from './erase-posting.ts';
import { createEraser, type Eraser, erasuresOf, isKnown } from './eraser.ts';
import { type NormaliseRules, normalisePayloads } from './rewrite-payloads.ts';

export interface EraseDeps extends NormaliseRules {
  readonly upkeep: UpkeepStore;
}

/** Where a text stood: never the text. */
export interface EraseReport {
  /** Ids of vacancies that say it. */
  readonly vacancies: readonly string[];
  /** Postings in whose kept payload it stands. */
  readonly postings: readonly PostingName[];
  /** How many issues quote it. */
  readonly issues: number;
  /** How many reasons for joining postings name it. */
  readonly reasons: number;
  /** In how many lists that somebody shared it was noted. */
  readonly shares: number;
}

/**
 * Takes a text (a name, an address) out of everything stored, open or closed, and remembers a hash of it, so that no
 * later harvest brings it back. Compared without case, accents and punctuation, across tags and masks. Safe to repeat,
 * and beside a harvest.
 * @param text holds at least one word.
 * @param dryRun only tells where it stands.
 */
export async function eraseEverywhere(text: string, dryRun: boolean, deps: EraseDeps): Promise<EraseReport> {
  const { upkeep, clock } = deps;
  const wanted = erasuresOf(text);
  const erase = createEraser(wanted);
  // First of all, so that what a harvest writes meanwhile comes without it.
  if (!dryRun && !isKnown(text, await upkeep.readErasures())) await upkeep.addErasures(wanted, clock.now());
  const vacancies = [
    ...(await upkeep.changeTexts('vacancy', erase, dryRun)),
    ...(await upkeep.changeTexts('content', erase, dryRun)),
  ];
  const shares = await upkeep.changeTexts('share', erase, dryRun);
  const issues = await upkeep.changeTexts('issue', erase, dryRun);
  const postings = await upkeep.changePayloads((payload) => erasePayload(payload, erase), dryRun);
  if (!dryRun) {
    await rewrite(postings, erase, deps);
    await upkeep.forgetSketchesWithoutPayload(vacancies);
  }
  const reasons = [
    ...(await upkeep.changeTexts('match', erase, dryRun)),
    ...(await upkeep.changeTexts('join', erase, dryRun)),
  ];
  return {
    vacancies: [...new Set(vacancies)],
    postings,
    issues: issues.length,
    reasons: reasons.length,
    shares: shares.length,
  };
}

const BATCH = 500;

/** What is made of a text (what it is compared by) is made anew without it. */
async function rewrite(
  postings: readonly PostingName[],
  erase: Eraser,
  { upkeep, ...rules }: EraseDeps,
): Promise<void> {
  for (let start = 0; start < postings.length; start += BATCH) {
    const payloads = await upkeep.readPayloadsOf(postings.slice(start, start + BATCH));
    for (const source of new Set(payloads.map((payload) => payload.source))) {
      const own = payloads.filter((payload) => payload.source === source);
      const { postings: again } = normalisePayloads(own, rules);
      const erased = again.map((entry) => ({ ...entry, posting: erasePosting(entry.posting, erase) }));
      await upkeep.rewrite(source, rules.clock.now(), erased);
    }
  }
}
