import { z } from 'zod';

/** Languages by their codes; a service that has none says nothing or null. */
function byLanguage<T>(text: z.ZodType<T>) {
  return z.record(z.string(), text).nullish();
}

/**
 * An occupation, or a group of ISCO-08, as ESCO's service tells it with `full=true`
 * (https://ec.europa.eu/esco/api/doc/esco_api_doc.html): HAL, with texts by language.
 */
export const EscoConcept = z.object({
  uri: z.string().regex(/^http:\/\/data\.europa\.eu\/esco\/(?:occupation\/[\w-]+|isco\/C\d{1,4})$/),
  preferredLabel: z.record(z.string(), z.string()),
  alternativeLabel: byLanguage(z.array(z.string())),
  hiddenLabel: byLanguage(z.array(z.string())),
  status: z.string().nullish(),
  /** `2221.3.1`: its unit group comes first. */
  code: z.string().nullish(),
  _links: z.object({ broaderIscoGroup: z.array(z.object({ uri: z.string() })).nullish() }).nullish(),
});
export type EscoConcept = z.infer<typeof EscoConcept>;

/** A page of a listing: what it counts in all, and each concept under its URI. */
export const EscoPage = z.object({
  total: z.coerce.number().int().nonnegative(),
  _embedded: z.record(z.string(), z.unknown()),
  _links: z.object({ next: z.object({ href: z.string() }).nullish() }).nullish(),
});
export type EscoPage = z.infer<typeof EscoPage>;
