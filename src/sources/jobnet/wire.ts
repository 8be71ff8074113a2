import { z } from 'zod';

/**
 * Jobnet's own JSON as far as we read it: read off real answers of 2026. What is not here is dropped at this edge,
 * above all `application.contactPersons` and `application.emailAddress`: people.
 *
 * `nullable` fields stand in every ad, so that a renamed one is noticed; `nullish` ones are absent where unknown.
 */

/** Ids, postcodes and company numbers, some of them numbers on the wire. */
const Code = z.union([z.string(), z.number().int()]).transform(String);

/** `GET /FindJob/Search`: the envelope. Each ad is read by itself. */
export const JobnetPage = z.object({
  jobAds: z.array(z.unknown()).readonly(),
  totalJobAdCount: z.int().nonnegative(),
});
export type JobnetPage = z.infer<typeof JobnetPage>;

export const JobnetAd = z.object({
  jobAdId: Code.refine((id) => id.trim() !== '', 'must not be blank'),
  title: z.string(),
  description: z.string(),
  hiringOrgName: z.string().nullable(),
  cvr: Code.nullish(),
  occupation: z.string().nullish(),
  /** STAR's own branch of ESCO: `http://data.star.dk/esco/occupation/{uuid}`. */
  conceptUriDa: z.string().nullish(),
  country: z.string().nullish(),
  municipality: z.string().nullish(),
  postalCode: Code.nullish(),
  postalDistrictName: z.string().nullish(),
  workPlaceAddress: z.string().nullish(),
  publicationDate: z.string().nullable(),
  applicationDeadline: z.string().nullish(),
  applicationDeadlineStatus: z.string().nullish(),
  workHourPartTime: z.boolean().nullish(),
  isExternal: z.boolean().nullable(),
  jobAdUrl: z.string().nullish(),
});
export type JobnetAd = z.infer<typeof JobnetAd>;

/** Without one of these there is no vacancy to show. */
export const ESSENTIAL_FIELDS: ReadonlySet<string> = new Set(['jobAdId', 'title', 'description']);

/** Fields that no page of ads lacks altogether; one that does has been renamed. */
export const EXPECTED_ON_A_PAGE = [
  'jobAdId',
  'title',
  'description',
  'hiringOrgName',
  'country',
  'publicationDate',
  'applicationDeadline',
  'isExternal',
] as const;

export const JobnetAddress = z.object({
  streetName: z.string().nullish(),
  houseNumber: Code.nullish(),
  postalCode: Code.nullish(),
  city: z.string().nullish(),
  municipality: z.string().nullish(),
  /** ISO 3166 alpha-2. */
  countryCode: z.string().nullish(),
});
export type JobnetAddress = z.infer<typeof JobnetAddress>;

/** `GET /FindJob/JobAdDetails/{id}`. */
export const JobnetDetails = z.object({
  body: z.string().nullish(),
  unpublicationDateTime: z.string().nullish(),
  isAnonymousEmployer: z.boolean().nullish(),
  employer: z.object({ address: JobnetAddress.nullish() }).nullable(),
  job: z
    .object({
      address: JobnetAddress.nullish(),
      noFixedWorkplace: z.boolean().nullish(),
      isPartTime: z.boolean().nullish(),
      isLimitedPeriod: z.boolean().nullish(),
      driversLicenses: z.array(z.unknown()).nullish(),
      shifts: z.array(z.unknown()).nullish(),
    })
    .nullable(),
  application: z.object({ availablePositions: z.number().nullish(), url: z.string().nullish() }).nullable(),
});
export type JobnetDetails = z.infer<typeof JobnetDetails>;
