import type { PostingDraft, StatedPlace } from './posting-draft.ts';

/** A workplace of which nothing is said. */
const NOWHERE: StatedPlace = {
  country: null,
  municipalityCode: null,
  municipalityName: null,
  postcode: null,
  city: null,
  street: null,
  coordinates: null,
  listedIn: null,
};

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
