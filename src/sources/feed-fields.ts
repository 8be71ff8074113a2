import { z } from 'zod';

/** Fields that the settings of several employers' feeds share. Faults are told in words that follow "must". */

/** An http or https address, as a `URL`. */
export const FeedUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((text) => new URL(text));

export const OrganisationName = z
  .string('must be the employer’s name')
  .trim()
  .min(1, 'must be the employer’s name');

/**
 * The one municipality that all the employer's vacancies lie in, as for a municipality itself. To be left out where
 * they lie in several: it decides over the postcode, which may belong to several municipalities.
 */
export const MunicipalityName = z.string().trim().min(1, 'must be a municipality’s name').optional();

/** CVR of eight digits, or a Swedish organisation number of ten. */
export const OrgNumber = z
  .string()
  .regex(/^(?:\d{8}|\d{10})$/, 'must be a CVR number of 8 digits or a Swedish organisation number of 10')
  .optional();

/** The country that a number of this length is given in. */
export function countryOfOrgNumber(orgNumber: string | undefined): 'DK' | 'SE' | null {
  if (orgNumber === undefined) return null;
  return orgNumber.length === 8 ? 'DK' : 'SE';
}
