import type { Clock } from '../lib/clock.ts';
import { normalisePosting } from '../normalise/normalise-posting.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { ConceptIndex } from '../occupations/concept-index.ts';
import type { VersionedPosting } from '../store/harvest-store.ts';
import type { StoredPayload } from '../store/upkeep-store.ts';
import { unpackDraft } from './payload.ts';

/** What became of payloads that were normalised again. */
export interface Renormalised {
  readonly postings: readonly VersionedPosting[];
  /** Source ids of those that lie outside the region, now that it is looked at again. */
  readonly outside: readonly string[];
  /** How many cannot be read, or give no posting any more: what is stored of them stays. */
  readonly rejected: number;
}

/** By what postings are normalised. */
export interface NormaliseRules {
  readonly places: PlaceIndex;
  readonly concepts: ConceptIndex;
  readonly clock: Clock;
}

/** Normalises stored payloads again; nothing that is wrong with one of them stops the rest. */
export function normalisePayloads(payloads: readonly StoredPayload[], rules: NormaliseRules): Renormalised {
  const postings: VersionedPosting[] = [];
  const outside: string[] = [];
  let rejected = 0;
  for (const { sourceId, version, payload } of payloads) {
    const normalised = normalisePayload(payload, rules);
    if (normalised?.kind === 'posting') postings.push({ version, posting: normalised.posting, payload });
    else if (normalised?.kind === 'outside') outside.push(sourceId);
    else rejected += 1;
  }
  return { postings, outside, rejected };
}

function normalisePayload(payload: Uint8Array, { places, clock, concepts }: NormaliseRules) {
  try {
    return normalisePosting(unpackDraft(payload), places, clock, concepts);
  } catch {
    // Only a payload of another version of the program, or a damaged one, cannot be unpacked.
    return null;
  }
}
