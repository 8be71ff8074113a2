import { NOWHERE, type PostingDraft, type StatedPlace } from './posting-draft.ts';

/** What an ad says of its workplace, and nothing beside it. */
export function samplePlace(said: Partial<StatedPlace>): StatedPlace {
  return { ...NOWHERE, ...said };
}

/** A nurse's job in Copenhagen that says no more than it must, changed as the test needs it. */
export function sampleDraft(change: Partial<PostingDraft> = {}): PostingDraft {
  const sourceId = change.sourceId ?? 'a';
  return {
    sourceId,
    url: `https://example.org/${encodeURIComponent(sourceId)}`,
    title: 'Sygeplejerske',
    body: {
      kind: 'text',
      content: 'Vi søger en sygeplejerske til vores afdeling, og du er god til at samarbejde.',
    },
    employer: { name: 'Havnens Pleje', orgNumber: null, country: 'DK' },
    place: samplePlace({ country: 'DK', municipalityName: 'København' }),
    occupations: [],
    hours: null,
    duration: null,
    positions: null,
    publishedAt: null,
    deadline: null,
    openUntil: null,
    ...change,
  };
}
