import { z } from 'zod';

/**
 * schema.org JobPosting as far as we read it. JSON-LD lets a value be one or a list, a text or an object with a
 * name, so each field says only what can be made of it; what is not here is dropped at this edge, above all
 * `applicationContact`: people.
 */

/** A text, the name or value of an object, or the first of a list that says anything; null where nothing is said. */
const Text = z
  .unknown()
  .optional()
  .transform((value) => textOf(value));

/** Every text of a value or a list of them. */
const Texts = z
  .unknown()
  .optional()
  .transform((value) => listOf(value).flatMap((each) => textOf(each) ?? []));

const Coordinate = z
  .unknown()
  .optional()
  .transform((value) => {
    const text = textOf(value);
    const number = text === null || text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
    return Number.isFinite(number) ? number : null;
  });

const Address = z.object({
  streetAddress: Text,
  postalCode: Text,
  addressLocality: Text,
  addressRegion: Text,
  addressCountry: Text,
});

/** A place is an object with an address, itself an object or a line of text, or is that line. */
const Place = z.object({
  /** The line, where the address is one. */
  line: z.string().nullable(),
  address: Address.nullable(),
  geo: z.object({ latitude: Coordinate, longitude: Coordinate }).nullable(),
});
export type Place = z.infer<typeof Place>;

const Places = z.preprocess((value) => listOf(value).flatMap(placesOf), z.array(Place).readonly());

export const JobPosting = z.object({
  title: Text,
  name: Text,
  description: Text,
  url: Text,
  identifier: Text,
  datePosted: Text,
  validThrough: Text,
  employmentType: Texts,
  hiringOrganization: Text,
  /** CVR or organisation number, where the organisation gives it. */
  organisationNumbers: Texts,
  jobLocation: Places,
  totalJobOpenings: Text,
});
export type JobPosting = z.infer<typeof JobPosting>;

/** Reads a JobPosting; what is not there or is something else is null or empty. */
export function parsePosting(posting: object): JobPosting {
  const organisation: unknown = listOf(Reflect.get(posting, 'hiringOrganization'))[0];
  const numbers = ['taxID', 'vatID', 'identifier'].map((key) => property(organisation, key));
  return JobPosting.parse({ ...posting, organisationNumbers: numbers });
}

function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textOf(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null || depth > 3) return null;
  const inner: readonly unknown[] = Array.isArray(value)
    ? value
    : ['@value', 'value', 'name', '@id'].map((key) => property(value, key));
  for (const each of inner) {
    const text = textOf(each, depth + 1);
    if (text !== null) return text;
  }
  return null;
}

function placesOf(value: unknown): readonly unknown[] {
  const geo = geoOf(property(value, 'geo'));
  if (typeof value === 'string') return [{ line: value, address: null, geo: null }];
  if (typeof value !== 'object' || value === null) return [];
  const addresses = listOf(property(value, 'address'));
  if (addresses.length === 0) {
    // A PostalAddress where the place should stand, or a place that only has a name.
    const isAddress = ['addressLocality', 'postalCode', 'addressCountry'].some((key) =>
      Object.hasOwn(value, key),
    );
    return [isAddress ? { line: null, address: value, geo } : { line: textOf(value), address: null, geo }];
  }
  return addresses.map((address) =>
    typeof address === 'string' ? { line: address, address: null, geo } : { line: null, address, geo },
  );
}

function geoOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}
