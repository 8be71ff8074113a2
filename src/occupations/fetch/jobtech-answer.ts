import { z } from 'zod';

const code = z.string().regex(/^\d{4}$/);
const ESCO = /^http:\/\/data\.europa\.eu\/esco\/(?:occupation\/[\w-]+|isco\/C\d{1,4})$/;

/** Every field that is asked for is there: one that is not has another name by now. Null says that it is empty. */
function list<Item>(item: z.ZodType<Item>): z.ZodType<Item[]> {
  return z.union([z.array(item), z.null()]).transform((items) => items ?? []);
}

const Match = z.object({ esco_uri: z.string().regex(ESCO), preferred_label: z.string() });
export type JobtechMatch = z.infer<typeof Match>;

/** An `occupation-name` with the ESCO occupations that it matches (SKOS, seen from here) and its group of SSYK 2012. */
export const JobtechOccupation = z.object({
  id: z.string().regex(/^[\w-]{4,40}$/),
  preferred_label: z.string().min(1),
  alternative_labels: list(z.string()),
  exact_match: list(Match),
  close_match: list(Match),
  broad_match: list(Match),
  narrow_match: list(Match),
  broader: list(z.object({ ssyk_code_2012: code })),
});
export type JobtechOccupation = z.infer<typeof JobtechOccupation>;

/** An answer of GraphQL: data, or what is wrong with the question. */
export const JobtechAnswer = z.object({
  data: z.object({ concepts: z.array(z.unknown()) }).nullish(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
});

/** https://taxonomy.api.jobtechdev.se/v1/taxonomy/main/versions */
export const JobtechVersions = z.array(z.object({ 'taxonomy/version': z.int().positive() })).min(1);
