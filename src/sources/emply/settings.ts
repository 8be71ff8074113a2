import { z } from 'zod';
import { FeedUrl, MunicipalityName, OrganisationName, OrgNumber } from '../feed-fields.ts';

/** An employer whose career site runs on Emply. */
const Tenant = z.strictObject({
  /** Base URL of the career site: `https://{tenant}.career.emply.com`. */
  host: FeedUrl,
  name: OrganisationName,
  municipality: MunicipalityName,
  orgNumber: OrgNumber,
  /** The section of the site whose vacancies are asked for, where a site has several; it stands in the page's script. */
  sectionId: z.guid('must be the section’s GUID').optional(),
});
export type EmplyTenant = z.infer<typeof Tenant>;

export const EmplySettings = z.strictObject({
  tenants: z
    .array(Tenant)
    .readonly()
    .refine(
      (tenants) => new Set(tenants.map(({ host }) => host.href)).size === tenants.length,
      'must name each host once',
    ),
});
export type EmplySettings = z.infer<typeof EmplySettings>;
