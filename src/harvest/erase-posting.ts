import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import type { KnownElsewhere, PostingDraft } from '../domain/posting-draft.ts';
import type { VersionedPosting } from '../store/harvest-store.ts';
import type { Eraser } from './eraser.ts';
import { mapTexts, packJson, unpackDraft, unpackJson } from './payload.ts';

/** What is written of an ad, without what `erase` takes out of it; what the store would make of it is to be made anew. */
export function withoutErased(
  { version, posting, payload }: VersionedPosting,
  erase: Eraser,
): VersionedPosting {
  return {
    version,
    posting: erasePosting(posting, erase),
    payload: payload === null ? null : (erasePayload(payload, erase) ?? payload),
  };
}

/** The posting without what `erase` takes out of its texts. Its link stays: it is the source's own address. */
export function erasePosting(posting: NormalisedPosting, erase: Eraser): NormalisedPosting {
  const line = (value: string | null) => (value === null ? null : erase(value, 'text'));
  const { employer, workplace, requirements } = posting;
  return {
    ...posting,
    ...(requirements && {
      requirements: requirements.map((said) => ({ ...said, evidence: line(said.evidence) })),
    }),
    ...eraseElsewhere(posting, erase),
    title: erase(posting.title, 'text'),
    description: erase(posting.description, 'text'),
    descriptionHtml: erase(posting.descriptionHtml, 'html'),
    employer: { ...employer, name: line(employer.name) },
    workplace: { ...workplace, city: line(workplace.city), street: line(workplace.street) },
  };
}

/**
 * The payload without what `erase` takes out of its draft; null where nothing is to be. What another version of the
 * program packed is erased too; only where nobody can read anything any more there is nothing to erase.
 */
export function erasePayload(payload: Uint8Array, erase: Eraser): Uint8Array | null {
  const draft = orNull(() => unpackDraft(payload));
  if (draft !== null) return changedOrNull(draft, eraseDraft(draft, erase));
  const json = orNull(() => unpackJson(payload));
  return changedOrNull(json, eraseStrings(json, erase));
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function changedOrNull(before: unknown, after: unknown): Uint8Array | null {
  return JSON.stringify(after) === JSON.stringify(before) ? null : packJson(after);
}

/** Which of them are HTML is not known, and what reads HTML finds everything in plain text, too. */
function eraseStrings(json: unknown, erase: Eraser): unknown {
  const erased = JSON.stringify(json, (_key, part: unknown) =>
    typeof part === 'string' ? erase(part, 'html') : part,
  );
  return JSON.parse(erased);
}

function eraseDraft(draft: PostingDraft, erase: Eraser): PostingDraft {
  const line = (value: string | null) => (value === null ? null : erase(value, 'text'));
  const { body, employer, place } = draft;
  return {
    ...draft,
    ...eraseElsewhere(draft, erase),
    title: erase(draft.title, 'text'),
    body: { ...body, content: erase(body.content, body.kind) },
    employer: { ...employer, name: line(employer.name) },
    place: mapTexts(place, line),
  };
}

/** An address or an id that says it is no use without it, and goes. */
function eraseElsewhere(
  { elsewhere }: { readonly elsewhere?: KnownElsewhere },
  erase: Eraser,
): { readonly elsewhere?: KnownElsewhere } {
  if (elsewhere === undefined) return {};
  const isClean = (value: string): boolean => erase(value, 'text') === value;
  return { elsewhere: { ids: elsewhere.ids.filter(isClean), urls: elsewhere.urls.filter(isClean) } };
}
