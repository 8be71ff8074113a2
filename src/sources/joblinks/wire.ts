import { z } from 'zod';

/**
 * JobAd Links as far as we read it. What is not here is dropped at this edge. `nullable` fields stand in every ad, so
 * that a renamed one is noticed; `nullish` ones are absent where unknown.
 */

/** Ids and codes, some of them numbers on the wire. */
const Code = z.union([z.string(), z.number().int()]).transform(String);

const Count = z.int().nonnegative();

/** `GET /joblinks`: the envelope. Each ad is read by itself. */
export const LinksPage = z.object({
  total: z.union([z.object({ value: Count }), Count]).transform((total) => {
    return typeof total === 'number' ? total : total.value;
  }),
  hits: z.array(z.unknown()).readonly(),
});
export type LinksPage = z.infer<typeof LinksPage>;

const Concept = z.object({
  concept_id: z.string().nullish(),
  label: z.string().nullish(),
  legacy_ams_taxonomy_id: Code.nullish(),
});

export const LinksAddress = z.object({
  municipality: z.string().nullish(),
  municipality_code: Code.nullish(),
  municipality_concept_id: z.string().nullish(),
  region: z.string().nullish(),
  region_code: Code.nullish(),
  region_concept_id: z.string().nullish(),
});
export type LinksAddress = z.infer<typeof LinksAddress>;

export const LinksAd = z.object({
  id: Code.refine((id) => id.trim() !== '', 'must not be blank'),
  headline: z.string().refine((text) => text.trim() !== '', 'must not be blank'),
  /** How the ad begins; the whole of it stands only on its own page. */
  brief: z.string().nullable(),
  occupation_group: Concept.nullish(),
  employer: z.object({ name: z.string().nullish() }).nullish(),
  workplace_addresses: z.array(LinksAddress.nullable()).readonly().nullable(),
  publication_date: z.string().nullable(),
  source_links: z
    .array(z.object({ label: z.string().nullish(), url: z.string().nullish() }).nullable())
    .readonly()
    .nullable(),
});
export type LinksAd = z.infer<typeof LinksAd>;

/** Without one of these there is no vacancy to show, or none that may be shown: the link back is a duty. */
export const ESSENTIAL_FIELDS: ReadonlySet<string> = new Set(['id', 'headline', 'source_links']);
