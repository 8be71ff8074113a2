import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { Country, Duration, Hours } from '../domain/codes.ts';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import type { PlaceDraft, PostingDraft, StatedPlace } from '../domain/posting-draft.ts';
import { Requirement } from '../domain/requirement.ts';
import { maskPeople } from '../normalise/people.ts';

/** Half of level 6's time for a tenth more bytes, measured on Platsbanken's ads (2.6 kB of 5.9 kB each). */
const LEVEL = 1;
/** Most payloads come out in one piece of this length; to make room for a larger one takes a seventh of the time. */
const CHUNK = 4096;

const text = z.string().nullable();

const StatedPlaceShape = z.object({
  country: text,
  municipalityCode: text,
  municipalityName: text,
  postcode: text,
  city: text,
  street: text,
  coordinates: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  listedIn: Country.nullable(),
});

/** A draft as it comes back: the database is an edge too. */
const Draft = z.object({
  sourceId: z.string(),
  url: z.string(),
  title: z.string(),
  body: z.object({ kind: z.enum(['html', 'text']), content: z.string() }),
  employer: z.object({ name: text, orgNumber: text, country: Country.nullable() }),
  place: StatedPlaceShape.extend({ otherPlaces: z.array(StatedPlaceShape).exactOptional() }),
  occupations: z.array(
    z.object({
      scheme: z.enum(['star-esco', 'jobtech-occupation-name', 'ssyk-2012']),
      code: z.string(),
      label: text,
    }),
  ),
  requirements: z.array(Requirement.pick({ requirement: true, state: true })).exactOptional(),
  hours: Hours.nullable(),
  duration: Duration.nullable(),
  positions: z.number().nullable(),
  publishedAt: text,
  deadline: text,
  openUntil: text,
  elsewhere: z.object({ ids: z.array(z.string()), urls: z.array(z.string()) }).exactOptional(),
});

/** What of a normalised posting stands in for the raw text of its draft. */
export type Scrubbed = Pick<NormalisedPosting, 'title' | 'descriptionHtml' | 'employer' | 'elsewhere'>;

/**
 * The draft as it is kept to be normalised again without fetching: JSON, deflated (RFC 1951). People are out of it.
 * Of title, body, employer and other addresses it keeps what normalising made of them: raw markup has addresses and
 * names in attributes, comments and entities where no mask can be trusted to find them, and a personal identity number may
 * stand for an organisation's. To normalise it again gives the posting that `draft` gives.
 */
export function packDraft(draft: PostingDraft, posting: Scrubbed): Uint8Array {
  const { elsewhere: _raw, ...rest } = draft;
  const scrubbed: PostingDraft = {
    ...rest,
    title: posting.title,
    body: { kind: 'html', content: posting.descriptionHtml },
    employer: posting.employer,
    place: mapTexts(draft.place, masked),
    occupations: draft.occupations.map((claim) => ({ ...claim, label: masked(claim.label) })),
    ...(posting.elsewhere === undefined ? {} : { elsewhere: posting.elsewhere }),
  };
  return packJson(scrubbed);
}

/** The draft that `packDraft` kept. @throws where it is none: damaged, or of a program too old or too new. */
export function unpackDraft(payload: Uint8Array): PostingDraft {
  return Draft.parse(unpackJson(payload));
}

/** What stands in a payload, whichever version of the program packed it. @throws where it is damaged. */
export function unpackJson(payload: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(payload).toString('utf8'));
}

/** Packs a draft that has been scrubbed already. */
export function packJson(draft: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(draft), { level: LEVEL, chunkSize: CHUNK });
}

/** The place, and the others with it, with `change` made to what an employer may have written freely. */
export function mapTexts(
  { otherPlaces, ...place }: PlaceDraft,
  change: (value: string | null) => string | null,
): PlaceDraft {
  const changed = (stated: StatedPlace): StatedPlace => ({
    ...stated,
    municipalityName: change(stated.municipalityName),
    city: change(stated.city),
    street: change(stated.street),
  });
  return {
    ...changed(place),
    ...(otherPlaces === undefined ? {} : { otherPlaces: otherPlaces.map(changed) }),
  };
}

function masked(value: string | null): string | null {
  return value === null ? null : maskPeople(value);
}
