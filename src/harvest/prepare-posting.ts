import type { FieldIssue } from '../domain/normalised-posting.ts';
import type { PostingDraft } from '../domain/posting-draft.ts';
import { normalisePosting } from '../normalise/normalise-posting.ts';
import { contentHash } from '../store/content-hash.ts';
import type { VersionedPosting } from '../store/harvest-store.ts';
import { sketchBytes } from '../store/sketch-row.ts';
import { saidBy } from '../store/vacancy-row.ts';
import { sketchPosting } from './join-postings.ts';
import { packDraft } from './payload.ts';
import type { NormaliseRules } from './rewrite-payloads.ts';

/** What a draft comes to: all of it that can be told without the database. Plain data, to be passed between threads. */
export type Prepared =
  | { readonly kind: 'outside' }
  | { readonly kind: 'rejected'; readonly issues: readonly FieldIssue[] }
  | {
      readonly kind: 'posting';
      readonly entry: Omit<VersionedPosting, 'version'>;
      readonly issues: readonly FieldIssue[];
    };

/** Normalises a draft and packs it. Pure but for the clock, which bounds what dates are believed. */
export function preparePosting(draft: PostingDraft, { places, clock, concepts }: NormaliseRules): Prepared {
  const normalised = normalisePosting(draft, places, clock, concepts);
  if (normalised.kind !== 'posting') return normalised;
  const { posting, issues } = normalised;
  return { kind: 'posting', entry: { posting, payload: packDraft(draft, posting) }, issues };
}

/**
 * As `preparePosting`, and with what the store would make of the posting: worth it where there is a processor that has
 * nothing else to do, since an ad that is stored as it is needs no sketch.
 */
export function prepareWhole(source: string, draft: PostingDraft, rules: NormaliseRules): Prepared {
  const prepared = preparePosting(draft, rules);
  if (prepared.kind !== 'posting') return prepared;
  const { posting } = prepared.entry;
  const said = saidBy(posting);
  const made = {
    said,
    hash: contentHash(posting, said),
    textLength: posting.description.length,
    sketched: sketchBytes(sketchPosting(source, posting)),
  };
  return { ...prepared, entry: { ...prepared.entry, made } };
}
