import { z } from 'zod';

/**
 * The ad of JobStream v2 as far as we read it: read off ads of 2025 and the publisher's notes on 2026. What is not
 * here is dropped at this edge, above all `application_contacts`, `employer.email` and `employer.phone_number`:
 * people. `label` (text in 2025, a list in 2026) is not read either.
 *
 * `nullable` fields stand in every ad, so that a renamed one is noticed; `nullish` ones may be absent.
 */

/** Codes and ids are text; the documentation shows some as numbers. */
const Code = z.union([z.string(), z.number().int()]).transform(String);

/** A taxonomy concept. What the ad does not say is an object of nulls. */
export const JobtechConcept = z.object({
  concept_id: z.string().nullable(),
  label: z.string().nullish(),
  legacy_ams_taxonomy_id: Code.nullish(),
});
export type JobtechConcept = z.infer<typeof JobtechConcept>;

export const JobtechAddress = z.object({
  municipality: z.string().nullish(),
  municipality_code: Code.nullish(),
  region: z.string().nullish(),
  region_code: Code.nullish(),
  region_concept_id: z.string().nullish(),
  country: z.string().nullish(),
  /** Legacy codes, not ISO: Sweden 199, Denmark 44. */
  country_code: Code.nullish(),
  country_concept_id: z.string().nullish(),
  street_address: z.string().nullish(),
  postcode: Code.nullish(),
  city: z.string().nullish(),
  /** Longitude, latitude; both null where unknown. */
  coordinates: z.array(z.number().nullable()).nullish(),
});
export type JobtechAddress = z.infer<typeof JobtechAddress>;

/** A concept of which only the name is read: its ids are many, its names few. */
const JobtechLabelled = z.object({ label: z.string().nullish() });

/** Of what is asked for, what the shared schema has a place for. */
const JobtechWishes = z.object({
  languages: z.array(JobtechLabelled).nullish(),
  education_level: z.array(JobtechLabelled).nullish(),
});

export const JobtechAd = z.object({
  id: Code,
  /** The employer's own system's: `46-{organisation number}-{its id there}`. */
  external_id: Code.nullish(),
  /** Of the ad that this one continues. */
  original_id: Code.nullish(),
  headline: z.string(),
  webpage_url: z.string().nullable(),
  description: z.object({ text: z.string().nullable(), text_formatted: z.string().nullish() }),
  employer: z
    .object({
      name: z.string().nullable(),
      workplace: z.string().nullish(),
      organization_number: Code.nullable(),
    })
    .nullable(),
  employment_type: JobtechConcept.nullish(),
  duration: JobtechConcept.nullable(),
  working_hours_type: JobtechConcept.nullable(),
  occupation: JobtechConcept.nullable(),
  occupation_group: JobtechConcept.nullable(),
  workplace_address: JobtechAddress.nullable(),
  workplace_addresses: z.array(JobtechAddress.nullable()).nullish(),
  driving_license_required: z.boolean().nullish(),
  driving_license: z.array(JobtechLabelled).nullish(),
  access_to_own_car: z.boolean().nullish(),
  must_have: JobtechWishes.nullish(),
  nice_to_have: JobtechWishes.nullish(),
  application_details: z.object({ url: z.string().nullish() }).nullish(),
  number_of_vacancies: z.number().nullable(),
  publication_date: z.string().nullable(),
  last_publication_date: z.string().nullable(),
  application_deadline: z.string().nullable(),
});
export type JobtechAd = z.infer<typeof JobtechAd>;

/** Without one of these there is no vacancy to show, or no telling whether it is ours. */
export const ESSENTIAL_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'headline',
  'description',
  'workplace_address',
]);

/** What every record has, ad or removal. Removals tell the rest in two shapes, which we need not read. */
export const JobtechHead = z.object({
  id: Code.refine((id) => id.trim() !== '', 'must not be blank'),
  removed: z.boolean().nullish(),
  removed_date: z.string().nullish(),
});

/** What says where an ad is, by itself: most ads are elsewhere, and are read no further. */
export const JobtechPlaces = z.object({
  workplace_address: JobtechAddress.nullish(),
  workplace_addresses: z.array(JobtechAddress.nullable()).nullish(),
});
export type JobtechPlaces = z.infer<typeof JobtechPlaces>;

/** JobSearch's `GET /search?limit=0`. */
export const JobtechCount = z.object({ total: z.object({ value: z.int().nonnegative() }) });
