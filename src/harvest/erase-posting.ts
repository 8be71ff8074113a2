import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import type { KnownElsewhere, PostingDraft } from '../domain/posting-draft.ts';
import type { Eraser } from './eraser.ts';
import { mapTexts, packJson, unpackDraft } from './payload.ts';

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

/** The payload without what `erase` takes out of its draft; null where nothing is to be. */
export function erasePayload(payload: Uint8Array, erase: Eraser): Uint8Array | null {
  const draft = unpackDraft(payload);
  const erased = eraseDraft(draft, erase);
  return JSON.stringify(erased) === JSON.stringify(draft) ? null : packJson(erased);
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
