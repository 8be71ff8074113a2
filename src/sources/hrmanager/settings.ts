import { z } from 'zod';
import { FeedUrl, MunicipalityName, OrganisationName, OrgNumber } from '../feed-fields.ts';

/** An employer that publishes through HR-Manager. */
const Tenant = z.strictObject({
  /** The customer's name in the address of its list: `jobportal.svc/{alias}/positionlist`. */
  alias: z.string().regex(/^[a-z0-9_-]+$/i, 'must be the customer’s alias: letters, digits, - and _'),
  name: OrganisationName,
  municipality: MunicipalityName,
  orgNumber: OrgNumber,
});
export type HrmanagerTenant = z.infer<typeof Tenant>;

export const HrmanagerSettings = z.strictObject({
  baseUrl: FeedUrl,
  tenants: z
    .array(Tenant)
    .readonly()
    .refine(
      (tenants) => new Set(tenants.map(({ alias }) => alias.toLowerCase())).size === tenants.length,
      'must name each alias once',
    ),
});
export type HrmanagerSettings = z.infer<typeof HrmanagerSettings>;
