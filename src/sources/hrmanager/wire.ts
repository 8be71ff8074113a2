import { z } from 'zod';

/**
 * HR-Manager's job portal as far as we read it: known from code and documents, not from a promise, so nearly
 * everything may be absent. What is not here is dropped at this edge, above all `ProjectLeader`,
 * `ProjectParticipants` and `Users`: people.
 */

/** Ids and postcodes, some of them numbers on the wire. */
const Code = z.union([z.string(), z.number().int()]).transform(String);

/** `GET /jobportal.svc/{alias}/positionlist/json/`: the envelope. Each position is read by itself. */
export const PositionPage = z.object({
  Items: z.array(z.unknown()).readonly(),
  /** All positions of the customer, on whatever page. */
  PositionCountCustomer: z.int().nonnegative().nullish(),
  /** 0 is good; an alias that does not exist is answered with 1. */
  TransactionStatus: z.object({ StatusCode: z.number().nullish() }).nullish(),
});
export type PositionPage = z.infer<typeof PositionPage>;

export const Department = z.object({
  Address: z.string().nullish(),
  PostalCode: Code.nullish(),
  Zip: Code.nullish(),
  City: z.string().nullish(),
  Country: z.string().nullish(),
});
export type Department = z.infer<typeof Department>;

export const Position = z.object({
  Id: Code.refine((id) => id.trim() !== '', 'must not be blank'),
  Name: z.string().refine((text) => text.trim() !== '', 'must not be blank'),
  /** `OpenApplication` is an invitation to write, not a vacancy. */
  ProjectType: z.string().nullish(),
  AdvertisementUrlSecure: z.string().nullish(),
  AdvertisementUrl: z.string().nullish(),
  Advertisements: z
    .array(z.object({ Content: z.string().nullish() }).nullable())
    .readonly()
    .nullish(),
  ShortDescription: z.string().nullish(),
  Department: Department.nullish(),
  /** The organisation's own address, where the department has none. */
  DepartmentTree: Department.nullish(),
  PositionLocation: z.object({ Name: z.string().nullish() }).nullish(),
  /** "55.67, 12.56": latitude first. */
  WorkPlaceCoordinates: z.string().nullish(),
  WorkHours: z.string().nullish(),
  PositionType: z.string().nullish(),
  /** `/Date(1790673957157+0200)/`. */
  Published: z.string().nullish(),
  ApplicationDue: z.string().nullish(),
});
export type Position = z.infer<typeof Position>;

/** Without one of these there is no vacancy to show. */
export const ESSENTIAL_FIELDS: ReadonlySet<string> = new Set(['Id', 'Name']);
