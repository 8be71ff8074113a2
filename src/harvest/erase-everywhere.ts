import type { PostingName, UpkeepStore } from '../store/upkeep-store.ts';
import { erasePayload, withoutErased } from './erase-posting.ts';
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
 * and beside a harvest. Where it stands is what a repetition goes by: so what was made of a text (what it is compared by) goes
 * before the text itself does, for one that was killed to be repeated wholly.
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
    ...(await upkeep.changeTexts('vacancy', erase, true)),
    ...(await upkeep.changeTexts('content', erase, true)),
  ];
  const postings = await upkeep.changePayloads((payload) => erasePayload(payload, erase), true);
  if (!dryRun) {
    await makeAnew([...postings, ...(await upkeep.postingsOf(vacancies))], erase, deps);
    await upkeep.changeTexts('vacancy', erase, false);
    await upkeep.changeTexts('content', erase, false);
    await upkeep.changePayloads((payload) => erasePayload(payload, erase), false);
  }
  const shares = await upkeep.changeTexts('share', erase, dryRun);
  const issues = await upkeep.changeTexts('issue', erase, dryRun);
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

/** Has postings say, and be compared by, what is left of them without it; of what cannot be read any more nothing. */
async function makeAnew(
  postings: readonly PostingName[],
  erase: Eraser,
  { upkeep, ...rules }: EraseDeps,
): Promise<void> {
  for (let start = 0; start < postings.length; start += BATCH) {
    const batch = postings.slice(start, start + BATCH);
    const payloads = await upkeep.readPayloadsOf(batch);
    for (const source of new Set(batch.map((posting) => posting.source))) {
      const own = payloads.filter((payload) => payload.source === source);
      const { postings: again } = normalisePayloads(own, rules);
      await upkeep.rewrite(
        source,
        rules.clock.now(),
        again.map((entry) => withoutErased(entry, erase)),
      );
      const made = new Set(again.map(({ posting }) => posting.sourceId));
      await upkeep.forgetSketches(
        batch.filter((posting) => posting.source === source && !made.has(posting.sourceId)),
      );
    }
  }
}
